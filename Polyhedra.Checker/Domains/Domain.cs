using Polyhedra.Checker.Arithmetic;

namespace Polyhedra.Checker.Domains;

/// <summary>The points where inequalities hold strictly and that lie in an open ball, if there is one.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Denominator">The denominator of the inequalities.</param>
/// <param name="Inequalities">Functions that are positive, a·x + b as a_1, ..., a_d, b.</param>
/// <param name="Ball">The ball, or null.</param>
internal sealed record Domain(int Dimension, BigInteger Denominator, List<BigInteger[]> Inequalities, Ball? Ball)
{
    /// <summary>A domain of rows [b, a1, ..., ad] meaning b + a·x >= 0.</summary>
    /// <exception cref="FormatException">The numbers are not small.</exception>
    public static Domain Of(int dimension, List<Fraction[]> rows, Ball? ball)
    {
        BigInteger common = Fraction.CommonDenominator(rows.SelectMany(row => row));
        List<BigInteger[]> inequalities =
            rows.ConvertAll(row => (BigInteger[])[.. row.Skip(1).Append(row[0]).Select(entry => entry.Times(common))]);
        return new Domain(dimension, common, inequalities, ball);
    }

    /// <summary>Whether a point in homogeneous coordinates lies in the domain.</summary>
    public bool Contains(BigInteger[] point) =>
        Inequalities.TrueForAll(inequality => Affine.At(inequality, point).Sign > 0) && Ball?.Contains(point) != false;
}
