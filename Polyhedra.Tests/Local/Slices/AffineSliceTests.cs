using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Arrangements.Local.Lines;
using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;
using Polyhedra.Tests.Oracles;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Local.Slices;

internal sealed class AffineSliceTests
{
    /// <summary>The composed network against the same map put before the network as a layer of its own,
    /// which the naive enumerator composes.</summary>
    [Test]
    public void Regions_of_a_slice_are_those_of_the_network_behind_an_affine_layer([Values] WeightKind kind)
    {
        Random random = new(60 + (int)kind);
        int regions = 0;
        for (int trial = 0; trial < 30; trial++)
        {
            int dimension = random.Next(2, 5);
            Network network = trial % 2 == 0
                ? RandomNets.Draw(random, kind, dimension, maxGates: 7) : GateNets.Draw(random, kind, dimension);
            AffineSlice slice = Draw(random, dimension, random.Next(1, 3));
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial % 7), dimension);
            HPolyhedron set = slice.PullBack(domain);
            if (InteriorPoint.Find(set) is null)
            {
                continue;
            }

            SortedDictionary<string, bool> expected = NaiveEnumerator.Enumerate(Explicit(network, slice), set);
            Dictionary<string, CollectedRegion> actual = Walks.All(slice.Compose(network), set, engine: Engine.Vertex);

            Assert.That(actual.Describe(), Is.EqualTo(expected.Select(region => Walks.Describe(region.Key, region.Value))));
            regions += expected.Count;
        }

        Assert.That(regions, Is.GreaterThan(60), "the slices drawn are too plain to tell anything");
    }

    [Test]
    public void A_pulled_back_domain_holds_the_points_whose_images_are_in_the_domain()
    {
        Random random = new(7);
        int inside = 0;
        int boundary = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            int dimension = random.Next(1, 5);
            AffineSlice slice = Draw(random, dimension, random.Next(1, dimension + 1));
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial % 7), dimension);
            HPolyhedron set = slice.PullBack(domain);
            for (int i = 0; i < 10; i++)
            {
                ImmutableArray<Rational> s = [.. Enumerable.Range(0, slice.Dimension).Select(_ => (Rational)random.Next(-6, 7) / 4)];
                ImmutableArray<Rational> x = slice.PointAt(s.AsSpan());

                Assert.That(Contains(set, s), Is.EqualTo(Contains(domain, x)));
                inside += Contains(domain, x) ? 1 : 0;
                boundary += Contains(domain, x) && !domain.HasInInterior(x.AsSpan()) ? 1 : 0;
            }
        }

        Assert.That(inside, Is.GreaterThan(400));
        Assert.That(boundary, Is.GreaterThan(20));
    }

    [Test]
    public void Values_of_the_composed_network_are_those_at_the_points_of_the_slice()
    {
        Random random = new(8);
        for (int trial = 0; trial < 50; trial++)
        {
            int dimension = random.Next(1, 5);
            Network network = GateNets.Draw(random, WeightKind.QuarterGrid, dimension);
            AffineSlice slice = Draw(random, dimension, random.Next(1, dimension + 1));
            ImmutableArray<Rational> s = [.. Enumerable.Range(0, slice.Dimension).Select(_ => (Rational)random.Next(-6, 7) / 3)];
            ImmutableArray<Rational> x = [.. Enumerable.Range(0, dimension).Select(j =>
                slice.Points[0][j] + Enumerable.Range(0, s.Length).Aggregate(
                    Rational.Zero, (sum, i) => sum + (s[i] * (slice.Points[i + 1][j] - slice.Points[0][j]))))];

            Assert.That(slice.PointAt(s.AsSpan()), Is.EqualTo(x));
            Assert.That(NetworkEvaluation.At(slice.Compose(network), s).Output, Is.EqualTo(NetworkEvaluation.At(network, x).Output));
        }
    }

    /// <summary>784 inputs in a cube, the usual case: both kernels list the same regions of a plane,
    /// and a line has as many as its sweep.</summary>
    [Test]
    public void Slices_of_many_inputs()
    {
        Network network = RandomNetwork.HeNormal(784, [24, 16, 4], seed: 1);
        HPolyhedron cube = HPolyhedron.Cube(784, -1, 1);
        UniformPoints points = new(cube, new SeededRandom(3));
        ImmutableArray<Rational>[] corners = [points.TryNext()!.Value, points.TryNext()!.Value, points.TryNext()!.Value];
        AffineSlice plane = AffineSlice.Through(corners)!;
        AffineSlice line = AffineSlice.Through(corners[..2])!;

        CrossCheckResult check = CrossCheck.Run(plane.Compose(network), plane.PullBack(cube));
        EnumerationSummary along = RegionEnumerator.Count(line.Compose(network), HPolyhedron.Cube(1, 0, 1));

        Assert.That(check.Agrees, Is.True);
        Assert.That(check.VertexRegions, Is.GreaterThan(30));
        Assert.That(
            along.ActivationRegions, Is.EqualTo(new LineFinder(network).Find(corners[0], corners[1]).ActivationRegions).And.GreaterThan(5));
    }

    [Test]
    public void The_coordinates_of_the_points_are_the_origin_and_the_unit_vectors()
    {
        AffineSlice slice = AffineSlice.Through([Point("1,2,3"), Point("0,1/2,3"), Point("4,4,4")])!;

        Assert.That(slice.Dimension, Is.EqualTo(2));
        Assert.That(slice.PointAt([0, 0]), Is.EqualTo(Point("1,2,3")));
        Assert.That(slice.PointAt([1, 0]), Is.EqualTo(Point("0,1/2,3")));
        Assert.That(slice.PointAt([0, 1]), Is.EqualTo(Point("4,4,4")));
    }

    [TestCase("0,0;0,0")]
    [TestCase("0,0;1,1;2,2")]
    [TestCase("0,0;1,0;0,1;1,1")]
    [TestCase("1/3,1/7;2/3,2/7;1,3/7")]
    public void Dependent_points_span_no_slice(string points) =>
        Assert.That(AffineSlice.Through([.. points.Split(';').Select(Point)]), Is.Null);

    [Test]
    public void One_point_or_mixed_dimensions_are_refused()
    {
        Assert.That(() => AffineSlice.Through([Point("0,0")]), Throws.ArgumentException);
        Assert.That(() => AffineSlice.Through([Point("0,0"), Point("0,0,1")]), Throws.ArgumentException);
    }

    /// <summary>The slice y = 0 lies in a side of the square [0, 1]^2; the other bounds, x and the constant 1 >= 0, stay or go.</summary>
    [Test]
    public void A_slice_in_the_boundary_of_the_domain_has_an_interior()
    {
        AffineSlice slice = AffineSlice.Through([Point("0,0"), Point("2,0")])!;

        HPolyhedron set = slice.PullBack(HPolyhedron.Cube(2, 0, 1));

        Assert.That(set.HalfSpaces, Is.Empty);
        Assert.That((set.Lower[0], set.Upper[0]), Is.EqualTo(((Rational?)0, (Rational?)((Rational)1 / 2))));
        AffineSlice outside = AffineSlice.Through([Point("0,2"), Point("2,2")])!;
        Assert.That(InteriorPoint.Find(outside.PullBack(HPolyhedron.Cube(2, 0, 1))), Is.Null);
    }

    /// <summary>Along the diagonal all axes of a cube give the same two bounds.</summary>
    [Test]
    public void Of_parallel_inequalities_the_tightest_stays()
    {
        AffineSlice slice = AffineSlice.Through([Point("0,0,0"), Point("1,1,1"), Point("1,1,3")])!;

        HPolyhedron set = slice.PullBack(HPolyhedron.Box([-1, -2, -3], [4, 5, 6]));

        // x = y = s1 + s2 in [-1, 4]; z = s1 + 3 s2 in [-3, 6].
        Assert.That(set.HalfSpaces, Is.EquivalentTo(new[] { Half("1 1 | 1"), Half("-1 -1 | 4"), Half("1 3 | 3"), Half("-1 -3 | 6") }));
    }

    private static HalfSpace Half(string row)
    {
        Rational[] entries = Nets.ParseRow(row);
        return new HalfSpace([.. entries[..^1]], entries[^1]);
    }

    private static ImmutableArray<Rational> Point(string text) => [.. text.Split(',').Select(entry => Rational.Parse(entry))];

    private static AffineSlice Draw(Random random, int dimension, int sliceDimension)
    {
        while (true)
        {
            ImmutableArray<Rational>[] points = [.. Enumerable.Range(0, sliceDimension + 1).Select(_ =>
                (ImmutableArray<Rational>)[.. Enumerable.Range(0, dimension)
                    .Select(_ => (Rational)random.Next(-4, 5) / random.Next(1, 3))])];
            if (AffineSlice.Through(points) is { } slice)
            {
                return slice;
            }
        }
    }

    private static Network Explicit(Network network, AffineSlice slice)
    {
        ImmutableArray<ImmutableArray<Rational>> points = slice.Points;
        Rational[][] rows = [.. Enumerable.Range(0, slice.AmbientDimension).Select(j =>
            (Rational[])[.. points.Skip(1).Select(point => point[j] - points[0][j]), points[0][j]])];
        return new Network(network.Layers.Insert(0, Nets.Layer(Activation.Identity, rows)));
    }

    private static bool Contains(HPolyhedron set, ImmutableArray<Rational> point)
    {
        for (int k = 0; k < point.Length; k++)
        {
            if (point[k] < set.Lower[k] || point[k] > set.Upper[k])
            {
                return false;
            }
        }

        return set.HalfSpaces.All(halfSpace => halfSpace.Evaluate(point.AsSpan()).Sign != Sign.Negative);
    }
}
