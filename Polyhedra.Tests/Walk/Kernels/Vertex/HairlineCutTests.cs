using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Kernels.Vertex;

/// <summary>Hyperplanes at hairline distances from vertices, edges and faces that exist, on both sides of them and through them; what is
/// right follows from an argument each.</summary>
public sealed class HairlineCutTests
{
    private static readonly Rational[] Distances =
    [
        0, .. ((int[])[30, 60, 200]).SelectMany(bits => (Rational[])[new(1, BigInteger.Pow(2, bits)), new(-1, BigInteger.Pow(2, bits))]),
    ];

    /// <summary>f = sum a_k (x_k + 1) - t with positive a_k cuts the cube [-1, 1]^d iff t is positive (and small):
    /// at t = 0 it touches a corner.</summary>
    [Test]
    public void A_corner_of_the_box([Values(2, 3, 5)] int dimension)
    {
        Random random = new(dimension);
        foreach (Rational t in Distances)
        {
            Rational[] row = [.. Positive(random, dimension), 0];
            row[^1] = row.Aggregate(Rational.Zero, (sum, entry) => sum + entry) - t;

            Check(Nets.Of(Nets.Layer(Activation.Relu, [row])), TestDomains.SymmetricBox(dimension), t > 0 ? 2 : 1);
        }
    }

    /// <summary>d forms g_i through a point and f = sum over m of them of c_i g_i + t, no c_i zero. In R^m the m + 1 hyperplanes are
    /// central and in general position for t = 0, 2^(m+1) - 2 cells; otherwise in general position, 2^(m+1) - 1 cells. The other d - m
    /// forms double them. So f misses a vertex (m = d), an edge or another face by t; for m = 1 it is parallel to g_1. In a box around the
    /// point no cell is lost.</summary>
    [Test]
    public void A_face_of_cells([Values(2, 3, 5)] int dimension, [Values] bool isBox)
    {
        Random random = new(40 + dimension);
        for (int m = 1; m <= dimension; m++)
        {
            foreach (Rational t in Distances)
            {
                Rational[][] forms = Through(random, dimension);
                Rational[] cut = Combine(forms, Coefficients(random, m), t);
                int expected = ((1 << (m + 1)) - (t.IsZero ? 2 : 1)) << (dimension - m);

                Check(Nets.Of(Nets.Layer(Activation.Relu, Shuffled(random, [.. forms, cut]))), Domain(dimension, isBox), expected);
            }
        }
    }

    /// <summary>The same with f in a second layer behind leaky ReLUs of slope 1, where its row is composed and rounded.</summary>
    [Test]
    public void A_face_of_cells_missed_by_a_second_layer([Values(2, 3, 5)] int dimension, [Values] bool isBox)
    {
        Random random = new(50 + dimension);
        for (int m = 1; m <= dimension; m++)
        {
            foreach (Rational t in Distances)
            {
                Rational[][] forms = Through(random, dimension);
                Rational[] coefficients = Coefficients(random, m);
                int expected = ((1 << (m + 1)) - (t.IsZero ? 2 : 1)) << (dimension - m);
                Network network = Nets.Of(
                    Nets.Layer(Activation.LeakyRelu(1), forms),
                    Nets.Layer(Activation.Relu, [[.. coefficients, .. new Rational[dimension - m], t]]));

                Check(network, Domain(dimension, isBox), expected);
            }
        }
    }

    /// <summary>Behind ReLUs f is sum c_i g_i + t over the active ones, on a cell where those are positive: it cuts iff some term, t among
    /// them, has the other sign than another.</summary>
    [Test]
    public void A_vertex_missed_behind_relus([Values(2, 3, 5)] int dimension, [Values] bool isBox)
    {
        Random random = new(60 + dimension);
        foreach (Rational t in Distances)
        {
            Rational[][] forms = Through(random, dimension);
            Rational[] coefficients = Coefficients(random, dimension);
            int expected = 0;
            for (int active = 0; active < 1 << dimension; active++)
            {
                Rational[] terms = [.. Enumerable.Range(0, dimension).Where(i => ((active >> i) & 1) != 0).Select(i => coefficients[i]), t];
                expected += terms.Any(term => term > 0) && terms.Any(term => term < 0) ? 2 : 1;
            }

            Network network = Nets.Of(
                Nets.Layer(Activation.Relu, forms), Nets.Layer(Activation.Relu, [[.. coefficients, t]]), Nets.Identity("1 | 0"));

            Check(network, Domain(dimension, isBox), expected);
        }
    }

    /// <summary>Lines that are nearly the same: n of them in general position make 1 + n + n (n - 1) / 2 cells,
    /// however far out they cross.</summary>
    [Test]
    public void Lines_that_are_nearly_the_same([Values(20, 45, 52, 60, 200)] int bits)
    {
        Random random = new(bits);
        Rational tiny = new(1, BigInteger.Pow(2, bits));
        for (int trial = 0; trial < 15; trial++)
        {
            // Slopes and offsets near 3/7 and 5/3, on a parabola: no two are parallel, no three concurrent.
            int count = random.Next(3, 7);
            List<Rational[]> rows = [];
            foreach (int s in Enumerable.Range(-20, 41).OrderBy(_ => random.Next()).Take(count))
            {
                rows.Add([new Rational(3, 7) + (s * tiny), -1, new Rational(5, 3) + (s * s * tiny)]);
            }

            Check(
                Nets.Of(Nets.Layer(Activation.Relu, rows)), HPolyhedron.WholeSpace(2), 1 + count + (count * (count - 1) / 2));
        }
    }

    private static void Check(Network network, HPolyhedron domain, int expected)
    {
        Dictionary<string, CollectedRegion> regions = Walks.All(network, domain, engine: Engine.Vertex);
        Assert.That(regions, Has.Count.EqualTo(expected));
        Assert.That(
            Walks.All(network, domain, KernelArithmetic.ExactOnly, Engine.Vertex).Describe(), Is.EqualTo(regions.Describe()));
        Assert.That(RegionEnumerator.Count(network, domain, Engine.Vertex).ActivationRegions, Is.EqualTo(expected));
    }

    private static HPolyhedron Domain(int dimension, bool isBox) =>
        isBox ? HPolyhedron.Cube(dimension, -3, 3) : HPolyhedron.WholeSpace(dimension);

    // d independent forms through a point near the origin that no double holds. The matrix is triangular with small entries beyond a
    // diagonal of ones, so hyperplanes meet near the point and nowhere else.
    private static Rational[][] Through(Random random, int dimension)
    {
        Rational[] point = [.. Enumerable.Range(0, dimension).Select(_ => new Rational(random.Next(-3, 4), 7))];
        Rational[][] forms = new Rational[dimension][];
        for (int i = 0; i < dimension; i++)
        {
            forms[i] = new Rational[dimension + 1];
            forms[i][i] = random.Next(2) == 0 ? 1 : -2;
            for (int k = i + 1; k < dimension; k++)
            {
                forms[i][k] = Rational.FromSingle((float)((random.NextDouble() - 0.5) / 4));
            }

            for (int k = 0; k < dimension; k++)
            {
                forms[i][^1] -= forms[i][k] * point[k];
            }
        }

        return forms;
    }

    private static Rational[] Coefficients(Random random, int count) =>
        [.. Positive(random, count).Select(entry => random.Next(2) == 0 ? entry : -entry)];

    private static Rational[] Positive(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Rational.FromSingle((float)(0.25 + random.NextDouble())))];

    private static Rational[] Combine(Rational[][] forms, Rational[] coefficients, Rational constant)
    {
        Rational[] row = new Rational[forms[0].Length];
        row[^1] = constant;
        for (int i = 0; i < coefficients.Length; i++)
        {
            for (int k = 0; k < row.Length; k++)
            {
                row[k] += coefficients[i] * forms[i][k];
            }
        }

        return row;
    }

    private static Rational[][] Shuffled(Random random, Rational[][] rows)
    {
        random.Shuffle(rows);
        return rows;
    }
}
