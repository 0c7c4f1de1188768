using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <summary>An optimal point that does not depend on who proposed it.</summary>
[TestFixture]
public sealed class CanonicalOptimumTests
{
    [Test]
    public void The_point_is_optimal_and_everybody_s()
    {
        Random random = new(31);
        int different = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            LinearProgram program = SmallProgram.Random(random, dimension: random.Next(1, 6), rowLimit: 8).ToProgram();
            string truth = LinearProgramAssert.Describe(LinearProgramSolver.Solve(program));
            HashSet<string> plain = [];
            HashSet<string> canonical = [];
            foreach (IBasisProposer? proposer in Proposers.AllAndNobody)
            {
                LinearProgramResult result = CanonicalOptimum.Solve(program, proposer);
                LinearProgramAssert.Verify(program, result);
                Assert.That(LinearProgramAssert.Describe(result), Is.EqualTo(truth));
                if (result is LinearProgramResult.Optimal optimum)
                {
                    canonical.Add(string.Join(' ', optimum.Point));
                    plain.Add(string.Join(' ', ((LinearProgramResult.Optimal)LinearProgramSolver.Solve(program, proposer)).Point));
                }
            }

            Assert.That(canonical, Has.Count.LessThanOrEqualTo(1), $"program {trial}");
            different += plain.Count > 1 ? 1 : 0;
        }

        // Seven where GLOP is missing.
        Assert.That(different, Is.AtLeast(5), "without the canonical choice the points differ");
    }

    /// <summary>A proof of a proposed basis takes no pivot, and is not begun either.</summary>
    [Test]
    public void A_cancelled_program_is_not_solved()
    {
        LinearProgram program = new(HPolyhedron.Cube(2, 0, 1), [Rational.One, Rational.One]);
        CancellationToken cancelled = new(canceled: true);

        foreach (IBasisProposer? proposer in Proposers.AllAndNobody)
        {
            Assert.That(() => LinearProgramSolver.Solve(program, proposer, cancelled), Throws.InstanceOf<OperationCanceledException>());
        }
    }

    [Test]
    public void A_face_of_a_wide_cube_is_left_at_one_vertex()
    {
        // Maximise the first of 300 variables: 2^299 optimal vertices.
        const int Variables = 300;
        LinearProgram program = new(HPolyhedron.Cube(Variables, 0, 1), [Rational.One, .. new Rational[Variables - 1]]);
        string[] points =
        [
            .. Proposers.All.Select(proposer => (LinearProgramResult.Optimal)CanonicalOptimum.Solve(program, proposer))
                .Select(optimum => string.Join(' ', optimum.Point)),
        ];
        Assert.That(points.Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(1));
        Assert.That(points[0], Does.StartWith("1 "));
    }
}
