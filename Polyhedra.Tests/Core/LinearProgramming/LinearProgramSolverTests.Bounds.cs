using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <content>Bounds alone, fixed variables, zero normals, and cancellation.</content>
public sealed partial class LinearProgramSolverTests
{
    private static readonly Rational Third = new(1, 3);

    [Test]
    public void Chooses_the_corner_of_a_box()
    {
        LinearProgram program = new(
            HPolyhedron.Box([-Third, 0, -2, 5], [Third, 7, -1, 5]), [Rational.One, Rational.MinusOne, Rational.Zero, Third]);
        var optimum = (LinearProgramResult.Optimal)LinearProgramAssert.SolveAndVerify(program);
        Assert.That(optimum.Value, Is.EqualTo((Rational)2));
        Assert.That(optimum.Point[0], Is.EqualTo(Third));
        Assert.That(optimum.Point[1], Is.EqualTo(Rational.Zero));
    }

    [Test]
    public void Reports_crossed_bounds_by_two_multipliers()
    {
        LinearProgram program = new(HPolyhedron.Box([0, Third], [1, 0]), [1, 1]);
        var infeasible = (LinearProgramResult.Infeasible)LinearProgramAssert.SolveAndVerify(program);
        Assert.That(infeasible.Farkas.Lower, Is.EqualTo(new Rational[] { 0, 1 }));
        Assert.That(infeasible.Farkas.Upper, Is.EqualTo(new Rational[] { 0, 1 }));
    }

    [Test]
    public void Fixed_variables_stay_where_they_are()
    {
        // x = 2/3 and y = -1 fixed: z <= x + y = -1/3.
        HPolyhedron set = new(
            [new Rational(2, 3), -1, null], [new Rational(2, 3), -1, null], [new HalfSpace([1, 1, -1], 0)]);
        foreach (Rational weight in new Rational[] { -5, 0, 5 })
        {
            LinearProgram program = new(set, [weight, weight, 1]);
            var optimum = (LinearProgramResult.Optimal)LinearProgramAssert.SolveAndVerify(program);
            Assert.That(optimum.Point, Is.EqualTo(new[] { new Rational(2, 3), -1, -Third }));
        }
    }

    [Test]
    public void A_half_space_with_zero_normal_counts_by_its_offset()
    {
        HPolyhedron some = new([0], [1], [new HalfSpace([0], 0), new HalfSpace([0], 3)]);
        HPolyhedron none = new([0], [1], [new HalfSpace([0], 3), new HalfSpace([0], -Third)]);
        Assert.That(LinearProgramAssert.SolveAndVerify(new LinearProgram(some, [1])), Is.TypeOf<LinearProgramResult.Optimal>());
        Assert.That(LinearProgramAssert.SolveAndVerify(new LinearProgram(none, [1])), Is.TypeOf<LinearProgramResult.Infeasible>());
    }

    [Test]
    public void The_whole_space_is_unbounded_unless_the_objective_is_zero()
    {
        HPolyhedron space = HPolyhedron.WholeSpace(3);
        var unbounded = (LinearProgramResult.Unbounded)LinearProgramAssert.SolveAndVerify(new LinearProgram(space, [0, -7, 0]));
        Assert.That(unbounded.Ray, Is.EqualTo(new Rational[] { 0, -1, 0 }));
        Assert.That(
            LinearProgramAssert.Describe(LinearProgramAssert.SolveAndVerify(new LinearProgram(space, [0, 0, 0]))), Is.EqualTo("optimal 0"));
    }

    [Test]
    public void A_line_has_optima_but_no_vertex()
    {
        // The strip 0 <= x + y <= 1 in the plane.
        HPolyhedron strip = new([null, null], [null, null], [new HalfSpace([1, 1], 0), new HalfSpace([-1, -1], 1)]);
        Assert.That(
            LinearProgramAssert.Describe(LinearProgramAssert.SolveAndVerify(new LinearProgram(strip, [Third, Third]))),
            Is.EqualTo("optimal 1/3"));
        Assert.That(
            LinearProgramAssert.SolveAndVerify(new LinearProgram(strip, [1, 0])), Is.TypeOf<LinearProgramResult.Unbounded>());
    }

    [Test]
    public void Stops_when_cancelled()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        LinearProgram program = new(HPolyhedron.Cube(2, 0, 1), [1, 1]);
        Assert.That(
            () => LinearProgramSolver.Solve(program, cancellationToken: source.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Refuses_null_and_wrong_dimensions()
    {
        Assert.That(() => LinearProgramSolver.Solve(null!), Throws.ArgumentNullException);
        Assert.That(() => new LinearProgram(HPolyhedron.WholeSpace(2), [1]), Throws.ArgumentException);
    }
}
