using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <content>Turning what was found for the integer variables back into results for the original ones.</content>
internal sealed partial class IntegerProgram
{
    /// <summary>Whether w[k] runs against x[k].</summary>
    public bool IsReversed(int variable) => _reversed[variable];

    /// <summary>Whether a nonbasic status fits a variable, and if so whether it means w = width (else w = 0).</summary>
    public bool TryPlace(LinearProgram program, int variable, BasisStatus status, out bool atWidth)
    {
        atWidth = status == BasisStatus.AtUpper && !_reversed[variable];
        return status switch
        {
            BasisStatus.AtLower => program.FeasibleSet.Lower[variable] is not null,
            BasisStatus.AtUpper => program.FeasibleSet.Upper[variable] is not null,
            BasisStatus.AtZero => Free[variable],
            _ => false,
        };
    }

    /// <summary>The point x for w[k] = numerators[k] / denominator.</summary>
    public ImmutableArray<Rational> ToPoint(ReadOnlySpan<BigInteger> numerators, BigInteger denominator)
    {
        ImmutableArray<Rational>.Builder point = ImmutableArray.CreateBuilder<Rational>(VariableCount);
        for (int k = 0; k < VariableCount; k++)
        {
            Rational step = new(_reversed[k] ? -numerators[k] : numerators[k], denominator * _units[k]);
            point.Add(_anchors[k] + step);
        }

        return point.MoveToImmutable();
    }

    /// <summary>The primitive integer direction in x that is a positive multiple of a direction in w.</summary>
    public ImmutableArray<Rational> ToRay(ReadOnlySpan<BigInteger> direction)
    {
        Rational[] ray = new Rational[VariableCount];
        for (int k = 0; k < VariableCount; k++)
        {
            ray[k] = new Rational(_reversed[k] ? -direction[k] : direction[k], _units[k]);
        }

        return [.. PrimitiveRow.FromRationals(ray).Select(entry => new Rational(entry))];
    }

    /// <summary>The dual of the original program from the multipliers (numerators over one denominator) of the integer one.</summary>
    /// <param name="rows">One a row.</param>
    /// <param name="origins">One a variable, for w >= 0.</param>
    /// <param name="widths">One a variable, for width - w >= 0.</param>
    /// <param name="denominator">The common positive denominator.</param>
    public Multipliers ToDual(BigInteger[] rows, BigInteger[] origins, BigInteger[] widths, BigInteger denominator) =>
        ToMultipliers(rows, origins, widths, _objectiveScale * denominator);

    /// <summary>A Farkas proof for the original program; it needs no normalisation, so it is made primitive.</summary>
    /// <inheritdoc cref="ToDual"/>
    public Multipliers ToFarkas(BigInteger[] rows, BigInteger[] origins, BigInteger[] widths)
    {
        Multipliers raw = ToMultipliers(rows, origins, widths, Rational.One);
        int d = VariableCount;
        BigInteger[] all = PrimitiveRow.FromRationals([.. raw.HalfSpaces, .. raw.Lower, .. raw.Upper]);
        ImmutableArray<Rational> primitive = [.. all.Select(entry => new Rational(entry))];
        return new Multipliers(
            primitive[..rows.Length], primitive[rows.Length..(rows.Length + d)], primitive[(rows.Length + d)..]);
    }

    private Multipliers ToMultipliers(BigInteger[] rows, BigInteger[] origins, BigInteger[] widths, Rational denominator)
    {
        Rational[] halfSpaces = new Rational[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            halfSpaces[i] = rows[i].IsZero ? Rational.Zero : rows[i] * _rowScales[i] / denominator;
        }

        Rational[] lower = new Rational[VariableCount];
        Rational[] upper = new Rational[VariableCount];
        for (int k = 0; k < VariableCount; k++)
        {
            // w = unit * |x - anchor|, so the multiplier of w counts unit times for the bound on x.
            Rational atAnchor = origins[k].IsZero ? Rational.Zero : origins[k] * _units[k] / denominator;
            Rational opposite = widths[k].IsZero ? Rational.Zero : widths[k] * _units[k] / denominator;
            (lower[k], upper[k]) = _reversed[k] ? (opposite, atAnchor) : (atAnchor, opposite);
        }

        return new Multipliers([.. halfSpaces], [.. lower], [.. upper]);
    }
}
