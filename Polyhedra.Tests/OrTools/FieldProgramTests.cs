using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Core.LinearProgramming;

namespace Polyhedra.Tests.OrTools;

/// <summary>Programs from reports in the field on which a floating-point solver's presolve or tolerance is wrong, with GLOP
/// proposing.</summary>
[TestFixture]
public sealed class FieldProgramTests
{
    // Rows of size 1e-17 beside 1e-2 (JuliaReach/LazySets.jl issue 2172): a pentagon.
    private static readonly double[][] Pentagon =
    [
        [-3e-18, -1, 2], [-1, 2e-17, 2], [0.02, 1e-2, 0.04], [1e-17, 0.03, 0.05], [-4e-17, 1, 1.5], [1, 0, 2],
    ];

    [Test]
    public void Rows_of_size_1e_17_stay_right() => CheckAllDirections(Pentagon);

    [Test]
    public void A_corner_that_misses_a_row_by_3e_17_stays_infeasible()
    {
        // x <= -1 and y >= 1 meet the last row, x - y + 2 >= 2^-55, nowhere.
        HPolyhedron set = Polyhedron([[-1, 0, -1], [0, 1, -1]], new HalfSpace([1, -1], 2 - new Rational(1, 1L << 55)));
        foreach (IBasisProposer? proposer in Proposers.AllAndNobody)
        {
            Assert.That(LinearProgramSolver.Solve(new LinearProgram(set, [1, 1]), proposer), Is.TypeOf<LinearProgramResult.Infeasible>());
        }
    }

    [Test]
    public void Nearly_parallel_rows_stay_apart()
    {
        // y >= x and y <= (1 + 2^-52) x + 2^-60 in the unit square: a sliver that any tolerance calls a segment.
        Rational slope = 1 + new Rational(1, 1L << 52);
        HPolyhedron set = Polyhedron([[-1, 1, 0]], new HalfSpace([slope, -1], new Rational(1, 1L << 60)));
        HPolyhedron square = HPolyhedron.Cube(2, 0, 1);
        LinearProgram program = new(new HPolyhedron(square.Lower, square.Upper, set.HalfSpaces), [-1, 1]);
        foreach (IBasisProposer? proposer in Proposers.AllAndNobody)
        {
            // The largest y - x is at y = 1: x = (1 - 2^-60) / (1 + 2^-52).
            Rational expected = 1 - ((1 - new Rational(1, 1L << 60)) / slope);
            string found = LinearProgramAssert.Describe(LinearProgramAssert.SolveAndVerify(program, proposer));
            Assert.That(found, Is.EqualTo($"optimal {expected}"));
        }
    }

    // Against the exact method without anybody who proposes.
    private static void CheckAllDirections(double[][] rows)
    {
        HPolyhedron set = Polyhedron(rows);
        for (int direction = 0; direction < 48; direction++)
        {
            LinearProgram program = new(
                set, [Rational.FromDouble(Math.Cos(direction * Math.PI / 24)), Rational.FromDouble(Math.Sin(direction * Math.PI / 24))]);
            string truth = LinearProgramAssert.Describe(LinearProgramAssert.SolveAndVerify(program));
            foreach (IBasisProposer proposer in Proposers.All)
            {
                Assert.That(LinearProgramAssert.Describe(LinearProgramAssert.SolveAndVerify(program, proposer)), Is.EqualTo(truth));
            }
        }
    }

    private static HPolyhedron Polyhedron(double[][] rows, params HalfSpace[] more) => HPolyhedron.FromHalfSpaces(
        2,
        rows.Select(row => new HalfSpace(
            [.. row[..2].Select(Rational.FromDouble)], Rational.FromDouble(row[2]))).Concat(more));
}
