using NUnit.Framework;
using Polyhedra.Core.LinearProgramming;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <summary>The solver on random small programs, most of them degenerate, against Fourier-Motzkin elimination.</summary>
[TestFixture]
public sealed partial class LinearProgramSolverTests
{
    [TestCase(1, 6, 700)]
    [TestCase(2, 7, 1200)]
    [TestCase(3, 7, 1200)]
    [TestCase(4, 6, 500)]
    [TestCase(5, 5, 250)]
    [TestCase(6, 4, 150)]
    public void Agrees_with_Fourier_Motzkin(int dimension, int rowLimit, int count)
    {
        Random random = new(1000 + dimension);
        Dictionary<string, int> kinds = new(StringComparer.Ordinal);
        for (int trial = 0; trial < count; trial++)
        {
            SmallProgram small = SmallProgram.Random(random, dimension, rowLimit);
            LinearProgram program = small.ToProgram();
            string expected = FourierMotzkin.Solve(small);
            string kind = expected.Split(' ')[0];
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;

            string exact = LinearProgramAssert.Describe(LinearProgramAssert.SolveAndVerify(program));
            Assert.That(exact, Is.EqualTo(expected), small.ToString());
            foreach (IBasisProposer proposer in Proposers.All)
            {
                string proposed = LinearProgramAssert.Describe(LinearProgramAssert.SolveAndVerify(program, proposer));
                Assert.That(proposed, Is.EqualTo(expected), $"{proposer} {small}");
            }
        }

        // The generator would be worthless if it hardly ever met one of the three outcomes.
        Assert.That(kinds.Keys, Is.EquivalentTo(["optimal", "infeasible", "unbounded"]));
        Assert.That(kinds.Values.Min(), Is.GreaterThan(count / 50));
    }

    [Test]
    public void Proves_larger_degenerate_programs()
    {
        // Too large for the twin; a verified proof is conclusive by itself.
        Random random = new(7);
        for (int trial = 0; trial < 150; trial++)
        {
            LinearProgram program = SmallProgram.Random(random, dimension: 6, rowLimit: 25).ToProgram();
            string exact = LinearProgramAssert.Describe(LinearProgramAssert.SolveAndVerify(program));
            foreach (IBasisProposer proposer in Proposers.All)
            {
                string proposed = LinearProgramAssert.Describe(LinearProgramAssert.SolveAndVerify(program, proposer));
                Assert.That(proposed, Is.EqualTo(exact), proposer.ToString());
            }
        }
    }
}
