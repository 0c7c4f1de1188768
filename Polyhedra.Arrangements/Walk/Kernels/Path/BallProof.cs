using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>Proofs in floating point that no point of the ball makes all rows of a set positive, from multipliers that anybody
/// proposes.</summary>
/// <remarks>Let lambda >= 0, g = sum lambda_i row_i, beta = g(centre). Where every row is positive, g is not negative, and positive if
/// some lambda is. On the open ball g is below beta + r |g|, or equal to beta if its linear part is zero. So beta + r |g| &lt;= 0 proves
/// it (docs/balls.md).</remarks>
internal sealed class BallProof
{
    private readonly BallShape _ball;
    private readonly double[] _sum;
    private readonly double[] _magnitude;
    private readonly double _reach;
    private double _error;
    private int _terms;

    public BallProof(BallShape ball)
    {
        _ball = ball;
        _sum = new double[ball.Centre.Length + 1];
        _magnitude = new double[ball.Centre.Length + 1];
        _reach = 1;
        foreach (double x in ball.Centre)
        {
            _reach += Math.Abs(x) + ball.OuterRadius;
        }
    }

    /// <summary>Starts with no rows.</summary>
    public void Clear()
    {
        Array.Clear(_sum);
        Array.Clear(_magnitude);
        _error = 0;
        _terms = 0;
    }

    /// <summary>Adds a row with a multiplier.</summary>
    /// <param name="row">The coefficients of the coordinates, then the constant.</param>
    /// <param name="error">No entry is farther than this from that of a positive multiple of the true row.</param>
    /// <param name="multiplier">Positive.</param>
    public void Add(ReadOnlySpan<double> row, double error, double multiplier)
    {
        for (int k = 0; k < _sum.Length; k++)
        {
            double term = multiplier * row[k];
            _sum[k] += term;
            _magnitude[k] += Math.Abs(term);
        }

        _error += multiplier * error;
        _terms++;
    }

    /// <summary>Takes over a sum of rows that somebody else has formed.</summary>
    /// <param name="sum">The entries.</param>
    /// <param name="magnitude">The sums of the magnitudes of their terms.</param>
    /// <param name="error">The sum of the rows' errors times their multipliers.</param>
    /// <param name="terms">The number of terms.</param>
    public void Load(double[] sum, double[] magnitude, double error, int terms)
    {
        sum.CopyTo(_sum, 0);
        magnitude.CopyTo(_magnitude, 0);
        _error = error;
        _terms = terms;
    }

    /// <summary>Whether the rows so far prove it for certain.</summary>
    public bool Holds() => Decide() == true;

    /// <summary>Whether the rows so far prove it: true or false for certain, or null.</summary>
    /// <remarks>With t rows combined an entry of the sum is off by at most gamma_{t+2} times its magnitude plus the combined error of
    /// the rows. beta adds d products and sums and the rounding of the centre, |g| adds d squares and sums and a root, weighted with r.
    /// One gamma_{t+2d+16} over all magnitudes covers these.</remarks>
    public bool? Decide()
    {
        double value = _sum[^1];
        double magnitude = _magnitude[^1];
        double squares = 0;
        for (int k = 0; k < _sum.Length - 1; k++)
        {
            value += _sum[k] * _ball.Centre[k];
            magnitude += _magnitude[k] * (Math.Abs(_ball.Centre[k]) + _ball.OuterRadius);
            squares += _sum[k] * _sum[k];
        }

        int roundings = _terms + (2 * _sum.Length) + 16;
        double supremum = value + (_ball.OuterRadius * Math.Sqrt(squares));
        double error = (FloatingPoint.Gamma(roundings) * magnitude) + ((_error + FloatingPoint.Underflow) * _reach * (1 + _terms))
            + (_ball.OuterRadius * BallShape.LostSquares);
        error *= 1 + (2 * roundings * FloatingPoint.Epsilon);

        // Infinity and NaN compare false: they prove nothing.
        return supremum + error < 0 && double.IsFinite(supremum) ? true : supremum > error && double.IsFinite(error) ? false : null;
    }
}
