using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>A linear program in double precision, for proposers: maximise objective·x subject to lower &lt;= x &lt;= upper and
/// row·(x, 1) >= 0.</summary>
/// <remarks>Rounded, so not equivalent to the exact program: nothing concluded from it is a proof. Each row, and the objective, is first
/// multiplied by a power of two that brings its largest entry into [1/2, 2), so nothing overflows; a bound past the range of
/// double becomes infinite.</remarks>
internal sealed class RoundedLinearProgram
{
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _objective;
    private readonly double[] _rows;
    private readonly long[] _exponents;

    /// <summary>Rounds a program.</summary>
    public RoundedLinearProgram(LinearProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        int d = program.VariableCount;
        ImmutableArray<HalfSpace> halfSpaces = program.FeasibleSet.HalfSpaces;
        HalfSpaceCount = halfSpaces.Length;
        _lower = new double[d];
        _upper = new double[d];
        for (int k = 0; k < d; k++)
        {
            _lower[k] = program.FeasibleSet.Lower[k]?.ToDouble() ?? double.NegativeInfinity;
            _upper[k] = program.FeasibleSet.Upper[k]?.ToDouble() ?? double.PositiveInfinity;
        }

        _objective = new double[d];
        RoundRow(program.Objective.AsSpan(), _objective);
        _exponents = new long[halfSpaces.Length];
        _rows = new double[halfSpaces.Length * (d + 1)];
        Rational[] row = new Rational[d + 1];
        for (int i = 0; i < halfSpaces.Length; i++)
        {
            halfSpaces[i].Normal.CopyTo(row);
            row[d] = halfSpaces[i].Offset;
            _exponents[i] = RoundRow(row, _rows.AsSpan(i * (d + 1), d + 1));
        }
    }

    /// <summary>The number of variables.</summary>
    public int VariableCount => _lower.Length;

    /// <summary>The number of half-spaces.</summary>
    public int HalfSpaceCount { get; }

    /// <summary>Lower bounds; -infinity where there is none.</summary>
    public ReadOnlySpan<double> Lower => _lower;

    /// <summary>Upper bounds; +infinity where there is none.</summary>
    public ReadOnlySpan<double> Upper => _upper;

    /// <summary>The objective, up to a positive factor.</summary>
    public ReadOnlySpan<double> Objective => _objective;

    /// <summary>A half-space up to a positive factor: the normal, then the offset.</summary>
    public ReadOnlySpan<double> Row(int halfSpace) => _rows.AsSpan(halfSpace * (VariableCount + 1), VariableCount + 1);

    /// <summary>The power of two that a half-space was multiplied by: a multiplier of its rounded row counts 2^exponent times for the
    /// half-space.</summary>
    public long Exponent(int halfSpace) => _exponents[halfSpace];

    private static long RoundRow(ReadOnlySpan<Rational> exact, Span<double> rounded)
    {
        // The exponent of an entry is known to within 1 from the lengths of numerator and denominator.
        long exponent = long.MinValue;
        foreach (Rational entry in exact)
        {
            if (!entry.IsZero)
            {
                exponent = Math.Max(exponent, entry.Numerator.GetBitLength() - entry.Denominator.GetBitLength());
            }
        }

        for (int k = 0; k < exact.Length; k++)
        {
            rounded[k] = exact[k].IsZero ? 0 : ToDouble(exact[k], -exponent);
        }

        return exponent == long.MinValue ? 0 : -exponent;
    }

    // value * 2^shift, rounded.
    private static double ToDouble(Rational value, long shift)
    {
        // Within this range ToDouble neither overflows nor, if the result matters beside an entry near 1, loses digits.
        if (Math.Abs(shift) <= 400)
        {
            return Math.ScaleB(value.ToDouble(), (int)shift);
        }

        Rational power = System.Numerics.BigInteger.One << (int)Math.Abs(shift);
        return (shift > 0 ? value * power : value / power).ToDouble();
    }
}
