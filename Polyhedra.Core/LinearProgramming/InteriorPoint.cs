using System.Collections.Immutable;
using System.Diagnostics;
using System.Numerics;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>Finds a rational point strictly inside a polyhedron, or proves that it has none.</summary>
/// <remarks>
/// <para>One linear program: over the bounds, maximise t &lt;= 1 such that the cube of half-width t around x lies in every
/// half-space (normal·x + offset >= t * sum of |normal entries|; coordinate bounds are left to the next step). If its maximum
/// is 0, or it is infeasible, no point of the box is strictly inside all half-spaces. Else the maximiser is, and as it may lie
/// on the boundary of the box, it is moved a little towards a point strictly inside the box, which keeps it strictly inside
/// every half-space. The box must have an interior itself, that is lower &lt; upper on every axis.</para>
/// <para>The point is then rounded to as few binary digits after the point as keep it strictly inside.</para>
/// </remarks>
public static class InteriorPoint
{
    /// <summary>A point strictly inside every bound and every half-space, verified by
    /// <see cref="HPolyhedron.HasInInterior"/>; null iff there is none.</summary>
    /// <param name="set">The polyhedron. A half-space with a zero normal is satisfied iff its offset is at least 0.</param>
    /// <param name="cancellationToken">Looked at once a pivot.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ImmutableArray<Rational>? Find(HPolyhedron set, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (InsideBounds(set) is not { } inside)
        {
            return null;
        }

        List<BigInteger[]> rows = [];
        foreach (HalfSpace halfSpace in set.HalfSpaces)
        {
            BigInteger[] row = PrimitiveRow.FromRationals([.. halfSpace.Normal, halfSpace.Offset]);
            if (row.AsSpan(0, set.Dimension).ContainsAnyExcept(BigInteger.Zero))
            {
                rows.Add(row);
            }
            else if (halfSpace.Offset.Sign == Sign.Negative)
            {
                return null;
            }
        }

        ImmutableArray<Rational>? point = set.HasInInterior(inside) ? [.. inside] : FindByProgram(set, rows, inside, cancellationToken);
        if (point is not { } found)
        {
            return null;
        }

        ImmutableArray<Rational> result = DyadicRounding.Shorten(found, candidate => set.HasInInterior(candidate));
        return set.HasInInterior(result.AsSpan())
            ? result
            : throw new UnreachableException("The point found is not strictly inside.");
    }

    // A simple point strictly inside the bounds alone: the middle, or 1 past a single bound, or 0.
    private static Rational[]? InsideBounds(HPolyhedron set)
    {
        Rational[] point = new Rational[set.Dimension];
        for (int k = 0; k < point.Length; k++)
        {
            if (set.Lower[k] >= set.Upper[k])
            {
                return null;
            }

            point[k] = (set.Lower[k], set.Upper[k]) switch
            {
                ({ } lower, { } upper) => (lower + upper) / 2,
                ({ } lower, null) => lower + 1,
                (null, { } upper) => upper - 1,
                _ => Rational.Zero,
            };
        }

        return point;
    }

    private static ImmutableArray<Rational>? FindByProgram(
        HPolyhedron set, List<BigInteger[]> rows, Rational[] inside, CancellationToken cancellationToken)
    {
        int d = set.Dimension;
        ImmutableArray<HalfSpace>.Builder halfSpaces = ImmutableArray.CreateBuilder<HalfSpace>(rows.Count);
        foreach (BigInteger[] row in rows)
        {
            BigInteger norm = BigInteger.Zero;
            Rational[] normal = new Rational[d + 1];
            for (int k = 0; k < d; k++)
            {
                normal[k] = row[k];
                norm += BigInteger.Abs(row[k]);
            }

            normal[d] = -norm;
            halfSpaces.Add(new HalfSpace([.. normal], row[d]));
        }

        HPolyhedron inflated = new(set.Lower.Add(Rational.Zero), set.Upper.Add(Rational.One), halfSpaces.MoveToImmutable());
        Rational[] objective = new Rational[d + 1];
        objective[d] = Rational.One;
        LinearProgramResult result = CanonicalOptimum.Find(
            new LinearProgram(inflated, [.. objective]), DoubleSimplex.Instance, cancellationToken);
        return result is LinearProgramResult.Optimal { Value.Sign: Sign.Positive } optimum
            ? MoveInside(set, optimum.Point.AsSpan()[..d], inside)
            : null;
    }

    // From a point strictly inside the half-spaces towards one strictly inside the bounds, by a power of 1/2 small enough.
    private static ImmutableArray<Rational> MoveInside(HPolyhedron set, ReadOnlySpan<Rational> from, Rational[] towards)
    {
        if (set.HasInInterior(from))
        {
            return [.. from];
        }

        Rational step = new(BigInteger.One, 2);
        foreach (HalfSpace halfSpace in set.HalfSpaces)
        {
            // The value along the segment is (1 - s) * start + s * end; with end < 0 < start it is positive for s < start / (start - end).
            Rational start = halfSpace.Evaluate(from);
            Rational end = halfSpace.Evaluate(towards);
            while (end.Sign == Sign.Negative && step * (start - end) >= start)
            {
                step /= 2;
            }
        }

        Rational[] point = new Rational[from.Length];
        for (int k = 0; k < point.Length; k++)
        {
            point[k] = from[k] + (step * (towards[k] - from[k]));
        }

        return [.. point];
    }
}
