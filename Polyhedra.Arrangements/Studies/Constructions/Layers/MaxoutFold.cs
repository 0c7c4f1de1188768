using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Constructions.Layers;

/// <summary>A function of one variable that folds [0, 1] several times onto itself, as a sum of maxout units with read-outs.</summary>
/// <param name="Units">The pieces slope x + intercept of every unit, as many in each.</param>
/// <param name="ReadOut">One number a unit.</param>
internal sealed record MaxoutFold(IReadOnlyList<IReadOnlyList<(Rational Slope, Rational Intercept)>> Units, IReadOnlyList<Rational> ReadOut)
{
    /// <summary>|2x - 1| on one unit of rank 2.</summary>
    public static MaxoutFold Absolute { get; } = new([[(2, -1), (-2, 1)]], [1]);

    /// <summary>N = units (rank - 1) + 1 pieces on R, of slopes N, -N, N, ..., each onto [0, 1] from [i/N, (i+1)/N]; the number of units
    /// is even.</summary>
    /// <remarks>The slope falls by 2N at i/N for odd i and grows by 2N for even i. Each half of the breakpoints goes, rank - 1 at a time
    /// in increasing order, to convex units: the even ones with read-out 1, the first of them with base slope N; the odd ones with
    /// read-out -1.</remarks>
    public static MaxoutFold Alternating(int units, int rank)
    {
        if (units < 2 || units % 2 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(units), units, "The number of units is even.");
        }

        int pieces = (units * (rank - 1)) + 1;
        List<IReadOnlyList<(Rational, Rational)>> list = [];
        for (int unit = 0; unit < units; unit++)
        {
            bool rising = unit < units / 2;
            int first = (rising ? unit : unit - (units / 2)) * (rank - 1);
            (Rational Slope, Rational Intercept) piece = (unit == 0 ? pieces : 0, 0);
            List<(Rational, Rational)> convex = [piece];
            for (int j = first; j < first + rank - 1; j++)
            {
                // 2N (x - i/N) more.
                int i = (2 * j) + (rising ? 2 : 1);
                piece = (piece.Slope + (2 * pieces), piece.Intercept - (2 * i));
                convex.Add(piece);
            }

            list.Add(convex);
        }

        return new MaxoutFold(list, [.. Enumerable.Range(0, units).Select(unit => (Rational)(unit < units / 2 ? 1 : -1))]);
    }
}
