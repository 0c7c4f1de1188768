using System.Numerics;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>Proofs that a form f is nowhere positive on the current cell, from multipliers that a simplex proposes.</summary>
/// <remarks>
/// <para>Let c_i > 0 be the rows of the path and lambda_i >= 0. Then f &lt;= g on the cell with g = f + sum lambda_i c_i, and g is at
/// most g_0 + sum_k max(g_k lower_k, g_k upper_k) on the bounds of the domain. If that is at most 0, f is nowhere positive. Bounded
/// coordinates absorb the residual of rounded multipliers (Neumaier and Shcherbina, Safe bounds in linear and mixed-integer linear
/// programming, 2004); along an unbounded coordinate g_k must vanish or have the right sign exactly.</para>
/// <para>The multipliers are any nonnegative numbers, so nothing need be known about where they come from.</para>
/// </remarks>
internal sealed class DropProof(DomainBox box, CellPath path, ExactBasis basis)
{
    private readonly double[] _sum = new double[box.Lower.Length + 1];
    private readonly double[] _magnitude = new double[box.Lower.Length + 1];
    private double[] _form = [];
    private double _formError;
    private PathRow _source;

    /// <summary>States what is to be proved: the form is nowhere positive.</summary>
    /// <param name="form">The scaled row; not copied.</param>
    /// <param name="error">The error bound of its entries.</param>
    /// <param name="source">The form itself, with the sign that makes it <paramref name="form"/>.</param>
    public void Begin(double[] form, double error, in PathRow source)
    {
        _form = form;
        _formError = error;
        _source = source;
    }

    /// <summary>Whether the bounds of the domain alone prove it, in floating point with a proven error bound.</summary>
    public bool HoldsOnBox()
    {
        if (!box.IsBounded)
        {
            return false;
        }

        StartSum();
        return SupremumIsNegative(0, _formError);
    }

    /// <summary>Whether the reduced costs of a dictionary prove it, in floating point with a proven error bound.</summary>
    /// <remarks>The objective row of the dictionary holds the form. Bounded domains only.</remarks>
    public bool HoldsInDoubles(DoubleDictionary dictionary)
    {
        if (!box.IsBounded)
        {
            return false;
        }

        StartSum();
        double error = _formError;
        int terms = 0;
        for (int j = 0; j < dictionary.Dimension; j++)
        {
            int index = dictionary.TightRowAt(j);
            double multiplier = index < 0 ? 0 : -dictionary.ReducedCost(j);
            if (!(multiplier > 0))
            {
                continue;
            }

            ReadOnlySpan<double> row = path.Row(index);
            for (int k = 0; k < _sum.Length; k++)
            {
                double term = multiplier * row[k];
                _sum[k] += term;
                _magnitude[k] += Math.Abs(term);
            }

            error += multiplier * path.RowError(index);
            terms++;
        }

        return SupremumIsNegative(terms, error);
    }

    /// <summary>Whether the basis of a dictionary proves it, in exact arithmetic.</summary>
    public bool HoldsExactly(DoubleDictionary dictionary)
    {
        ReadOnlySpan<BigInteger> coefficients = _source.Exact.Coefficients;
        BigInteger[] form = new BigInteger[coefficients.Length];
        for (int k = 0; k < form.Length; k++)
        {
            form[k] = (int)_source.Sign * coefficients[k];
        }

        return basis.TryCombine(dictionary, form, out BigInteger[] sum) && SupremumIsNotPositive(sum);
    }

    private bool SupremumIsNotPositive(BigInteger[] sum)
    {
        Rational supremum = sum[^1];
        for (int k = 0; k < sum.Length - 1; k++)
        {
            if (sum[k].IsZero)
            {
                continue;
            }

            Rational? bound = sum[k].Sign > 0 ? box.ExactUpper(k) : box.ExactLower(k);
            if (bound is not { } value)
            {
                return false;
            }

            supremum += sum[k] * value;
        }

        return supremum.Sign != Sign.Positive;
    }

    private void StartSum()
    {
        for (int k = 0; k < _sum.Length; k++)
        {
            _sum[k] = _form[k];
            _magnitude[k] = Math.Abs(_form[k]);
        }
    }

    // With t rows combined, every entry of the sum is off by at most gamma_{t+2} times its magnitude plus the combined error of the
    // rows' entries, and the supremum over the box adds d products and d sums. One gamma_{t+d+8} over all magnitudes covers both.
    private bool SupremumIsNegative(int terms, double rowError)
    {
        double supremum = _sum[^1];
        double magnitude = _magnitude[^1];
        double reach = 1;
        for (int k = 0; k < _sum.Length - 1; k++)
        {
            supremum += Math.Max(_sum[k] * box.OuterLower[k], _sum[k] * box.OuterUpper[k]);
            magnitude += _magnitude[k] * box.Reach[k];
            reach += box.Reach[k];
        }

        int roundings = terms + _sum.Length + 8;
        double error = (FloatingPoint.Gamma(roundings) * magnitude) + ((rowError + FloatingPoint.Underflow) * reach);
        error *= 1 + (2 * roundings * FloatingPoint.Epsilon);

        // Infinity and NaN compare false: they prove nothing.
        return supremum + error < 0 && double.IsFinite(supremum);
    }
}
