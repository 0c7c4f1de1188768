using System.Collections.Immutable;
using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Regions;

public sealed class DecisionBoundaryTests
{
    private const int Trials = 49;
    private static readonly HPolyhedron Plane = HPolyhedron.WholeSpace(2);

    [Test]
    public void A_line_through_four_quadrants_is_one_piece()
    {
        // The gates cut along the axes but the output is x + y - 1 everywhere: relu(x) - relu(-x) = x.
        Network network = Nets.Of(Nets.Relu("1 0 | 0", "-1 0 | 0", "0 1 | 0", "0 -1 | 0"), Nets.Identity("1 -1 1 -1 | -1"));
        DecisionBoundary boundary = DecisionBoundary.Find(network, Plane).Complete;

        Assert.That((boundary.Pieces.Length, boundary.MergedCount, boundary.CrossedRegionCount), Is.EqualTo((3, 1, 3)));
        BoundaryPiece middle = boundary.Pieces.Single(piece => piece.Polytope.IsBounded);
        Assert.That(
            Enumerable.Range(0, 2).Select(v => string.Join(",", middle.Polytope.Vertex(v))), Is.EquivalentTo((string[])["1,0", "0,1"]));
        Assert.That(boundary.Pieces.Select(piece => piece.Beyond), Is.All.Null);
        Assert.That(middle.Form.Coefficients.ToArray(), Is.EqualTo((BigInteger[])[1, 1, -1]));
    }

    [Test]
    public void A_kink_is_two_pieces()
    {
        // y - |x|.
        Network network = Nets.Of(Nets.Relu("1 0 | 0", "-1 0 | 0", "0 1 | 9", "0 -1 | -9"), Nets.Identity("-1 -1 1 -1 | -9"));
        DecisionBoundary boundary = DecisionBoundary.Find(network, Plane).Complete;

        Assert.That((boundary.Pieces.Length, boundary.MergedCount), Is.EqualTo((2, 2)));
    }

    [Test]
    public void A_facet_counts_once_and_a_facet_of_a_tie_not_at_all()
    {
        // |x|: zero on the facet between the two regions. relu(x): zero on a whole region, whose facet is no piece.
        Network abs = Nets.Of(Nets.Relu("1 0 | 0", "-1 0 | 0"), Nets.Identity("1 1 | 0"));
        Network relu = Nets.Of(Nets.Relu("1 0 | 0"));

        DecisionBoundary facet = DecisionBoundary.Find(abs, Plane).Complete;
        DecisionBoundary tie = DecisionBoundary.Find(relu, Plane).Complete;

        Assert.That((facet.Pieces.Length, facet.MergedCount, facet.CrossedRegionCount, facet.Ties.Length), Is.EqualTo((1, 1, 0, 0)));
        Assert.That(facet.Pieces[0].Beyond, Is.Not.Null);
        Assert.That(facet.Pieces[0].Polytope.Lineality.RowCount, Is.EqualTo(1));
        Assert.That((tie.Pieces.Length, tie.CrossedRegionCount, tie.Ties.Length), Is.EqualTo((0, 0, 1)));
    }

    [Test]
    public void Facets_of_one_line_are_merged_across_the_lines_that_cut_them()
    {
        // |x| again, with two lines of another gate across.
        Network network = Nets.Of(Nets.Relu("1 0 | 0", "-1 0 | 0", "0 1 | 0", "0 1 | -1"), Nets.Identity("1 1 0 0 | 0"));
        DecisionBoundary boundary = DecisionBoundary.Find(network, Plane).Complete;

        Assert.That((boundary.Pieces.Length, boundary.MergedCount), Is.EqualTo((3, 1)));
    }

    [Test]
    public void Three_classes_meet_in_three_rays()
    {
        Network network = Nets.Of(Nets.Identity("1 0 | 0", "0 1 | 0", "-1 -1 | 0"));
        DecisionBoundary largest = DecisionBoundary.Find(network, Plane).Complete;
        DecisionBoundary pair = DecisionBoundary.Find(network, Plane, new OutputPair(0, 2)).Complete;

        Assert.That(largest.Pieces.Select(piece => piece.Pair.ToString()), Is.EqualTo((string[])["0,1", "0,2", "1,2"]));
        foreach (BoundaryPiece piece in largest.Pieces)
        {
            Assert.That((piece.Polytope.VertexCount, piece.Polytope.RayCount), Is.EqualTo((1, 1)));
            Assert.That(piece.Polytope.Vertex(0), Is.All.EqualTo(Rational.Zero));
        }

        Assert.That(largest.Pieces[0].Polytope.Ray(0), Is.EqualTo((BigInteger[])[1, 1]));
        Assert.That(largest.Pieces[1].Polytope.Ray(0), Is.EqualTo((BigInteger[])[1, -2]));
        Assert.That(pair.Pieces.Single().Polytope.Lineality.RowCount, Is.EqualTo(1), "a whole line");
    }

    [Test]
    public void Where_more_than_two_outputs_are_equal_a_piece_counts_once()
    {
        // x, -x and 0: on x = 0 all are equal. x, x and -x: a tie on one side.
        Network three = Nets.Of(Nets.Identity("1 0 | 0", "-1 0 | 0", "0 0 | 0"));
        Network twins = Nets.Of(Nets.Identity("1 0 | 0", "1 0 | 0", "-1 0 | 0"));

        DecisionBoundary once = DecisionBoundary.Find(three, Plane).Complete;
        DecisionBoundary tie = DecisionBoundary.Find(twins, Plane).Complete;

        Assert.That(once.Pieces.Select(piece => piece.Pair.ToString()), Is.EqualTo((string[])["0,1"]));
        Assert.That(tie.Ties, Is.EqualTo(new long[] { 0 }));
    }

    [Test]
    public void Points_inside_pieces_lie_on_the_boundary([Values(1, 2, 3)] int dimension)
    {
        int pieces = 0;
        int merged = 0;
        int facets = 0;
        foreach ((Network network, HPolyhedron domain) in Draw(dimension, outputs: 3))
        {
            foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Vertex])
            {
                DecisionBoundary boundary = DecisionBoundary.Find(network, domain, engine: engine).Complete;
                foreach (BoundaryPiece piece in boundary.Pieces)
                {
                    ImmutableArray<Rational> point = Middle(piece.Polytope);
                    ImmutableArray<Rational> output = NetworkEvaluation.At(network, point).Output;
                    Assert.That(piece.Polytope.Dimension, Is.EqualTo(dimension - 1));
                    Assert.That(domain.HasInInterior(point.AsSpan()), Is.True);
                    Assert.That(output[piece.Pair.First], Is.EqualTo(output[piece.Pair.Second!.Value]).And.EqualTo(output.Max()));
                }

                pieces += boundary.Pieces.Length;
                merged += boundary.MergedCount;
                facets += boundary.Pieces.Count(piece => piece.Beyond is not null);
                Assert.That(
                    boundary.Pieces.Select(piece => piece.Merged).Distinct().Order(),
                    Is.EqualTo(Enumerable.Range(0, boundary.MergedCount)));
            }
        }

        Assert.That(pieces, Is.GreaterThan(30));
        Assert.That(facets, Is.GreaterThan(2));
        Assert.That(merged, dimension == 1 ? Is.EqualTo(pieces) : Is.LessThan(pieces));
    }

    [Test]
    public void Two_outputs_are_compared_like_their_difference_with_zero([Values(1, 2, 3)] int dimension)
    {
        foreach ((Network network, HPolyhedron domain) in Draw(dimension, outputs: 2))
        {
            Rational[][] rows = Nets.Rows(network.Layers[^1]);
            Network difference = With(network, [[.. rows[0].Zip(rows[1], (left, right) => left - right)]]);
            Rational[] low = [.. Enumerable.Repeat(Rational.Zero, rows[0].Length)];
            Rational[][] padded = [rows[1], rows[0]];

            DecisionBoundary two = DecisionBoundary.Find(network, domain).Complete;
            DecisionBoundary one = DecisionBoundary.Find(difference, domain).Complete;
            DecisionBoundary pair = DecisionBoundary.Find(With(network, [rows[0], low, rows[1]]), domain, new OutputPair(0, 2)).Complete;
            DecisionBoundary swapped = DecisionBoundary.Find(With(network, padded), domain, engine: Engine.Lp).Complete;

            Assert.That(Describe(one), Is.EqualTo(Describe(two)));
            Assert.That(Describe(pair), Is.EqualTo(Describe(two)));
            Assert.That(Describe(swapped), Is.EqualTo(Describe(two)));
        }
    }

    [Test]
    public void Every_strict_change_of_sign_over_the_vertices_is_a_crossing([Values(2, 3)] int dimension)
    {
        foreach ((Network network, HPolyhedron _) in Draw(dimension, outputs: 1))
        {
            HPolyhedron box = HPolyhedron.Cube(dimension, -3, 2);
            CrossingSink sink = new();
            RegionEnumerator.Enumerate(network, box, ref sink);

            Assert.That(DecisionBoundary.Find(network, box).Complete.CrossedRegionCount, Is.EqualTo(sink.Crossed));
        }
    }

    [Test]
    public void Pairs_that_are_not_there_throw()
    {
        Network network = Nets.Of(Nets.Identity("1 0 | 0", "0 1 | 0"));

        foreach (OutputPair pair in (OutputPair[])[new(0, 2), new(1, 1), new(-1, 0), new(1, 0)])
        {
            Assert.Throws<ArgumentException>(() => DecisionBoundary.Find(network, Plane, pair));
        }
    }

    private static (int Pieces, int Merged, int Crossed, int Ties) Describe(DecisionBoundary boundary) =>
        (boundary.Pieces.Length, boundary.MergedCount, boundary.CrossedRegionCount, boundary.Ties.Length);

    // A network whose last layer is affine and has so many outputs.
    private static IEnumerable<(Network Network, HPolyhedron Domain)> Draw(int dimension, int outputs)
    {
        Random random = new((100 * outputs) + dimension);
        for (int trial = 0; trial < Trials; trial++)
        {
            WeightKind kind = (WeightKind)(trial % 7);
            Network network = RandomNets.DrawGates(random, kind, dimension, dimension == 3 ? 5 : 6);
            Rational[][] rows = [.. Enumerable.Range(0, outputs).Select(_ =>
                (Rational[])[.. Enumerable.Range(0, network.OutputCount + 1).Select(_ => RandomNets.Number(random, kind))])];
            yield return (
                new Network(network.Layers.Add(Nets.Layer(Activation.Identity, rows))),
                RandomDomains.Draw(random, (DomainKind)(trial / 7 % 7), dimension));
        }
    }

    private static Network With(Network network, Rational[][] rows) =>
        Nets.With(network, network.Layers.Length - 1, Nets.Layer(Activation.Identity, rows));

    // The mean of the vertices plus the sum of the rays.
    private static ImmutableArray<Rational> Middle(Polyhedron polytope)
    {
        Rational[] point = new Rational[polytope.SpaceDimension];
        for (int k = 0; k < point.Length; k++)
        {
            for (int v = 0; v < polytope.VertexCount; v++)
            {
                point[k] += polytope.Vertex(v)[k] / polytope.VertexCount;
            }

            for (int r = 0; r < polytope.RayCount; r++)
            {
                point[k] += polytope.Ray(r)[k];
            }
        }

        return [.. point];
    }

    private sealed class CrossingSink : IRegionSink
    {
        public static bool NeedsRegions => true;

        public int Crossed { get; private set; }

        public void Accept(scoped in RegionView region)
        {
            AffineMap map = region.AffineMap();
            Polyhedron closure = region.Polyhedron();
            Rational[] values = [.. Enumerable.Range(0, closure.VertexCount).Select(v => map.Apply(closure.Vertex(v).AsSpan())[0])];
            Crossed += values.Min().Sign == Sign.Negative && values.Max().Sign == Sign.Positive ? 1 : 0;
        }
    }
}
