using NUnit.Framework;
using Polyhedra.Arrangements.Studies.Search;

namespace Polyhedra.Tests.Studies.Search;

internal sealed class HyperplaneThroughTests
{
    [Test]
    public void The_form_vanishes_at_the_points()
    {
        Random random = new(1);
        for (int i = 0; i < 100; i++)
        {
            int m = random.Next(1, 6);
            double[][] points =
                [.. Enumerable.Range(0, m).Select(_ => Enumerable.Range(0, m).Select(_ => (double)random.Next(-9, 10)).ToArray())];
            if (HyperplaneThrough.Find(points) is not { } form)
            {
                continue;
            }

            foreach (double[] point in points)
            {
                double value = form[m] + point.Zip(form, (x, a) => x * a).Sum();
                Assert.That(value, Is.Zero.Within(1e-6));
            }

            Assert.That(form, Has.Some.EqualTo(1.0));
        }
    }

    [Test]
    public void Points_that_leave_a_choice_give_none() =>
        Assert.That(HyperplaneThrough.Find([[1.0, 2.0], [1.0, 2.0]]), Is.Null);
}
