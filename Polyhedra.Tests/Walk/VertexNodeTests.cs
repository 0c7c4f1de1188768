using NUnit.Framework;
using Polyhedra.Arrangements.Walk;

namespace Polyhedra.Tests.Walk;

/// <summary>The stack of cells that wait, which is taken from at both ends.</summary>
public sealed class VertexNodeTests
{
    [Test]
    public void The_last_one_comes_back_first_and_the_first_one_is_given_away()
    {
        // A plain list beside it, over many random steps, so that the array grows and leaves room at its front.
        Random random = new(3);
        VertexNode.Waiting nodes = new();
        List<int> plain = [];
        int taken = 0;
        for (int step = 0; step < 5000; step++)
        {
            Assert.That(nodes.IsEmpty, Is.EqualTo(plain.Count == 0));
            int choice = random.Next(step < 2500 ? 4 : 3);
            if (plain.Count == 0 || choice >= 2)
            {
                nodes.Push(new VertexNode { Decided = step });
                plain.Add(step);
            }
            else if (choice == 1)
            {
                Assert.That(nodes.Pop().Decided, Is.EqualTo(plain[^1]));
                plain.RemoveAt(plain.Count - 1);
            }
            else
            {
                Assert.That(nodes.TakeOldest().Decided, Is.EqualTo(plain[0]));
                plain.RemoveAt(0);
                taken++;
            }
        }

        Assert.That(taken, Is.GreaterThan(500));
    }
}
