using System.Numerics;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>A linear program in integers: maximise objective·(w, 1) subject to row·(w, 1) >= 0 for each half-space and
/// 0 &lt;= w[k] &lt;= width[k], where a variable may have no width (no upper bound) or be free.</summary>
/// <remarks>
/// <para>The change of variables is x[k] = anchor[k] + direction[k] * w[k] / unit[k]: the anchor is the lower bound if there is
/// one, else the upper bound (then the direction is -1), else 0 (a free variable); the unit is the denominator of the width.
/// Rows and objective are multiplied by positive rationals to become primitive. So the simplex method needs no rational
/// number, and a multiplier of a scaled constraint is turned back by one multiplication.</para>
/// <para>Precondition: no lower bound exceeds its upper bound.</para>
/// </remarks>
internal sealed partial class IntegerProgram
{
    private readonly Rational[] _anchors;
    private readonly BigInteger[] _units;
    private readonly bool[] _reversed;
    private readonly Rational[] _rowScales;
    private readonly Rational _objectiveScale;

    /// <summary>The integer form of a program.</summary>
    public IntegerProgram(LinearProgram program)
    {
        HPolyhedron set = program.FeasibleSet;
        VariableCount = program.VariableCount;
        Widths = new BigInteger?[VariableCount];
        Free = new bool[VariableCount];
        _anchors = new Rational[VariableCount];
        _units = new BigInteger[VariableCount];
        _reversed = new bool[VariableCount];
        for (int k = 0; k < VariableCount; k++)
        {
            Free[k] = set.Lower[k] is null && set.Upper[k] is null;
            _reversed[k] = set.Lower[k] is null && !Free[k];
            _anchors[k] = set.Lower[k] ?? set.Upper[k] ?? Rational.Zero;
            Rational? width = set.Upper[k] - set.Lower[k];
            _units[k] = width?.Denominator ?? BigInteger.One;
            Widths[k] = width?.Numerator;
        }

        Rows = new BigInteger[set.HalfSpaces.Length][];
        _rowScales = new Rational[Rows.Length];
        Rational[] buffer = new Rational[VariableCount + 1];
        for (int i = 0; i < Rows.Length; i++)
        {
            Rows[i] = Scale(set.HalfSpaces[i].Normal.AsSpan(), set.HalfSpaces[i].Offset, buffer, out _rowScales[i]);
        }

        Objective = Scale(program.Objective.AsSpan(), Rational.Zero, buffer, out _objectiveScale);
    }

    /// <summary>The number of variables, d.</summary>
    public int VariableCount { get; }

    /// <summary>The rows: d coefficients, then the constant.</summary>
    public BigInteger[][] Rows { get; }

    /// <summary>The objective: d coefficients, then a constant that does not matter for the maximiser.</summary>
    public BigInteger[] Objective { get; }

    /// <summary>The upper bound of each variable; null where there is none. Zero: the variable is fixed.</summary>
    public BigInteger?[] Widths { get; }

    /// <summary>Whether a variable has no bound at all. Every other one is at least 0.</summary>
    public bool[] Free { get; }

    private BigInteger[] Scale(ReadOnlySpan<Rational> normal, Rational offset, Rational[] buffer, out Rational scale)
    {
        buffer[VariableCount] = offset;
        for (int k = 0; k < VariableCount; k++)
        {
            Rational coefficient = normal[k];
            if (!coefficient.IsZero && !_anchors[k].IsZero)
            {
                buffer[VariableCount] += coefficient * _anchors[k];
            }

            if (!_units[k].IsOne)
            {
                coefficient /= _units[k];
            }

            buffer[k] = _reversed[k] ? -coefficient : coefficient;
        }

        return PrimitiveRow.FromRationals(buffer, out scale);
    }
}
