using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Tests.Walk.Balls;

/// <summary>The regions in Euclidean balls are those whose closures are nearer than the radius, by exact distances to all cells.</summary>
public sealed class EuclideanBallTests
{
    // Normals whose lengths are integers, so that many distances are rational and spheres can be tangent.
    private static readonly int[][] Normals2 = [[1, 0], [0, 1], [3, 4], [4, -3], [-3, 4], [5, 12], [-1, 0], [8, -15]];
    private static readonly int[][] Normals3 = [[1, 0, 0], [0, 1, 0], [0, 0, -1], [1, 2, 2], [2, -1, 2], [2, 3, 6], [0, 3, -4], [-4, 4, 7]];

    [TestCase(2, 120, 1)]
    [TestCase(3, 80, 2)]
    public void Random_networks_of_integer_lengths_agree_with_exact_distances(int dimension, int cases, int seed)
    {
        Random random = new(seed);
        int tangent = 0;
        for (int i = 0; i < cases; i++)
        {
            Network network = Pythagorean(random, dimension);
            HPolyhedron domain = Domain(random, dimension);
            Rational[] centre = [.. Enumerable.Range(0, dimension).Select(_ => (Rational)random.Next(-6, 7) / 2)];
            tangent += Agree(random, network, domain, centre);
        }

        // Spheres that touch a cell from outside, which must not count.
        Assert.That(tangent, Is.GreaterThan(cases / 4));
    }

    [TestCase(2, WeightKind.QuarterGrid, 25, 3)]
    [TestCase(2, WeightKind.Float32, 15, 4)]
    [TestCase(2, WeightKind.RepeatedRows, 15, 5)]
    [TestCase(2, WeightKind.Perturbed, 15, 6)]
    [TestCase(3, WeightKind.QuarterGrid, 15, 7)]
    [TestCase(3, WeightKind.RepeatedRows, 15, 8)]
    public void Random_networks_of_all_gates_agree_with_exact_distances(int dimension, WeightKind kind, int cases, int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < cases; i++)
        {
            Network network = RandomNets.DrawGates(random, kind, dimension, dimension == 2 ? 6 : 4);
            Rational[] centre = [.. Enumerable.Range(0, dimension).Select(_ => (Rational)random.Next(-4, 5) / 2)];
            Agree(random, network, Domain(random, dimension), centre);
        }
    }

    [Test]
    public void A_sphere_tangent_to_a_line_does_not_count_the_other_side()
    {
        Network line = Nets.Of(Nets.Layer(Activation.Relu, [[3, 4, -10]]));

        Assert.That(BallWalk.Patterns(line, Of("0,0", "2")), Is.EqualTo((string[])["0"]));
        Assert.That(BallWalk.Patterns(line, Of("0,0", "2000000000000000000001/1000000000000000000000")), Is.EqualTo((string[])["0", "1"]));
        Assert.That(BallWalk.Patterns(line, Of("0,0", "1999999999999999999999/1000000000000000000000")), Is.EqualTo((string[])["0"]));
    }

    [Test]
    public void A_sphere_through_a_vertex_does_not_count_the_cell_behind_it()
    {
        // The quadrant x > 3, y > 4 has its corner at distance 5 from the origin.
        Network quadrants = Nets.Of(Nets.Layer(Activation.Relu, [[1, 0, -3], [0, 1, -4]]));

        Assert.That(BallWalk.Patterns(quadrants, Of("0,0", "5")), Is.EqualTo((string[])["00", "01", "10"]));
        Assert.That(BallWalk.Patterns(quadrants, Of("0,0", "5000000000000000000001/1000000000000000000000")), Has.Length.EqualTo(4));
    }

    [Test]
    public void A_sphere_through_a_vertex_of_many_cells()
    {
        // Four lines through (3, 4): x = 3, y = 4, and the diagonals. Of eight sectors three, from the angle 0 to 135 degrees,
        // lie behind the tangent of the sphere.
        Network star = Nets.Of(Nets.Layer(Activation.Relu, [[1, 0, -3], [0, 1, -4], [1, 1, -7], [1, -1, 1]]));
        Dictionary<string, Rational> distances = BallWalk.SquaredDistances(star, HPolyhedron.WholeSpace(2), [0, 0]);

        Assert.That(distances.Values.Count(square => square == 25), Is.EqualTo(3));
        Assert.That(BallWalk.Patterns(star, Of("0,0", "5")), Has.Length.EqualTo(5));
    }

    [TestCase("1", 2)]
    [TestCase("1/1000000000000000000000000000000", 2)]
    [TestCase("1000000000000000000000000000000", 4)]
    public void A_centre_on_a_hyperplane(string radius, int expected)
    {
        Network network = Nets.Of(Nets.Layer(Activation.Relu, [[1, 1, 0], [1, 0, -2]]));

        Assert.That(BallWalk.Patterns(network, Of("1,-1", radius)), Has.Length.EqualTo(expected));
    }

    [TestCase("1", 6)]
    [TestCase("1/1000000000000000000000000000000", 6)]
    public void A_centre_where_hyperplanes_meet(string radius, int expected)
    {
        Network network = Nets.Of(Nets.Layer(Activation.Relu, [[1, 1, 0], [1, 0, -1], [0, 1, 1]]));

        Assert.That(BallWalk.Patterns(network, Of("1,-1", radius)), Has.Length.EqualTo(expected));
    }

    [Test]
    public void A_centre_far_away()
    {
        // From (10^30, 0) the ball of radius 10^30 touches x = 0 and no more.
        Network network = Nets.Of(Nets.Layer(Activation.Relu, [[1, 0, 0], [0, 1, 0]]));

        Assert.That(BallWalk.Patterns(network, Of("1e30,0", "1e30")), Is.EqualTo((string[])["10", "11"]));
        Assert.That(BallWalk.Patterns(network, Of("1e30,0", "1000000000000000000000000000001")), Has.Length.EqualTo(4));
        Assert.That(BallWalk.Patterns(network, Of("1e30,1", "1")), Is.EqualTo((string[])["11"]));
    }

    [Test]
    public void A_domain_that_the_ball_does_not_meet_has_no_regions()
    {
        Network network = Nets.Of(Nets.Layer(Activation.Relu, [[1, 0, 0]]));

        // The corner (1, 1) is at distance 5 of (4, 5): the ball is open.
        Assert.That(BallWalk.Patterns(network, Of("4,5", "5"), HPolyhedron.Cube(2, -1, 1)), Is.Empty);
        Assert.That(BallWalk.Patterns(network, Of("4,5", "51/10"), HPolyhedron.Cube(2, -1, 1)), Is.EqualTo((string[])["1"]));
    }

    [Test]
    public void A_network_without_gates_has_one_region()
    {
        Assert.That(BallWalk.Patterns(Nets.Of(Nets.Identity("1 2 | 3")), Of("0,0", "1")), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_cell_thinner_than_doubles_can_tell_is_counted_only_where_the_ball_reaches_it()
    {
        // A strip of width 2^-200 at distance 1.
        Rational width = new(1, System.Numerics.BigInteger.One << 200);
        Network strip = Nets.Of(Nets.Layer(Activation.Relu, [[1, 0, -1], [1, 0, -1 - width]]));

        Assert.That(BallWalk.Patterns(strip, Of("0,0", "1")), Is.EqualTo((string[])["00"]));
        Assert.That(BallWalk.Patterns(strip, new Ball([0, 0], 1 + width)), Is.EqualTo((string[])["00", "10"]));
        Assert.That(BallWalk.Patterns(strip, new Ball([0, 0], 1 + (2 * width))), Is.EqualTo((string[])["00", "10", "11"]));
    }

    private static Ball Of(string centre, string radius) =>
        new([.. centre.Split(',').Select(x => Rational.Parse(x))], Rational.Parse(radius));

    // 1 if the sphere is tangent to a cell from outside.
    private static int Agree(Random random, Network network, HPolyhedron domain, Rational[] centre)
    {
        Dictionary<string, Rational> distances = BallWalk.SquaredDistances(network, domain, centre);
        Rational[] roots = [.. distances.Values.Select(BallWalk.Root).OfType<Rational>().Where(root => !root.IsZero).Distinct()];
        Rational radius = roots.Length > 0 && random.Next(3) > 0
            ? roots[random.Next(roots.Length)]
            : (Rational)random.Next(1, 20) / random.Next(1, 10);
        Ball ball = new([.. centre], radius);
        string[] expected =
            [.. distances.Where(cell => cell.Value < radius * radius).Select(cell => cell.Key).Order(StringComparer.Ordinal)];

        Assert.That(
            BallWalk.Patterns(network, ball, domain), Is.EqualTo(expected), $"centre {string.Join(',', centre)}, radius {radius}");
        return distances.Values.Any(square => square == radius * radius) ? 1 : 0;
    }

    private static Network Pythagorean(Random random, int dimension)
    {
        int[][] normals = dimension == 2 ? Normals2 : Normals3;
        Rational[][] first = [.. Enumerable.Range(0, random.Next(2, dimension == 2 ? 6 : 5)).Select(_ =>
            (Rational[])[.. normals[random.Next(normals.Length)].Select(entry => (Rational)entry), random.Next(-12, 13)])];
        Rational[][] second = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ =>
            (Rational[])[.. first.Select(_ => (Rational)random.Next(-1, 2)), random.Next(-4, 5)])];
        return Nets.Of(Nets.Layer(Activation.Relu, first), Nets.Layer(Activation.Relu, second));
    }

    private static HPolyhedron Domain(Random random, int dimension) => random.Next(3) switch
    {
        0 => HPolyhedron.WholeSpace(dimension),
        1 => HPolyhedron.Cube(dimension, -2, 2),
        _ => HPolyhedron.FromHalfSpaces(dimension, [RandomDomains.Around(random, [.. Enumerable.Repeat(Rational.One, dimension)])]),
    };
}
