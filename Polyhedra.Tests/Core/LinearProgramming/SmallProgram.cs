using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <summary>A linear program with small integer data, for comparison with naive methods.</summary>
/// <param name="Lower">Lower bounds or null.</param>
/// <param name="Upper">Upper bounds or null.</param>
/// <param name="Rows">Half-spaces: the normal, then the offset.</param>
/// <param name="Objective">The objective.</param>
internal sealed record SmallProgram(int?[] Lower, int?[] Upper, int[][] Rows, int[] Objective)
{
    public int Dimension => Objective.Length;

    public static SmallProgram Random(Random random, int dimension, int rowLimit)
    {
        int style = random.Next(4);
        int?[] lower = new int?[dimension];
        int?[] upper = new int?[dimension];
        for (int k = 0; k < dimension; k++)
        {
            // Styles: no bounds, all bounds, a mixture with fixed and (rarely) crossed ones, and nonnegative variables.
            lower[k] = style switch { 0 => null, 3 => 0, 1 => random.Next(-3, 1), _ => random.Next(2) == 0 ? null : random.Next(-3, 2) };
            upper[k] = style switch
            {
                0 or 3 => null,
                1 => lower[k] + random.Next(0, 4),
                _ => random.Next(2) == 0 ? null : (lower[k] ?? 0) + random.Next(random.Next(30) == 0 ? -1 : 0, 4),
            };
        }

        int spread = random.Next(1, 4);
        List<int[]> rows = [];
        int count = random.Next(rowLimit + 1);
        bool degenerate = random.Next(2) == 0;
        while (rows.Count < count)
        {
            int[] row = [.. Enumerable.Range(0, dimension + 1).Select(_ => random.Next(-spread, spread + 1))];
            if (degenerate && random.Next(3) > 0)
            {
                // Many hyperplanes through the origin.
                row[dimension] = 0;
            }

            if (random.Next(12) == 0)
            {
                Array.Clear(row, 0, dimension);
            }

            if (rows.Count > 0 && random.Next(6) == 0)
            {
                int factor = random.Next(2) == 0 ? random.Next(1, 3) : -1;
                row = [.. rows[random.Next(rows.Count)].Select(entry => factor * entry)];
            }

            rows.Add(row);
        }

        int[] objective = [.. Enumerable.Range(0, dimension).Select(_ => random.Next(-spread, spread + 1))];
        return new SmallProgram(lower, upper, [.. rows], objective);
    }

    public LinearProgram ToProgram() => new(
        new HPolyhedron(
            [.. Lower.Select(bound => (Rational?)bound)],
            [.. Upper.Select(bound => (Rational?)bound)],
            [.. Rows.Select(row => new HalfSpace([.. row[..Dimension].Select(entry => (Rational)entry)], row[Dimension]))]),
        [.. Objective.Select(entry => (Rational)entry)]);

    public override string ToString() =>
        $"max [{string.Join(' ', Objective)}], lower [{string.Join(' ', Lower.Select(b => b?.ToString() ?? "-"))}], "
        + $"upper [{string.Join(' ', Upper.Select(b => b?.ToString() ?? "-"))}], "
        + string.Join("; ", Rows.Select(row => string.Join(' ', row)));
}
