using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>A few points strictly inside a domain, always the same ones.</summary>
internal static class DomainSamples
{
    private const int Resolution = 1 << 10;
    private const int LargestScale = 12;

    /// <summary>An interior point, and up to some number of others: spread over the box of the domain's bounds,
    /// at growing distances where it has none.</summary>
    /// <exception cref="ArgumentException">The domain has no interior point.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ImmutableArray<ImmutableArray<Rational>> Draw(HPolyhedron domain, int count, CancellationToken cancellation)
    {
        if (InteriorPoint.Find(domain, cancellation) is not { } start)
        {
            throw new ArgumentException("The domain has no interior point.", nameof(domain));
        }

        ImmutableArray<ImmutableArray<Rational>>.Builder points = ImmutableArray.CreateBuilder<ImmutableArray<Rational>>();
        points.Add(start);
        SeededRandom random = new(1);
        for (int s = 0; s < count; s++)
        {
            Rational[] point = new Rational[domain.Dimension];
            for (int k = 0; k < point.Length; k++)
            {
                point[k] = Coordinate(domain.Lower[k], domain.Upper[k], start[k], (1L << (s % LargestScale)) >> 1, random);
            }

            if (domain.HasInInterior(point))
            {
                points.Add([.. point]);
            }
        }

        return points.ToImmutable();
    }

    private static Rational Coordinate(Rational? lower, Rational? upper, Rational start, long scale, SeededRandom random)
    {
        // From 1 to 2^11 - 1, over 2^11: strictly between 0 and 1.
        Rational part = new((2 * (long)(random.NextUInt64() % Resolution)) + 1, 2 * Resolution);
        return (lower, upper) switch
        {
            ({ } low, { } high) => low + (part * (high - low)),
            ({ } low, null) => low + (part * (scale + 1)),
            (null, { } high) => high - (part * (scale + 1)),
            _ => start + (((2 * part) - 1) * (scale + 1)),
        };
    }
}
