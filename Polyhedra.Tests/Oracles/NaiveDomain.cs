using System.Numerics;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Oracles;

/// <summary>A domain as a plain list of inequalities.</summary>
internal static class NaiveDomain
{
    /// <summary>The interior of a polyhedron of full dimension: every bound and half-space made strict, except half-spaces
    /// with a zero normal, which are all of space or empty.</summary>
    public static List<LinearInequality> Interior(HPolyhedron domain)
    {
        List<LinearInequality> rows = [];
        for (int k = 0; k < domain.Dimension; k++)
        {
            if (domain.Lower[k] is { } lower)
            {
                rows.Add(Bound(domain.Dimension, k, lower, isLower: true));
            }

            if (domain.Upper[k] is { } upper)
            {
                rows.Add(Bound(domain.Dimension, k, upper, isLower: false));
            }
        }

        foreach (HalfSpace halfSpace in domain.HalfSpaces)
        {
            bool isTrivial = halfSpace.Normal.All(entry => entry.Numerator.IsZero);
            rows.Add(LinearInequality.FromRationals(halfSpace.Normal.AsSpan(), halfSpace.Offset, isStrict: !isTrivial));
        }

        return rows;
    }

    private static LinearInequality Bound(int dimension, int axis, Rational value, bool isLower)
    {
        BigInteger[] row = new BigInteger[dimension + 1];
        row[axis] = isLower ? value.Denominator : -value.Denominator;
        row[^1] = isLower ? -value.Numerator : value.Numerator;
        return LinearInequality.FromRow(row, isStrict: true);
    }
}
