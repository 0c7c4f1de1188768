using System.Numerics;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>Brings forms to the scale on which the kernel works: largest coefficient in [1, 2], error bound beside it.</summary>
/// <remarks>Scaling is by a power of two, hence exact but for underflow, which the caller's bounds include.</remarks>
internal static class ScaledRow
{
    // A computed row whose error bound exceeds this part of its largest coefficient filters badly: then the row is rounded
    // from the exact one instead. It decides speed only.
    private const double WorthwhileAccuracy = 1.0 / (1 << 24);

    /// <summary>Writes the scaled row of a form that is not constant.</summary>
    /// <param name="form">The form.</param>
    /// <param name="row">Receives the coefficients, then the constant.</param>
    /// <param name="error">No entry of <paramref name="row"/> is farther than this from that of a positive multiple of the form.</param>
    /// <param name="usedExact">Set if exact arithmetic was needed.</param>
    /// <returns>False, and nothing written, if the form is exactly constant.</returns>
    public static bool TryLoad(in Form form, Span<double> row, out double error, ref bool usedExact)
    {
        error = 0;
        if (form.IsStructurallyConstant)
        {
            return false;
        }

        ReadOnlySpan<double> computed = form.Row;
        double bound = form.RowError;
        double linear = LargestMagnitude(computed[..^1]);
        double largest = Math.Max(linear, Math.Abs(computed[^1]));
        if (linear > bound && bound <= largest * WorthwhileAccuracy && double.IsNormal(largest))
        {
            int exponent = -Math.ILogB(largest);
            double scale = Math.ScaleB(1.0, exponent);
            if (double.IsNormal(scale))
            {
                for (int k = 0; k < row.Length; k++)
                {
                    row[k] = computed[k] * scale;
                }

                error = bound * scale;
                return true;
            }
        }

        usedExact = true;
        return TryRound(form.Exact, row, out error);
    }

    /// <summary>Writes the scaled rounding of an exact form; false if it is constant.</summary>
    public static bool TryRound(IntegerForm form, Span<double> row, out double error) =>
        TryRound(form.Coefficients, form.BitLength, row, out error);

    /// <summary>Writes the scaled rounding of the form with the given coefficients and constant; false if it is constant.</summary>
    public static bool TryRound(ReadOnlySpan<BigInteger> coefficients, Span<double> row, out double error)
    {
        long bits = 0;
        foreach (BigInteger coefficient in coefficients)
        {
            bits = Math.Max(bits, coefficient.GetBitLength());
        }

        return TryRound(coefficients, (int)bits, row, out error);
    }

    private static bool TryRound(ReadOnlySpan<BigInteger> coefficients, int bits, Span<double> row, out double error)
    {
        error = 0;
        if (!coefficients[..^1].ContainsAnyExcept(BigInteger.Zero))
        {
            return false;
        }

        error = IntegerForm.Round(coefficients, bits, row);
        return true;
    }

    private static double LargestMagnitude(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            // Keeps a NaN, which a comparison would lose.
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
