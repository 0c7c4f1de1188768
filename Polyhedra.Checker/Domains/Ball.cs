using Polyhedra.Checker.Arithmetic;

namespace Polyhedra.Checker.Domains;

/// <summary>The open ball |x - c| &lt; r.</summary>
/// <param name="Norm">The norm: <c>1</c>, <c>2</c> or <c>inf</c>.</param>
/// <param name="Radius">The radius times the last entry of <paramref name="Centre"/>; positive.</param>
/// <param name="Centre">The centre in homogeneous coordinates: numerators, then their common positive denominator.</param>
internal sealed record Ball(string Norm, BigInteger Radius, BigInteger[] Centre)
{
    /// <summary>Whether a point in homogeneous coordinates lies in it.</summary>
    public bool Contains(BigInteger[] point)
    {
        BigInteger[] difference = new BigInteger[point.Length - 1];
        for (int k = 0; k < difference.Length; k++)
        {
            difference[k] = (point[k] * Centre[^1]) - (Centre[k] * point[^1]);
        }

        return Compare(BigInteger.One, difference, Norm, Radius * point[^1]) < 0;
    }

    /// <summary>Whether g(c) + r |g|* &lt;= 0, with the dual norm |·|*: then g is nowhere positive in the ball.</summary>
    public bool ShowsNotPositive(BigInteger[] g) =>
        Compare(Radius, g[..^1], Norm switch { "1" => "inf", "inf" => "1", _ => "2" }, -Affine.At(g, Centre)) <= 0;

    // The sign of factor |vector| - bound, for a factor that is positive.
    private static int Compare(BigInteger factor, BigInteger[] vector, string norm, BigInteger bound) => norm switch
    {
        "1" => (factor * vector.Aggregate(BigInteger.Zero, (sum, x) => sum + BigInteger.Abs(x))).CompareTo(bound),
        "inf" => (factor * vector.Aggregate(BigInteger.Zero, (largest, x) => BigInteger.Max(largest, BigInteger.Abs(x)))).CompareTo(bound),
        _ when bound.Sign < 0 => 1,
        _ => (factor * factor * vector.Aggregate(BigInteger.Zero, (sum, x) => sum + (x * x))).CompareTo(bound * bound),
    };
}
