using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Tests.Walk.Kernels.Path;

/// <summary>What the kernels of paths promise the walker, one question at a time.</summary>
public sealed class PathEngineTests
{
    // x, which vanishes at the centre; y - 1/2; x + y - 5, which is far away.
    private static readonly Network Gates = Nets.Of(Nets.Relu("1 0 | 0", "0 1 | -1/2", "1 1 | -5"));

    private static readonly HPolyhedron Box = TestDomains.SymmetricBox(2);

    [Test]
    public void The_token_tells_the_sides_and_the_sign_at_the_witness([Values] bool isBall, [Values] bool filters)
    {
        (PathEngine engine, Form[] forms) = Make(isBall, filters);
        int cell = engine.Root();

        Location[] found = [.. forms.Select(form => engine.Locate(cell, form))];

        Assert.That(found.Select(location => location.Sides), Is.EqualTo((Sides[])[Sides.Both, Sides.Both, Sides.Negative]));
        Assert.That(found.Select(location => location.WitnessSign), Is.EqualTo((Sign[])[Sign.Zero, Sign.Negative, Sign.Negative]));
        Assert.That(found.Select(location => location.Form), Is.EqualTo(forms));
        Assert.That(engine.SignTests, Is.EqualTo(3));
    }

    [Test]
    public void Both_halves_of_a_split_cell_have_a_point_of_their_own([Values] bool isBall, [Values] bool filters)
    {
        (PathEngine engine, Form[] forms) = Make(isBall, filters);
        int lower = engine.Root();
        foreach (Form form in forms[..2])
        {
            int upper = engine.Split(lower, engine.Locate(lower, form));

            Assert.That(form.Exact.SignAt(PointOf(engine, lower)), Is.EqualTo(Sign.Negative));
            Assert.That(form.Exact.SignAt(PointOf(engine, upper)), Is.EqualTo(Sign.Positive));
            Assert.That(engine.Locate(lower, form).Sides, Is.EqualTo(Sides.Negative), "the row is on the path");
        }
    }

    [Test]
    public void A_restricted_cell_has_a_point_on_the_side_that_is_kept(
        [Values] bool isBall, [Values(0, 1)] int index, [Values(Sign.Negative, Sign.Positive)] Sign side)
    {
        (PathEngine engine, Form[] forms) = Make(isBall, filters: true);
        int cell = engine.Root();

        engine.Restrict(cell, engine.Locate(cell, forms[index]), side);

        Assert.That(forms[index].Exact.SignAt(PointOf(engine, cell)), Is.EqualTo(side));
        Assert.That(engine.Locate(cell, forms[index]).Sides, Is.EqualTo(side == Sign.Positive ? Sides.Positive : Sides.Negative));
    }

    [Test]
    public void A_token_has_expired_when_the_next_form_was_located([Values] bool isBall)
    {
        (PathEngine engine, Form[] forms) = Make(isBall, filters: true);
        int cell = engine.Root();
        Location old = engine.Locate(cell, forms[0]);
        engine.Locate(cell, forms[1]);

        Assert.That(() => engine.Split(cell, old), Throws.InvalidOperationException);
        Assert.That(() => engine.Restrict(cell, old, Sign.Positive), Throws.InvalidOperationException);
    }

    [Test]
    public void A_cell_is_not_cut_by_a_form_that_leaves_it_whole([Values] bool isBall)
    {
        (PathEngine engine, Form[] forms) = Make(isBall, filters: true);
        int cell = engine.Root();

        Assert.That(() => engine.Split(cell, engine.Locate(cell, forms[2])), Throws.InvalidOperationException);
    }

    [Test]
    public void A_linear_program_wants_a_point_inside()
    {
        Assert.That(() => new LpEngine(Box, [1, 0], KernelArithmetic.Filtered, default), Throws.ArgumentException);
    }

    private static (PathEngine Engine, Form[] Forms) Make(bool isBall, bool filters)
    {
        KernelArithmetic arithmetic = filters ? KernelArithmetic.Filtered : KernelArithmetic.ExactOnly;
        NetworkFrames frames = new(Gates);
        frames.Enter(0);
        Form[] forms = [.. Enumerable.Range(0, 3).Select(i => new Form(frames[0], i))];
        if (!isBall)
        {
            return (new LpEngine(Box, [0, 0], arithmetic, default), forms);
        }

        BallEngine ball = new(Box, new Ball([0, 0], 1), arithmetic, default);
        Assert.That(ball.TryStart(), Is.True);
        return (ball, forms);
    }

    private static BigInteger[] PointOf(PathEngine engine, int cell) =>
        CommonDenominator.Homogeneous(engine.InteriorPoint(cell).AsSpan());
}
