using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Arrangements.Local.Lines;
using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Oracles;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Local.Lines;

internal sealed class LineFinderTests
{
    /// <summary>7 kinds of weights, 72 networks each with all gates: segments anywhere, through the origin, between points where rows of
    /// the first layer vanish, and within a hyperplane of the first layer; breakpoints, patterns and maps against brute force.</summary>
    [Test]
    public void Agrees_with_a_brute_force_sweep([Values] WeightKind kind)
    {
        Random random = new(300 + (int)kind);
        int breakpoints = 0;
        int coincident = 0;
        int along = 0;
        for (int trial = 0; trial < 72; trial++)
        {
            int dimension = random.Next(1, 4);
            Network network = trial % 3 == 0
                ? RandomNets.Draw(random, kind, dimension, maxGates: 11)
                : RandomNets.DrawGates(random, kind, dimension, maxCuts: kind == WeightKind.Perturbed ? 7 : 14);
            (ImmutableArray<Rational> from, ImmutableArray<Rational> to) = Segment(random, network, trial % 4);

            LineRegions regions = Check(network, from, to);
            breakpoints += regions.Breakpoints.Length;
            coincident += regions.Pieces.Zip(regions.Pieces.Skip(1)).Count(pair => Distance(pair.First.Pattern, pair.Second.Pattern) > 1);
            along += IsAlongHyperplane(network, from, to) ? 1 : 0;
        }

        Assert.That(breakpoints, Is.GreaterThan(50), "the segments drawn are too plain to tell anything");
        bool isGeneric = kind is WeightKind.Float32 or WeightKind.Perturbed;
        Assert.That(coincident, Is.GreaterThan(isGeneric ? -1 : 3), "no segment passes through vertices");
        Assert.That(along, Is.GreaterThan(5), "no segment lies in a hyperplane");
    }

    /// <summary>Deeper and wider than brute force takes: the 1-D count of the vertex kernel has the same numbers.</summary>
    [TestCase(1, 16, 16, 16)]
    [TestCase(3, 24, 24)]
    [TestCase(8, 40, 12, 12, 12)]
    public void Agrees_with_the_enumeration_of_the_composed_network(int inputs, params int[] widths)
    {
        Random random = new(inputs);
        for (int trial = 0; trial < 5; trial++)
        {
            Network network = Arrangements.Studies.Constructions.RandomNetwork.HeNormal(inputs, [.. widths, 2], (ulong)trial);
            ImmutableArray<Rational> from = Draw(random, inputs, 12);
            ImmutableArray<Rational> to = Draw(random, inputs, 12);
            RegionCounts expected = RegionCounter.Count(
                AffineSlice.Through([from, to])!.Compose(network), HPolyhedron.Cube(1, 0, 1), engine: Engine.Vertex);

            LineRegions regions = new LineFinder(network).Find(from, to);
            LineCounts counts = new LineFinder(network).Count(from, to);

            Assert.That(regions.ActivationRegions, Is.EqualTo(expected.Summary.ActivationRegions));
            Assert.That(regions.LinearRegions, Is.EqualTo(expected.LinearRegions));
            Assert.That(regions.AffinePieces, Is.EqualTo(expected.AffinePieces));
            Assert.That(counts, Is.EqualTo(new LineCounts(regions.ActivationRegions, regions.LinearRegions)));
        }
    }

    /// <summary>By hand: |x| and |x| - 1 behind it from -2 to 2 change at x = -1, 0, 1.</summary>
    [Test]
    public void Breakpoints_are_exact_parameters()
    {
        Network network = Nets.Of(Nets.Layer(Activation.Abs, [[1, 0]]), Nets.Relu("1 | -1"), Nets.Identity("1 | 0"));

        LineRegions regions = new LineFinder(network).Find([-2], [2]);

        Assert.That(regions.Breakpoints, Is.EqualTo(new Rational[] { (Rational)1 / 4, (Rational)1 / 2, (Rational)3 / 4 }));
        Assert.That(regions.Pieces.Select(piece => string.Concat(piece.Pattern)), Is.EqualTo(new[] { "01", "00", "10", "11" }));
        Assert.That(regions.Pieces.Select(piece => piece.Map.Linear[0, 0]), Is.EqualTo(new Rational[] { -4, 0, 0, 4 }));
        Assert.That((regions.LinearRegions, regions.AffinePieces), Is.EqualTo((3L, 3L)));
    }

    [Test]
    public void A_segment_needs_two_points_of_the_right_dimension()
    {
        LineFinder finder = new(Nets.Of(Nets.Relu("1 1 | 0")));

        Assert.That(() => finder.Find([1, 2], [1, 2]), Throws.ArgumentException);
        Assert.That(() => finder.Count([1, 2], [1, 2]), Throws.ArgumentException);
        Assert.That(() => finder.Find([1], [2]), Throws.ArgumentException);
    }

    private static LineRegions Check(Network network, ImmutableArray<Rational> from, ImmutableArray<Rational> to)
    {
        NaiveLine expected = new(network, from, to);
        LineFinder finder = new(network);
        LineRegions regions = finder.Find(from, to);

        Assert.That(regions.Breakpoints, Is.EqualTo(expected.Breakpoints));
        Assert.That(
            regions.Pieces.Select(piece => string.Concat(piece.Pattern.Select(gate => (char)('0' + gate)))), Is.EqualTo(expected.Patterns));
        foreach (LinePiece piece in regions.Pieces)
        {
            foreach (Rational t in (Rational[])[piece.From, piece.To])
            {
                Assert.That(piece.Map.Apply([t]), Is.EqualTo(NetworkEvaluation.At(network, NaiveLine.PointAt(from, to, t)).Output));
            }
        }

        RegionCounts counts = RegionCounter.Count(AffineSlice.Through([from, to])!.Compose(network), HPolyhedron.Cube(1, 0, 1));
        Assert.That((regions.LinearRegions, regions.AffinePieces), Is.EqualTo((counts.LinearRegions!.Value, counts.AffinePieces!.Value)));
        Assert.That(finder.Count(from, to), Is.EqualTo(new LineCounts(regions.ActivationRegions, regions.LinearRegions)));
        return regions;
    }

    private static (ImmutableArray<Rational> From, ImmutableArray<Rational> To) Segment(Random random, Network network, int kind)
    {
        while (true)
        {
            ImmutableArray<Rational> from = Draw(random, network.InputCount, 4);
            ImmutableArray<Rational> to = kind switch
            {
                0 => Draw(random, network.InputCount, 4),
                1 => [.. from.Select(x => -x * random.Next(1, 3))],
                _ => Draw(random, network.InputCount, 1),
            };
            if (kind >= 2)
            {
                // Both ends, or one of them, onto a hyperplane of the first layer, along its normal.
                Rational[] row = Nets.Rows(network.Layers[0])[random.Next(network.Layers[0].Weights.RowCount)];
                from = kind == 3 ? Onto(row, from) : from;
                to = Onto(row, to);
            }

            if (!from.SequenceEqual(to))
            {
                return (from, to);
            }

            // In one dimension a hyperplane is a point: take another kind.
            kind = 0;
        }
    }

    private static ImmutableArray<Rational> Onto(Rational[] row, ImmutableArray<Rational> point)
    {
        Rational square = row[..^1].Aggregate(Rational.Zero, (sum, entry) => sum + (entry * entry));
        Rational value = row[..^1].Zip(point, (weight, x) => weight * x).Aggregate(row[^1], (sum, term) => sum + term);
        return square.IsZero ? point : [.. point.Zip(row, (x, weight) => x - (value / square * weight))];
    }

    private static bool IsAlongHyperplane(Network network, ImmutableArray<Rational> from, ImmutableArray<Rational> to) =>
        Nets.Rows(network.Layers[0]).Any(row => !row[..^1].All(entry => entry.IsZero)
            && new[] { from, to }.All(
                point => row[..^1].Zip(point, (weight, x) => weight * x).Aggregate(row[^1], (sum, term) => sum + term).IsZero));

    private static int Distance(ImmutableArray<byte> left, ImmutableArray<byte> right) =>
        left.Zip(right).Count(pair => pair.First != pair.Second);

    private static ImmutableArray<Rational> Draw(Random random, int dimension, int reach) =>
        [.. Enumerable.Range(0, dimension).Select(_ => (Rational)random.Next(-reach, reach + 1) / random.Next(1, 3))];
}
