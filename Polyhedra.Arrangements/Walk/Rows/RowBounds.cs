using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>Bounds that hold for one composed affine row on every cell of the network: the largest true coefficient, and how far
/// any computed coefficient can be from the true one.</summary>
/// <remarks>
/// <para>With u = 2^-53 and gamma_m = m u / (1 - m u), a sum of n products and a constant, computed in any order from weights that
/// were themselves rounded to nearest, errs by at most gamma_{2n+6} times the sum of the magnitudes, plus what the inputs bring in:
/// P = |W| P' + |b|,  D = |W| D' + gamma_{2n+6} (|W| (P' + D') + |b|), entry by entry
/// (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1). It is static: the activation only scales rows by slopes,
/// so the maximum over the pieces bounds every cell.</para>
/// <para>The bounds are computed in double and inflated by (n + 8) 2^-52 for their own rounding, and by an absolute term against
/// underflow. Overflow makes a bound infinite or NaN, which certifies nothing. docs/adr/0003 has the proof.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly struct RowBounds
{
    private RowBounds(double magnitude, double error)
    {
        Magnitude = magnitude;
        Error = error;
    }

    /// <summary>No true coefficient (the constant included) exceeds this in absolute value.</summary>
    public double Magnitude { get; }

    /// <summary>No computed coefficient (the constant included) is farther than this from the true one.</summary>
    public double Error { get; }

    /// <summary>The bounds of an input coordinate x_k: its row is a unit vector, exactly.</summary>
    public static RowBounds Coordinate => new(1, 0);

    /// <summary>The bounds of sum_k weights_k h_(columns_k) + bias, given those of the h_j.</summary>
    public static RowBounds Combine(
        ReadOnlySpan<double> weights, ReadOnlySpan<int> columns, double bias, ReadOnlySpan<RowBounds> inputs)
    {
        double magnitude = Math.Abs(bias);
        double carried = 0;
        double largest = 1;
        for (int k = 0; k < weights.Length; k++)
        {
            int j = columns[k];
            double weight = Math.Abs(weights[k]);
            magnitude += weight * (inputs[j].Magnitude + inputs[j].Error);
            carried += weight * inputs[j].Error;
            largest = Math.Max(largest, inputs[j].Magnitude + inputs[j].Error);
        }

        double inflation = 1 + ((weights.Length + 8) * FloatingPoint.Epsilon);

        // 2^-1075 each: a weight that underflows in rounding, the products of its slope and intercept parts, and the two products
        // of the sums above; and the bias.
        double underflow = largest * ((4.0 * weights.Length) + 8) * FloatingPoint.SmallestPositive;

        // Two summands an input (slope and intercept parts), one rounding of the weight, one of each product, one of the sum.
        double rounding = FloatingPoint.Gamma((2 * weights.Length) + 6) * magnitude;
        double error = ((carried * inflation) + rounding + underflow) * inflation;
        return new RowBounds((magnitude + underflow) * inflation, error);
    }

    /// <summary>The bounds of a row whose coefficients are sums of integer multiples of a unit: nothing is rounded as long as the absolute
    /// values of the terms add up to at most 2^53 units.</summary>
    /// <param name="unit">A power of two of which every term of every coefficient is an integer multiple; 0 if none is known.</param>
    /// <remarks>Precondition: <see cref="Magnitude"/> bounds the sum of the absolute values of the terms, as <see cref="Combine"/> and
    /// <c>Minus</c> make it, so every partial sum in any order is an integer of at most 53 bits times the unit.</remarks>
    public RowBounds ExactOn(double unit) =>
        unit > 0 && Magnitude <= unit * (1L << 53) ? new RowBounds(Magnitude, 0) : this;

    /// <summary>Bounds that hold for each of several rows.</summary>
    public static RowBounds Largest(ReadOnlySpan<RowBounds> rows)
    {
        double magnitude = 0;
        double error = 0;
        foreach (RowBounds row in rows)
        {
            // Math.Max keeps a NaN, which a comparison would lose.
            magnitude = Math.Max(magnitude, row.Magnitude);
            error = Math.Max(error, row.Error);
        }

        return new RowBounds(magnitude, error);
    }

    /// <summary>The bounds of the difference of two rows, computed coefficient by coefficient.</summary>
    public RowBounds Minus(RowBounds other)
    {
        // One rounding of a difference of computed coefficients, each at most magnitude + error; an underflow of a sum is exact.
        double magnitude = Magnitude + other.Magnitude;
        double carried = Error + other.Error;
        double inflation = 1 + (8 * FloatingPoint.Epsilon);
        return new RowBounds(magnitude * inflation, (carried + (FloatingPoint.Gamma(2) * (magnitude + carried))) * inflation);
    }

    /// <summary>The bounds of a row minus a constant, which is rounded first; unchanged for 0.</summary>
    public RowBounds Minus(Rational threshold)
    {
        if (threshold.IsZero)
        {
            return this;
        }

        double size = Rational.Abs(threshold).ToDoubleUp();
        return Minus(new RowBounds(size, (FloatingPoint.Gamma(1) * size) + FloatingPoint.SmallestPositive));
    }

    /// <summary>The bounds of the activation's output, whatever the piece.</summary>
    public static RowBounds Apply(Activation activation, RowBounds z)
    {
        double magnitude = 0;
        double error = 0;
        foreach ((Rational slope, Rational intercept) in activation.Pieces)
        {
            double slopeSize = Rational.Abs(slope).ToDoubleUp();
            double interceptSize = Rational.Abs(intercept).ToDoubleUp();

            // Asked of the slope itself: a slope that rounds to 1 is not 1.
            bool isExact = intercept.IsZero && (slope.IsZero || Rational.Abs(slope).IsOne);
            double size = (slopeSize * z.Magnitude) + interceptSize;
            double rounding = isExact
                ? 0
                : (FloatingPoint.Gamma(4) * (size + (slopeSize * z.Error)))
                    + ((z.Magnitude + z.Error) * FloatingPoint.SmallestPositive) + FloatingPoint.Underflow;
            magnitude = Math.Max(magnitude, size);
            error = Math.Max(error, (slopeSize * z.Error) + rounding);
        }

        double inflation = 1 + (8 * FloatingPoint.Epsilon);
        return new RowBounds(magnitude * inflation, error * inflation);
    }
}
