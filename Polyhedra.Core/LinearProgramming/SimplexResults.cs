using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>Results with their proofs, read off a final dictionary.</summary>
internal static class SimplexResults
{
    /// <summary>The optimum at the current point; the multipliers are the reduced costs.</summary>
    public static LinearProgramResult Optimal(LinearProgram program, IntegerProgram integers, SimplexDictionary dictionary)
    {
        (BigInteger[] rows, BigInteger[] origins, BigInteger[] widths) = dictionary.ReadMultipliers();
        return Optimal(
            program,
            integers.ToPoint(dictionary.ReadPoint(), dictionary.Denominator),
            integers.ToDual(rows, origins, widths, dictionary.Denominator));
    }

    /// <summary>The optimum at a point.</summary>
    public static LinearProgramResult Optimal(LinearProgram program, ImmutableArray<Rational> point, Multipliers dual)
    {
        Rational value = Rational.Zero;
        for (int k = 0; k < point.Length; k++)
        {
            if (!program.Objective[k].IsZero && !point[k].IsZero)
            {
                value += program.Objective[k] * point[k];
            }
        }

        return new LinearProgramResult.Optimal(point, value, dual);
    }

    /// <summary>No feasible point: the slack of a half-space is the objective of the moment and its maximum is negative.</summary>
    public static LinearProgramResult Infeasible(IntegerProgram integers, SimplexDictionary dictionary, int halfSpace)
    {
        (BigInteger[] rows, BigInteger[] origins, BigInteger[] widths) = dictionary.ReadMultipliers();
        rows[halfSpace] += dictionary.Denominator;
        return new LinearProgramResult.Infeasible(integers.ToFarkas(rows, origins, widths));
    }

    /// <summary>The objective grows without limit with the variable of a column.</summary>
    public static LinearProgramResult Unbounded(IntegerProgram integers, SimplexDictionary dictionary, int column) =>
        new LinearProgramResult.Unbounded(
            integers.ToPoint(dictionary.ReadPoint(), dictionary.Denominator),
            integers.ToRay(dictionary.ReadRay(column)));

    /// <summary>No feasible point: some variable's lower bound exceeds its upper bound. Null if there is none.</summary>
    public static LinearProgramResult? FindCrossedBounds(LinearProgram program)
    {
        int d = program.VariableCount;
        for (int k = 0; k < d; k++)
        {
            if (program.FeasibleSet.Lower[k] > program.FeasibleSet.Upper[k])
            {
                Rational[] unit = new Rational[d];
                unit[k] = Rational.One;
                ImmutableArray<Rational> both = [.. unit];
                ImmutableArray<Rational> none = [.. new Rational[program.FeasibleSet.HalfSpaces.Length]];
                return new LinearProgramResult.Infeasible(new Multipliers(none, both, both));
            }
        }

        return null;
    }
}
