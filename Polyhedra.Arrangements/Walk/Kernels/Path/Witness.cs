using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>A rational point that lies strictly inside a cell: exact doubles where doubles can, else any rational.</summary>
internal sealed class Witness
{
    private BigInteger[]? _homogeneous;

    /// <summary>A witness in d dimensions, at the origin.</summary>
    public Witness(int dimension)
    {
        Approximation = new double[dimension];
        Values = new double[8];
    }

    /// <summary>The coordinates, rounded to double if they are not <see cref="IsDouble"/>.</summary>
    public double[] Approximation { get; }

    /// <summary>Whether <see cref="Approximation"/> is the point itself.</summary>
    public bool IsDouble { get; private set; } = true;

    /// <summary>An upper bound of 1 + |x|_1, or infinity if it is so large that products might overflow.</summary>
    public double Norm { get; private set; } = 1;

    /// <summary>The computed values of the path's rows at the point, as many as the cell has rows. Approximate.</summary>
    public double[] Values { get; private set; }

    /// <summary>The exact point: numerators, then their common positive denominator.</summary>
    public BigInteger[] Homogeneous => _homogeneous ??= ToHomogeneous(Approximation);

    /// <summary>Moves the witness to a point given in doubles.</summary>
    public void Set(ReadOnlySpan<double> point)
    {
        point.CopyTo(Approximation);
        IsDouble = true;
        _homogeneous = null;
        Norm = UpperNorm(point);
    }

    /// <summary>Moves the witness to a rational point.</summary>
    public void Set(ImmutableArray<Rational> point)
    {
        bool isDouble = true;
        for (int k = 0; k < point.Length; k++)
        {
            double rounded = point[k].ToDouble();
            Approximation[k] = rounded;
            isDouble &= double.IsFinite(rounded) && Rational.FromDouble(rounded) == point[k];
        }

        IsDouble = isDouble;
        Norm = UpperNorm(Approximation);
        _homogeneous = IsDouble ? null : CommonDenominator.Homogeneous(point.AsSpan());
    }

    /// <summary>Becomes a copy of another witness of the same dimension, with its first values.</summary>
    public void CopyFrom(Witness other, int valueCount)
    {
        other.Approximation.CopyTo(Approximation, 0);
        IsDouble = other.IsDouble;
        Norm = other.Norm;
        _homogeneous = other._homogeneous;
        ReserveValues(valueCount);
        other.Values.AsSpan(0, valueCount).CopyTo(Values);
    }

    /// <summary>Makes room for the values of this many rows.</summary>
    public void ReserveValues(int count)
    {
        if (Values.Length < count)
        {
            double[] values = Values;
            Array.Resize(ref values, Math.Max(count, 2 * values.Length));
            Values = values;
        }
    }

    /// <summary>Sets the value of one row.</summary>
    public void SetValue(int row, double value)
    {
        ReserveValues(row + 1);
        Values[row] = value;
    }

    /// <summary>The point as rationals.</summary>
    public ImmutableArray<Rational> ToRationals()
    {
        BigInteger[] point = Homogeneous;
        return [.. Enumerable.Range(0, point.Length - 1).Select(k => new Rational(point[k], point[^1]))];
    }

    /// <summary>An upper bound of 1 + |x|_1, or infinity if it is so large that products might overflow.</summary>
    public static double UpperNorm(ReadOnlySpan<double> point)
    {
        double norm = 1;
        foreach (double x in point)
        {
            norm += Math.Abs(x);
        }

        norm *= 1 + ((point.Length + 2) * FloatingPoint.Epsilon);

        // Rows are scaled to at most 2, so below this bound no product and no sum can overflow.
        return norm <= 1 / FloatingPoint.Underflow ? norm : double.PositiveInfinity;
    }

    /// <summary>A point of finite doubles in homogeneous coordinates.</summary>
    public static BigInteger[] ToHomogeneous(double[] point)
    {
        int least = 0;
        for (int k = 0; k < point.Length; k++)
        {
            (long significand, int exponent) = Dyadic.Decompose(point[k]);
            if (significand != 0)
            {
                least = Math.Min(least, exponent + BitOperations.TrailingZeroCount(significand));
            }
        }

        BigInteger[] homogeneous = new BigInteger[point.Length + 1];
        homogeneous[^1] = BigInteger.One << -least;
        for (int k = 0; k < point.Length; k++)
        {
            (long significand, int exponent) = Dyadic.Decompose(point[k]);
            int shift = exponent - least;
            homogeneous[k] = shift >= 0 ? (BigInteger)significand << shift : (BigInteger)(significand >> -shift);
        }

        return homogeneous;
    }
}
