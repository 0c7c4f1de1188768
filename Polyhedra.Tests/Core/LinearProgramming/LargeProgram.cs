using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <summary>Dense programs of hundreds of variables in a box whose outcome is known because it was planted.</summary>
internal static class LargeProgram
{
    /// <summary>A program and its optimum: a point and multipliers at least 0 are drawn first, and offsets and objective are made to fit
    /// them, so the value follows from weak duality.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="variables">The number of variables, in the cube [0, 1].</param>
    /// <param name="halfSpaces">The number of half-spaces, a third of them tight at the optimum.</param>
    /// <param name="isDegenerate">Whether most multipliers of what is tight are 0, and every tight half-space comes twice.</param>
    public static (LinearProgram Program, Rational Value) Optimal(int seed, int variables, int halfSpaces, bool isDegenerate = false)
    {
        Random random = new(seed);
        int tight = halfSpaces / 3;
        Rational[] point = new Rational[variables];
        Rational[] objective = new Rational[variables];
        for (int k = 0; k < variables; k++)
        {
            // Within the cube, or at a bound with a multiplier.
            bool isBasic = k < tight;
            bool isUpper = random.Next(2) == 0;
            point[k] = isBasic ? new Rational(random.Next(1, 8), 8) : isUpper ? Rational.One : Rational.Zero;
            int price = isBasic || (isDegenerate && random.Next(3) > 0) ? 0 : random.Next(1, 9);
            objective[k] = isUpper ? price : -price;
        }

        List<HalfSpace> rows = [];
        for (int i = 0; i < halfSpaces; i++)
        {
            Rational[] normal = [.. Enumerable.Range(0, variables).Select(_ => (Rational)random.Next(-9, 10))];
            if (isDegenerate && i >= tight && i < 2 * tight)
            {
                normal = [.. rows[i - tight].Normal];
            }

            Rational slack = i < tight || (isDegenerate && i < 2 * tight) ? Rational.Zero : random.Next(1, 2 * variables);
            HalfSpace row = new([.. normal], Rational.Zero);
            rows.Add(row with { Offset = slack - row.Evaluate(point) });
            int multiplier = i >= tight || (isDegenerate && random.Next(3) > 0) ? 0 : random.Next(1, 9);
            for (int k = 0; k < variables; k++)
            {
                objective[k] -= multiplier * normal[k];
            }
        }

        LinearProgram program = new(Cube(variables, rows), [.. objective]);
        return (program, new HalfSpace(program.Objective, Rational.Zero).Evaluate(point));
    }

    /// <summary>A program without a feasible point: a positive combination of its half-spaces is negative on the whole cube.</summary>
    public static LinearProgram Infeasible(int seed, int variables, int halfSpaces)
    {
        (LinearProgram program, _) = Optimal(seed, variables, halfSpaces - 1);
        Rational[] last = new Rational[variables];
        Rational offset = Rational.MinusOne;
        foreach (HalfSpace row in program.FeasibleSet.HalfSpaces.Take(5))
        {
            offset -= row.Offset;
            for (int k = 0; k < variables; k++)
            {
                last[k] -= row.Normal[k];
            }
        }

        return new LinearProgram(Cube(variables, [.. program.FeasibleSet.HalfSpaces, new HalfSpace([.. last], offset)]), program.Objective);
    }

    /// <summary>A program whose first variable has no upper bound, does not occur in any half-space with a negative sign, and is wanted
    /// large.</summary>
    public static LinearProgram Unbounded(int seed, int variables, int halfSpaces)
    {
        (LinearProgram program, _) = Optimal(seed, variables, halfSpaces);
        HPolyhedron set = program.FeasibleSet;
        HPolyhedron open = new(
            set.Lower, set.Upper.SetItem(0, null),
            [.. set.HalfSpaces.Select(row => row with { Normal = row.Normal.SetItem(0, Rational.Abs(row.Normal[0])) })]);
        return new LinearProgram(open, program.Objective.SetItem(0, Rational.One));
    }

    private static HPolyhedron Cube(int variables, IEnumerable<HalfSpace> rows)
    {
        HPolyhedron cube = HPolyhedron.Cube(variables, 0, 1);
        return new HPolyhedron(cube.Lower, cube.Upper, [.. rows]);
    }
}
