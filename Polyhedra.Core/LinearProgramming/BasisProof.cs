using System.Numerics;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>Tries to prove a proposed basis exactly.</summary>
/// <remarks>With T the tight half-spaces and S the basic variables, as many, the point solves A[T,S] w[S] = -(constants and variables
/// at their widths), and the multipliers y of T solve A[T,S]ᵀ y = -(objective on S); both by fraction-free elimination. Then every
/// sign that the outcome needs is looked at. Cost: |T|^3 and one pass over all rows.</remarks>
internal sealed class BasisProof
{
    private readonly IntegerProgram _program;
    private readonly int[] _tight;
    private readonly int[] _basic;
    private readonly bool[] _isBasic;
    private readonly bool[] _atWidth;
    private readonly IntegerMatrix _system;

    private BasisProof(IntegerProgram program, int[] tight, int[] basic, bool[] isBasic, bool[] atWidth)
    {
        _program = program;
        _tight = tight;
        _basic = basic;
        _isBasic = isBasic;
        _atWidth = atWidth;
        _system = new IntegerMatrix(
            tight.Length, basic.Length, [.. from i in tight from k in basic select program.Rows[i][k]]);
    }

    /// <summary>The result that a proposal proves, or null.</summary>
    public static LinearProgramResult? Find(LinearProgram program, IntegerProgram integers, BasisProposal proposal)
    {
        int d = integers.VariableCount;
        int m = integers.Rows.Length;
        if (proposal.Variables.IsDefault || proposal.TightHalfSpaces.IsDefault
            || proposal.Variables.Length != d || proposal.TightHalfSpaces.Length != m)
        {
            return null;
        }

        bool[] isBasic = new bool[d];
        bool[] atWidth = new bool[d];
        for (int k = 0; k < d; k++)
        {
            isBasic[k] = proposal.Variables[k] == BasisStatus.Basic;
            if (!isBasic[k] && !integers.TryPlace(program, k, proposal.Variables[k], out atWidth[k]))
            {
                return null;
            }
        }

        int[] tight = [.. Enumerable.Range(0, m).Where(i => proposal.TightHalfSpaces[i])];
        int[] basic = [.. Enumerable.Range(0, d).Where(k => isBasic[k])];
        if (tight.Length != basic.Length)
        {
            return null;
        }

        BasisProof proof = new(integers, tight, basic, isBasic, atWidth);
        return proposal.Outcome switch
        {
            ProposedOutcome.Optimal => proof.FindOptimum(program),
            ProposedOutcome.Infeasible => proof.FindContradiction(proposal.Index),
            ProposedOutcome.Unbounded => proof.FindRay(proposal.Index, proposal.Decreasing),
            _ => null,
        };
    }

    private LinearProgramResult? FindOptimum(LinearProgram program)
    {
        if (FindPoint(out BigInteger denominator) is not { } point
            || FindMultipliers(_program.Objective, out BigInteger scale, out _) is not { } multipliers)
        {
            return null;
        }

        return SimplexResults.Optimal(
            program,
            _program.ToPoint(point, denominator),
            _program.ToDual(multipliers.Rows, multipliers.Origins, multipliers.Widths, scale));
    }

    private LinearProgramResult.Infeasible? FindContradiction(int violated)
    {
        if (violated < 0 || violated >= _program.Rows.Length
            || FindMultipliers(_program.Rows[violated], out BigInteger scale, out BigInteger constant) is not { } multipliers
            || constant.Sign >= 0)
        {
            return null;
        }

        multipliers.Rows[violated] += scale;
        return new LinearProgramResult.Infeasible(_program.ToFarkas(multipliers.Rows, multipliers.Origins, multipliers.Widths));
    }

    private LinearProgramResult.Unbounded? FindRay(int moving, bool decreasing)
    {
        if (FindPoint(out BigInteger denominator) is not { } point || FindDirection(moving, decreasing) is not { } ray)
        {
            return null;
        }

        for (int k = 0; k < ray.Length; k++)
        {
            if ((ray[k].Sign < 0 && !_program.Free[k]) || (ray[k].Sign > 0 && _program.Widths[k] is not null))
            {
                return null;
            }
        }

        return Dot(_program.Objective, ray).Sign > 0 && _program.Rows.All(row => Dot(row, ray).Sign >= 0)
            ? new LinearProgramResult.Unbounded(_program.ToPoint(point, denominator), _program.ToRay(ray))
            : null;
    }

    // The basic solution if it is feasible, over a positive denominator.
    private BigInteger[]? FindPoint(out BigInteger denominator)
    {
        denominator = BigInteger.One;
        int d = _program.VariableCount;
        BigInteger[] point = new BigInteger[d];
        for (int k = 0; k < d; k++)
        {
            point[k] = _atWidth[k] ? _program.Widths[k]!.Value : BigInteger.Zero;
        }

        BigInteger[] rightSide = [.. _tight.Select(i => -(Dot(_program.Rows[i], point) + _program.Rows[i][d]))];
        if (IntegerElimination.Solve(_system, rightSide) is not LinearSolution.Unique solution)
        {
            return null;
        }

        denominator = solution.Denominator;
        for (int k = 0; k < d; k++)
        {
            point[k] *= denominator;
        }

        for (int s = 0; s < _basic.Length; s++)
        {
            int k = _basic[s];
            point[k] = solution.Numerators[s];
            if (!_program.Free[k] && (point[k].Sign < 0 || _program.Widths[k] * denominator < point[k]))
            {
                return null;
            }
        }

        foreach (BigInteger[] row in _program.Rows)
        {
            if ((Dot(row, point) + (row[d] * denominator)).Sign < 0)
            {
                return null;
            }
        }

        return point;
    }

    // The multipliers that bring scale * form to a constant, if they are all nonnegative.
    private (BigInteger[] Rows, BigInteger[] Origins, BigInteger[] Widths)? FindMultipliers(
        BigInteger[] form, out BigInteger scale, out BigInteger constant)
    {
        scale = BigInteger.One;
        constant = BigInteger.Zero;
        BigInteger[] rightSide = [.. _basic.Select(k => -form[k])];
        if (IntegerElimination.Solve(_system.Transpose(), rightSide) is not LinearSolution.Unique solution
            || solution.Numerators.Any(multiplier => multiplier.Sign < 0))
        {
            return null;
        }

        int d = _program.VariableCount;
        BigInteger[] rows = new BigInteger[_program.Rows.Length];
        BigInteger[] origins = new BigInteger[d];
        BigInteger[] widths = new BigInteger[d];
        BigInteger[] sum = new BigInteger[d + 1];
        scale = solution.Denominator;
        for (int k = 0; k <= d; k++)
        {
            sum[k] = form[k] * scale;
        }

        for (int t = 0; t < _tight.Length; t++)
        {
            BigInteger multiplier = solution.Numerators[t];
            rows[_tight[t]] = multiplier;
            if (!multiplier.IsZero)
            {
                for (int k = 0; k <= d; k++)
                {
                    sum[k] += multiplier * _program.Rows[_tight[t]][k];
                }
            }
        }

        constant = sum[d];
        for (int k = 0; k < d; k++)
        {
            if (_isBasic[k] || sum[k].IsZero)
            {
                continue;
            }

            // sum[k] * w[k] is at most 0 at w = 0 if sum[k] < 0, and at most sum[k] * width if sum[k] > 0.
            bool fixedVariable = _program.Widths[k] is { IsZero: true };
            bool growing = sum[k].Sign > 0;
            if (_program.Free[k] || (!fixedVariable && growing != _atWidth[k]))
            {
                return null;
            }

            (growing ? widths : origins)[k] = BigInteger.Abs(sum[k]);
            if (growing)
            {
                constant += sum[k] * _program.Widths[k]!.Value;
            }
        }

        return (rows, origins, widths);
    }

    // The direction in which one nonbasic variable or slack moves and all other nonbasic ones stay, times something positive.
    private BigInteger[]? FindDirection(int moving, bool decreasing)
    {
        int d = _program.VariableCount;
        BigInteger[] direction = new BigInteger[d];
        BigInteger[] rightSide = new BigInteger[_tight.Length];
        if (moving < 0 || moving >= d + _program.Rows.Length)
        {
            return null;
        }

        if (moving < d)
        {
            if (_isBasic[moving])
            {
                return null;
            }

            direction[moving] = _program.IsReversed(moving) != decreasing ? BigInteger.MinusOne : BigInteger.One;
            for (int t = 0; t < _tight.Length; t++)
            {
                rightSide[t] = -_program.Rows[_tight[t]][moving] * direction[moving];
            }
        }
        else
        {
            int position = Array.IndexOf(_tight, moving - d);
            if (position < 0)
            {
                return null;
            }

            rightSide[position] = BigInteger.One;
        }

        if (IntegerElimination.Solve(_system, rightSide) is not LinearSolution.Unique solution)
        {
            return null;
        }

        if (moving < d)
        {
            direction[moving] *= solution.Denominator;
        }

        for (int s = 0; s < _basic.Length; s++)
        {
            direction[_basic[s]] = solution.Numerators[s];
        }

        return direction;
    }

    // The linear part alone: the constant of the row is left out.
    private static BigInteger Dot(BigInteger[] row, BigInteger[] point)
    {
        BigInteger sum = BigInteger.Zero;
        for (int k = 0; k < point.Length; k++)
        {
            if (!point[k].IsZero && !row[k].IsZero)
            {
                sum += row[k] * point[k];
            }
        }

        return sum;
    }
}
