using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Kernels.Vertex;

/// <summary>The ball around a cell never decides a form that cuts the cell, nor the wrong way,
/// however closely the form passes by.</summary>
public sealed class BallFilterTests
{
    [Test]
    public void What_the_ball_decides_is_right([Values] WeightKind kind, [Values(1, 2, 3, 5)] int dimension)
    {
        Random random = new(70 + (10 * (int)kind) + dimension);
        int decided = 0;
        for (int trial = 0; trial < 25; trial++)
        {
            VertexEngine engine = new(
                RandomDomains.Draw(random, trial % 3 == 0 ? DomainKind.Simplex : DomainKind.Box, dimension), 0, KernelArithmetic.Filtered,
                CancellationToken.None);
            VertexCell cell = SmallCell(random, engine, dimension);
            decided += Check(
                engine, cell, Nets.Layer(Activation.Relu, [.. Enumerable.Range(0, 13).Select(_ => Row(random, kind, dimension))]),
                dimension);
        }

        Assert.That(decided, Is.GreaterThan(20));
    }

    /// <summary>The hyperplane sum x_k = d - t: the ball around the cube [-1, 1]^d touches it at a corner for t = 0, so only rounding
    /// tells cutting from missing. Other widths, centres and scales make it round.</summary>
    [Test]
    public void Forms_that_just_cut_a_corner_are_not_decided([Values(1, 2, 3, 6, 8)] int dimension)
    {
        Random random = new(9 + dimension);
        for (int trial = 0; trial < 40; trial++)
        {
            Rational centre = Rational.FromSingle((float)random.NextDouble()) * (trial % 2 == 0 ? 1 : 1000);
            Rational width = new(random.Next(1, 1000), 997);
            HPolyhedron cube = HPolyhedron.Cube(dimension, centre - width, centre + width);
            List<Rational[]> rows = [];
            foreach (int bits in (int[])[20, 40, 48, 50, 51, 52, 53, 54, 60, 100])
            {
                foreach (int sign in (int[])[1, -1])
                {
                    Rational scale = Rational.FromSingle((float)(random.NextDouble() + 0.1)) * sign;
                    Rational corner = centre + width - (width * new Rational(1, BigInteger.Pow(2, bits)));
                    rows.Add([.. Enumerable.Repeat(scale, dimension), -dimension * corner * scale]);
                }
            }

            VertexEngine engine = new(cube, 0, KernelArithmetic.Filtered, CancellationToken.None);
            Check(engine, engine.Root(), Nets.Layer(Activation.Relu, rows), dimension);
        }
    }

    /// <summary>Coefficients r = (B + r) - B that lose their last bits beside B = 2^45: rows are off by up to 2^-8,
    /// and forms pass a corner at less.</summary>
    [Test]
    public void Rows_that_are_off_are_allowed_for([Values(1, 2, 3, 5)] int dimension)
    {
        Random random = new(19 + dimension);
        Rational large = BigInteger.Pow(2, 45);
        int undecided = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            Rational[] slopes = [.. Enumerable.Range(0, dimension).Select(_ => new Rational(random.Next(-2000, 2000), 999))];
            List<Rational[]> inputs = [];
            for (int k = 0; k < dimension; k++)
            {
                inputs.Add([.. Enumerable.Range(0, dimension).Select(j => j == k ? large + slopes[k] : 0), 0]);
                inputs.Add([.. Enumerable.Range(0, dimension).Select(j => j == k ? large : 0), 0]);
            }

            Rational most = slopes.Select(Rational.Abs).Aggregate(Rational.Zero, (sum, slope) => sum + slope);
            List<Rational[]> rows = [];
            for (int i = 0; i < 12; i++)
            {
                int sign = random.Next(2) == 0 ? 1 : -1;
                Rational distance = new(random.Next(-40, 41), BigInteger.Pow(2, random.Next(8, 14)));
                rows.Add([.. Enumerable.Range(0, 2 * dimension).Select(j => (Rational)(j % 2 == 0 ? 1 : -1)), sign * (most + distance)]);
            }

            VertexEngine engine = new(TestDomains.SymmetricBox(dimension), 0, KernelArithmetic.Filtered, CancellationToken.None);
            undecided += rows.Count - Check(
                engine, engine.Root(), Nets.Layer(Activation.Relu, rows), dimension, Nets.Layer(Activation.Identity, inputs));
        }

        Assert.That(undecided, Is.GreaterThan(50));
    }

    [Test]
    public void Cells_that_are_not_bounded_have_no_ball()
    {
        VertexEngine engine = new(HPolyhedron.WholeSpace(2), 0, KernelArithmetic.Filtered, CancellationToken.None);
        VertexCell cell = engine.Root();
        Assert.That(engine.TryEnclose(cell), Is.False);
        foreach (string row in (string[])["1 0 | 0", "0 1 | 0", "-1 -1 | 1"])
        {
            Cut cut = Cuts.Exact(IntegerForm.FromIntegers([.. Nets.ParseRow(row).Select(entry => entry.Numerator)]));
            engine.Locate(cell, cut);
            cell = engine.Clip(cell, Sign.Positive);
        }

        Assert.That(engine.TryEnclose(cell), Is.True, "a triangle");
        Assert.That(new VertexEngine(TestDomains.SymmetricBox(2), 0, KernelArithmetic.ExactOnly, default) is var exact
            && exact.TryEnclose(exact.Root()), Is.False);
    }

    // The ball's word on every form, both ways to ask, against the exact sides.
    private static int Check(VertexEngine engine, VertexCell cell, DenseLayer layer, int dimension, DenseLayer? before = null)
    {
        NetworkFrames frames = new(before is null ? Nets.Of(layer) : Nets.Of(before, layer));
        int own = before is null ? 0 : 1;
        LayerState state = new(frames[own], dimension);
        if (before is null)
        {
            state.LoadOwnWeights();
        }
        else
        {
            LayerState first = new(frames[0], dimension);
            first.LoadOwnWeights();
            state.Clear();
            for (int unit = 0; unit < before.UnitCount; unit++)
            {
                state.Add(unit, first, unit, 1, 0);
            }
        }

        Assert.That(engine.TryEnclose(cell), Is.True);
        int[] open = new int[state.FormPad];
        int openCount = engine.Filter(state, state.Forms, state.Signs, open);
        Assert.That(
            open.AsSpan(0, openCount).ToArray(), Is.EqualTo(Enumerable.Range(0, layer.UnitCount).Where(f => state.Signs[f] == 0)));
        int[] single = [.. Enumerable.Range(0, layer.UnitCount).Select(f => engine.Filter(state, state.Forms, f, out _))];
        for (int f = 0; f < layer.UnitCount; f++)
        {
            Sides sides = engine.Locate(cell, state.Cut(f));
            foreach (int sign in (int[])[state.Signs[f], single[f]])
            {
                Assert.That(sign == 0 || sides == (sign > 0 ? Sides.Positive : Sides.Negative), Is.True, $"{sign} but {sides}");
            }
        }

        return single.Count(sign => sign != 0);
    }

    private static VertexCell SmallCell(Random random, VertexEngine engine, int dimension)
    {
        VertexCell cell = engine.Root();
        for (int i = 0; i < 4; i++)
        {
            WeightKind kind = random.Next(2) == 0 ? WeightKind.SmallIntegers : WeightKind.Float32;
            Rational[] row = Row(random, kind, dimension);
            IntegerForm form = IntegerForm.FromRationals(row.AsSpan()[..^1], row[^1]);
            if (engine.Locate(cell, Cuts.Of(random, form, random.Next(2) == 0 ? null : 45)) == Sides.Both)
            {
                cell = engine.Clip(cell, random.Next(2) == 0 ? Sign.Positive : Sign.Negative);
            }
        }

        return cell;
    }

    private static Rational[] Row(Random random, WeightKind kind, int dimension) =>
        [.. Enumerable.Range(0, dimension + 1).Select(_ => RandomNets.Number(random, kind))];
}
