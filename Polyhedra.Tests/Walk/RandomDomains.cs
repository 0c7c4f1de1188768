using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Seeded random domains with nonempty interior.</summary>
internal static class RandomDomains
{
    public static HPolyhedron Draw(Random random, DomainKind kind, int dimension)
    {
        Rational[] centre = [.. Enumerable.Range(0, dimension).Select(_ => (Rational)random.Next(-4, 5) / 2)];
        return kind switch
        {
            DomainKind.WholeSpace => HPolyhedron.WholeSpace(dimension),
            DomainKind.Box => HPolyhedron.Box(
                centre.Select(value => value - random.Next(1, 4)), centre.Select(value => value + ((Rational)random.Next(1, 7) / 2))),
            DomainKind.HalfSpace => HPolyhedron.FromHalfSpaces(dimension, [Around(random, centre)]),
            DomainKind.Strip => Strip(Around(random, centre), (Rational)random.Next(1, 7) / 2),
            DomainKind.Wedge => HPolyhedron.FromHalfSpaces(dimension, [Around(random, centre), Around(random, centre)]),
            DomainKind.Simplex => Simplex(random, centre),
            DomainKind.Redundant => Redundant(random, centre),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
        };
    }

    /// <summary>A half-space with a nonzero small integer normal and the point strictly inside.</summary>
    public static HalfSpace Around(Random random, Rational[] point)
    {
        Rational[] normal;
        do
        {
            normal = [.. point.Select(_ => (Rational)random.Next(-2, 3))];
        }
        while (Array.TrueForAll(normal, entry => entry.IsZero));

        Rational value = normal.Zip(point, (left, right) => left * right).Aggregate(Rational.Zero, (sum, term) => sum + term);
        return new HalfSpace([.. normal], -value + ((Rational)random.Next(1, 7) / 2));
    }

    /// <summary>0 &lt;= normal·x + offset &lt;= its value at the drawn centre plus a width.</summary>
    private static HPolyhedron Strip(HalfSpace side, Rational width) => HPolyhedron.FromHalfSpaces(
        side.Dimension, [side, new HalfSpace([.. side.Normal.Select(entry => -entry)], -side.Offset + width)]);

    private static HPolyhedron Simplex(Random random, Rational[] corner)
    {
        Rational sum = corner.Aggregate(Rational.Zero, (total, entry) => total + entry);
        ImmutableArray<Rational?> none = [.. corner.Select(_ => (Rational?)null)];
        HalfSpace lid = new([.. corner.Select(_ => Rational.MinusOne)], sum + random.Next(1, 5));
        return new HPolyhedron([.. corner.Select(entry => (Rational?)entry)], none, [lid]);
    }

    private static HPolyhedron Redundant(Random random, Rational[] point)
    {
        int dimension = point.Length;
        List<HalfSpace> rows = [.. Enumerable.Range(0, dimension + 1).Select(_ => Around(random, point))];
        HalfSpace first = rows[0];
        HalfSpace second = rows[1];
        Rational factor = RandomNets.Positive(random);
        rows.Add(first);
        rows.Add(new HalfSpace([.. first.Normal.Select(entry => factor * entry)], factor * first.Offset));
        rows.Add(new HalfSpace([.. first.Normal.Zip(second.Normal, (a, b) => a + b)], first.Offset + second.Offset));
        rows.Add(new HalfSpace(second.Normal, second.Offset + 1));
        rows.Add(new HalfSpace([.. point.Select(_ => Rational.Zero)], random.Next(0, 2)));
        ImmutableArray<Rational?> none = [.. point.Select(_ => (Rational?)null)];
        return random.Next(2) == 0
            ? HPolyhedron.FromHalfSpaces(dimension, rows)
            : new HPolyhedron(none, none, [.. rows]);
    }
}
