using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Networks and domains on which floating point knows next to nothing, against the naive enumerator.</summary>
public sealed class NastyInputTests
{
    private static readonly string[] OddBounds =
        ["1/3", "1e400", "1e-400", "1e308", "1.8e308", "1e-308", "4e-324", "2e-324", "0", "7/3", "1e200"];

    [Test]
    public void Bounds_that_are_no_doubles()
    {
        Random random = new(31);
        for (int trial = 0; trial < 40; trial++)
        {
            int dimension = random.Next(1, 4);
            Rational?[] lower = new Rational?[dimension];
            Rational?[] upper = new Rational?[dimension];
            for (int k = 0; k < dimension; k++)
            {
                Rational one = Signed(random, Rational.Parse(OddBounds[random.Next(OddBounds.Length)]));
                Rational other;
                do
                {
                    other = Signed(random, Rational.Parse(OddBounds[random.Next(OddBounds.Length)]));
                }
                while (other == one);

                lower[k] = random.Next(6) == 0 ? null : Rational.Min(one, other);
                upper[k] = random.Next(6) == 0 ? null : Rational.Max(one, other);
            }

            Network network = RandomNets.Draw(random, (WeightKind)random.Next(7), dimension, maxGates: 6);
            Walks.AgreesWithNaive(network, new HPolyhedron([.. lower], [.. upper], []));
        }
    }

    [TestCase("1e-20")]
    [TestCase("1e-300")]
    [TestCase("1e-400")]
    public void Boxes_too_small_for_doubles(string width)
    {
        Random random = new(32);
        Rational half = Rational.Parse(width);
        Rational[] centres = [0, new Rational(1, 3), Rational.Parse("1e15")];
        for (int trial = 0; trial < 9; trial++)
        {
            int dimension = 1 + (trial % 3);
            Rational[] centre = [.. Enumerable.Range(0, dimension).Select(_ => centres[random.Next(3)])];
            Rational[][] first =
                [.. Enumerable.Range(0, 4).Select(_ => Through(random, centre, half * new Rational(random.Next(-3, 4), 2)))];
            Rational[][] second =
                [.. Enumerable.Range(0, 2).Select(_ => RandomRow(random, 4, half * new Rational(random.Next(-3, 4), 3)))];
            Walks.AgreesWithNaive(
                Nets.Of(Nets.Layer(Activation.Relu, first), Nets.Layer(Activation.Relu, second)),
                HPolyhedron.Box(centre.Select(value => value - half), centre.Select(value => value + half)));
        }
    }

    [Test]
    public void Hyperplanes_that_touch_the_domain_in_a_vertex_or_miss_it_by_little()
    {
        Random random = new(33);
        Rational third = new(1, 3);
        for (int trial = 0; trial < 100; trial++)
        {
            int dimension = 1 + (trial % 3);
            List<Rational[]> rows = [];
            for (int i = 0; i < 5; i++)
            {
                Rational[] row = Array.ConvertAll(new int[dimension + 1], _ => new Rational(random.Next(-3, 4), random.Next(1, 4)));
                row[^1] = -third * row[..^1].Aggregate(Rational.Zero, (sum, entry) => sum + Rational.Abs(entry));
                row[^1] += random.Next(-1, 2) * new Rational(BigInteger.One, BigInteger.One << random.Next(50, 80));
                rows.Add(row);
            }

            Walks.AgreesWithNaive(Nets.Of(Nets.Layer(Activation.Relu, rows)), HPolyhedron.Cube(dimension, -third, third));
        }
    }

    [Test]
    public void Layers_that_cancel_but_for_a_trace()
    {
        Random random = new(34);
        Rational[] traces = [0, new Rational(BigInteger.One, BigInteger.One << 70), Rational.Parse("-1e-40")];
        for (int trial = 0; trial < 40; trial++)
        {
            int dimension = 1 + (trial % 3);
            Rational[] u = [.. Enumerable.Range(0, dimension + 1).Select(_ => Decimal(random))];
            Rational[] v = [.. Enumerable.Range(0, dimension + 1).Select(_ => Decimal(random))];
            DenseLayer folds = Nets.Layer(
                Activation.Relu, [u, v, Array.ConvertAll(u, entry => -entry), Array.ConvertAll(v, entry => 3 * entry)]);
            List<Rational[]> rows = [];
            for (int i = 0; i < 4; i++)
            {
                Rational a = Decimal(random);
                Rational trace = traces[random.Next(3)];
                rows.Add(random.Next(3) switch
                {
                    0 => [a, 0, -a, 0, trace],
                    1 => [0, 3 * a, 0, trace - a, random.Next(-1, 2) * trace],
                    _ => [a, 3 * a, -a, -a, -a * u[^1]],
                });
            }

            Walks.AgreesWithNaive(
                Nets.Of(folds, Nets.Layer(Activation.Relu, rows)), RandomDomains.Draw(random, (DomainKind)(trial % 7), dimension));
        }
    }

    [Test]
    public void Duplicates_that_differ_in_the_last_bit()
    {
        Random random = new(35);
        for (int trial = 0; trial < 30; trial++)
        {
            int dimension = 1 + (trial % 3);
            double[] row = [.. Enumerable.Range(0, dimension + 1).Select(_ => random.NextDouble() - 0.5)];
            Rational[][] rows = [.. Enumerable.Range(0, 5).Select(_ => Array.ConvertAll(row, Neighbour))];
            Walks.AgreesWithNaive(
                Nets.Of(Nets.Layer(Activation.Relu, rows)), RandomDomains.Draw(random, (DomainKind)(trial % 7), dimension));
        }

        Rational Neighbour(double value) => Signed(random, Rational.FromDouble(random.Next(3) switch
        {
            0 => value,
            1 => Math.BitIncrement(value),
            _ => Math.BitDecrement(value),
        }));
    }

    [Test]
    public void Twenty_layers_of_two_or_three_units(
        [Values(WeightKind.SmallIntegers, WeightKind.Float32, WeightKind.Perturbed)] WeightKind kind)
    {
        Random random = new(36);
        for (int trial = 0; trial < 4; trial++)
        {
            int dimension = 1 + (trial % 2);
            int[] widths = [.. Enumerable.Range(0, 20).Select(_ => random.Next(2, 4))];
            Walks.AgreesWithNaive(
                RandomNets.Draw(random, kind, dimension, widths), RandomDomains.Draw(random, (DomainKind)(trial % 7), dimension));
        }
    }

    private static Rational Signed(Random random, Rational value) => random.Next(2) == 0 ? value : -value;

    private static Rational Decimal(Random random) =>
        Rational.Parse($"{random.Next(-9, 10)}.{random.Next(100000, 1000000)}e{random.Next(-5, 6)}");

    private static Rational[] RandomRow(Random random, int inputs, Rational bias) =>
        [.. Enumerable.Range(0, inputs).Select(_ => (Rational)random.Next(-2, 3)), bias];

    // A row whose hyperplane passes the point, moved by an offset.
    private static Rational[] Through(Random random, Rational[] point, Rational offset)
    {
        Rational[] row = RandomRow(random, point.Length, offset);
        for (int k = 0; k < point.Length; k++)
        {
            row[^1] -= row[k] * point[k];
        }

        return row;
    }
}
