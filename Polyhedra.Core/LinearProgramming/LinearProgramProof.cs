using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>Checks the proofs that come with the results of linear programs, by exact substitution alone.</summary>
/// <remarks>It shares no code with the solver.</remarks>
public static class LinearProgramProof
{
    /// <summary>Whether the point is feasible, attains the value, and the dual shows that nothing exceeds it.</summary>
    public static bool Confirms(LinearProgram program, LinearProgramResult.Optimal result)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(result);
        return IsFeasible(program.FeasibleSet, result.Point)
            && Dot(program.Objective, result.Point) == result.Value
            && Combine(program.FeasibleSet, result.Dual, program.Objective) is { } constant
            && constant == result.Value;
    }

    /// <summary>Whether the multipliers combine the constraints to a negative constant.</summary>
    public static bool Confirms(LinearProgram program, LinearProgramResult.Infeasible result)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(result);
        ImmutableArray<Rational> zero = [.. Enumerable.Repeat(Rational.Zero, program.VariableCount)];
        return Combine(program.FeasibleSet, result.Farkas, zero) is { Sign: Sign.Negative };
    }

    /// <summary>Whether the point is feasible and the ray keeps it so while the objective grows.</summary>
    public static bool Confirms(LinearProgram program, LinearProgramResult.Unbounded result)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(result);
        HPolyhedron set = program.FeasibleSet;
        if (!IsFeasible(set, result.Point) || Dot(program.Objective, result.Ray).Sign != Sign.Positive)
        {
            return false;
        }

        for (int k = 0; k < set.Dimension; k++)
        {
            Sign sign = result.Ray[k].Sign;
            if ((sign == Sign.Negative && set.Lower[k] is not null) || (sign == Sign.Positive && set.Upper[k] is not null))
            {
                return false;
            }
        }

        return set.HalfSpaces.All(halfSpace => Dot(halfSpace.Normal, result.Ray).Sign != Sign.Negative);
    }

    private static bool IsFeasible(HPolyhedron set, ImmutableArray<Rational> point)
    {
        if (point.Length != set.Dimension)
        {
            return false;
        }

        for (int k = 0; k < set.Dimension; k++)
        {
            if (set.Lower[k] > point[k] || set.Upper[k] < point[k])
            {
                return false;
            }
        }

        return set.HalfSpaces.All(halfSpace => halfSpace.Evaluate(point.AsSpan()).Sign != Sign.Negative);
    }

    // The constant value of objective·x + sum of multiplier times constraint value, or null if the multipliers are not
    // legal or the sum is not constant.
    private static Rational? Combine(HPolyhedron set, Multipliers multipliers, ImmutableArray<Rational> objective)
    {
        if (multipliers.HalfSpaces.Length != set.HalfSpaces.Length
            || multipliers.Lower.Length != set.Dimension || multipliers.Upper.Length != set.Dimension)
        {
            return null;
        }

        Rational[] linear = [.. objective];
        Rational constant = Rational.Zero;
        for (int i = 0; i < set.HalfSpaces.Length; i++)
        {
            Rational weight = multipliers.HalfSpaces[i];
            if (weight.Sign == Sign.Negative)
            {
                return null;
            }

            constant += weight * set.HalfSpaces[i].Offset;
            for (int k = 0; k < linear.Length; k++)
            {
                linear[k] += weight * set.HalfSpaces[i].Normal[k];
            }
        }

        for (int k = 0; k < linear.Length; k++)
        {
            if (!TryAddBound(multipliers.Lower[k], set.Lower[k], ref linear[k], ref constant, 1)
                || !TryAddBound(multipliers.Upper[k], set.Upper[k], ref linear[k], ref constant, -1)
                || !linear[k].IsZero)
            {
                return null;
            }
        }

        return constant;
    }

    // Adds weight * direction * (x - bound), which is nonnegative on the feasible set.
    private static bool TryAddBound(Rational weight, Rational? bound, ref Rational linear, ref Rational constant, int direction)
    {
        if (weight.IsZero)
        {
            return true;
        }

        if (weight.Sign == Sign.Negative || bound is not { } value)
        {
            return false;
        }

        linear += direction * weight;
        constant -= direction * weight * value;
        return true;
    }

    private static Rational Dot(ImmutableArray<Rational> left, ImmutableArray<Rational> right)
    {
        Rational sum = Rational.Zero;
        for (int k = 0; k < left.Length; k++)
        {
            sum += left[k] * right[k];
        }

        return sum;
    }
}
