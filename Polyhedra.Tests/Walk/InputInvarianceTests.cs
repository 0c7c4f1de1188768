using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Changing the coordinates of the input space moves the regions and neither makes nor loses one: 200 random
/// networks each.</summary>
public sealed class InputInvarianceTests
{
    private const int NetCount = 200;

    [Test]
    public void An_invertible_rational_change_of_coordinates_keeps_the_regions()
    {
        Random random = new(4);
        for (int trial = 0; trial < NetCount; trial++)
        {
            int dimension = 2 + (trial % 2);
            Network network = Draw(random, trial, dimension);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial / 7 % 7), dimension);
            Rational[][] change = Invertible(random, dimension, isUnimodular: trial % 3 == 0);

            Network moved = Substitute(network, change, new Rational[dimension]);
            HPolyhedron movedDomain = Substitute(domain, change, new Rational[dimension]);

            Assert.That(Walks.All(moved, movedDomain).Describe(), Is.EqualTo(Walks.All(network, domain).Describe()));
        }
    }

    [Test]
    public void A_translation_keeps_the_regions()
    {
        Random random = new(5);
        for (int trial = 0; trial < NetCount; trial++)
        {
            int dimension = 1 + (trial % 3);
            Network network = Draw(random, trial, dimension);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial / 7 % 7), dimension);
            Rational[] shift = [.. Enumerable.Range(0, dimension).Select(_ => Entry(random))];
            Rational[][] identity = Identity(dimension);

            Network moved = Substitute(network, identity, shift);
            HPolyhedron movedDomain = Substitute(domain, identity, shift);

            Assert.That(Walks.All(moved, movedDomain).Describe(), Is.EqualTo(Walks.All(network, domain).Describe()));
        }
    }

    [Test]
    public void An_input_that_nothing_reads_changes_no_pattern()
    {
        Random random = new(6);
        for (int trial = 0; trial < NetCount; trial++)
        {
            Network network = Draw(random, trial, dimension: 2);
            Rational[][] rows = [.. Nets.Rows(network.Layers[0]).Select(row => (Rational[])[row[0], 0, row[1], row[2]])];
            Network wider = Nets.With(network, 0, Nets.Layer(Activation.Relu, rows));

            Dictionary<string, CollectedRegion> found = Walks.All(wider);

            Assert.That(found.Keys, Is.EquivalentTo(Walks.All(network).Keys));
            Assert.That(found.BoundedCount(), Is.Zero);
        }
    }

    private static Network Draw(Random random, int trial, int dimension) =>
        RandomNets.Draw(random, (WeightKind)(trial % 7), dimension, [random.Next(1, 5), random.Next(1, 4)]);

    /// <summary>The network after x = change·u + shift: a network of u.</summary>
    private static Network Substitute(Network network, Rational[][] change, Rational[] shift) => Nets.With(
        network,
        0,
        Nets.Layer(
            ((DenseLayer)network.Layers[0]).Activation, [.. Nets.Rows(network.Layers[0]).Select(row => Substitute(row, change, shift))]));

    private static HPolyhedron Substitute(HPolyhedron domain, Rational[][] change, Rational[] shift)
    {
        List<Rational[]> rows = [.. domain.HalfSpaces.Select(halfSpace => (Rational[])[.. halfSpace.Normal, halfSpace.Offset])];
        for (int k = 0; k < domain.Dimension; k++)
        {
            Rational[] axis = new Rational[domain.Dimension + 1];
            if (domain.Lower[k] is { } lower)
            {
                axis[k] = 1;
                axis[^1] = -lower;
                rows.Add([.. axis]);
            }

            if (domain.Upper[k] is { } upper)
            {
                axis[k] = -1;
                axis[^1] = upper;
                rows.Add([.. axis]);
            }
        }

        return HPolyhedron.FromHalfSpaces(domain.Dimension, rows.Select(row => TestDomains.HalfSpaceOf(Substitute(row, change, shift))));
    }

    private static Rational[] Substitute(Rational[] row, Rational[][] change, Rational[] shift)
    {
        Rational[] changed = new Rational[row.Length];
        changed[^1] = row[^1];
        for (int k = 0; k < row.Length - 1; k++)
        {
            changed[^1] += row[k] * shift[k];
            for (int j = 0; j < row.Length - 1; j++)
            {
                changed[j] += row[k] * change[k][j];
            }
        }

        return changed;
    }

    /// <summary>A product of shears, some with entries past 10^9, and unless unimodular of scalings: invertible by construction.</summary>
    private static Rational[][] Invertible(Random random, int dimension, bool isUnimodular)
    {
        Rational[][] matrix = Identity(dimension);
        for (int step = 0; step < 4; step++)
        {
            int target = random.Next(dimension);
            int source = (target + random.Next(1, dimension)) % dimension;
            Rational factor = isUnimodular ? random.Next(-3, 4) : Entry(random);
            for (int k = 0; k < dimension; k++)
            {
                matrix[target][k] += factor * matrix[source][k];
            }

            if (!isUnimodular)
            {
                Rational scale = (random.Next(2) == 0 ? 1 : -1) * RandomNets.Positive(random);
                matrix[target] = Array.ConvertAll(matrix[target], entry => scale * entry);
            }
        }

        return matrix;
    }

    private static Rational[][] Identity(int dimension) =>
        [.. Enumerable.Range(0, dimension)
            .Select(i => (Rational[])[.. Enumerable.Range(0, dimension).Select(k => (Rational)(i == k ? 1 : 0))])];

    private static Rational Entry(Random random) =>
        random.Next(3) == 0 ? random.NextInt64(-10_000_000_000, 10_000_000_000) : (Rational)random.Next(-20, 21) / random.Next(1, 8);
}
