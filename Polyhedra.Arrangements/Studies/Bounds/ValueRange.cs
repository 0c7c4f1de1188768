using System.Runtime.InteropServices;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>A closed interval of rationals that may be unbounded: null is no bound.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ValueRange(Rational? Low, Rational? High)
{
    /// <summary>What max(0, z) makes of it.</summary>
    public ValueRange Relu() => new(
        Low is { } low ? Rational.Max(low, Rational.Zero) : Rational.Zero, High is { } high ? Rational.Max(high, Rational.Zero) : null);

    /// <summary>The smallest interval that holds offset + the sum of weight times value, each value being anywhere in its range.</summary>
    public static ValueRange Combine(ReadOnlySpan<Rational> weights, Rational offset, ReadOnlySpan<ValueRange> ranges)
    {
        Rational? low = offset;
        Rational? high = offset;
        for (int k = 0; k < weights.Length; k++)
        {
            if (weights[k].IsZero)
            {
                continue;
            }

            bool isPositive = weights[k].Sign == Sign.Positive;
            low += weights[k] * (isPositive ? ranges[k].Low : ranges[k].High);
            high += weights[k] * (isPositive ? ranges[k].High : ranges[k].Low);
        }

        return new ValueRange(low, high);
    }
}
