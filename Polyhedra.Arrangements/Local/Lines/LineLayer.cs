using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Arrangements.Local.Lines;

/// <summary>A layer as a line sweep needs it: its numbers, the sizes that error bounds are made of, and its forms.</summary>
/// <remarks>A *form* of a unit is positive or not: pre-activation minus breakpoint for every breakpoint of a dense unit, row j minus row i for every pair i &lt; j of a
/// maxout unit. Their signs decide the unit's piece.</remarks>
internal sealed class LineLayer
{
    public LineLayer(ScaledLayer layer)
    {
        Numbers = layer;
        RowSizes = new double[layer.RowCount];
        int n = layer.InputCount;
        for (int i = 0; i < RowSizes.Length; i++)
        {
            double sum = 0;
            foreach (double weight in layer.Weights.AsSpan(i * n, n))
            {
                sum += Math.Abs(weight);
            }

            RowSizes[i] = sum;
        }

        FormsPerUnit = layer.Rank > 0 ? layer.Rank * (layer.Rank - 1) / 2 : layer.HasGates ? layer.Breakpoints.Length : 0;
        Pairs = new (int First, int Second)[layer.Rank > 0 ? FormsPerUnit : 0];
        int pair = 0;
        for (int second = 1; second < layer.Rank; second++)
        {
            for (int first = 0; first < second; first++)
            {
                Pairs[pair++] = (first, second);
            }
        }
    }

    /// <summary>The numbers of the layer.</summary>
    public ScaledLayer Numbers { get; }

    /// <summary>The sum of the absolute weights of every row, in floating point.</summary>
    public double[] RowSizes { get; }

    /// <summary>The number of forms of a unit.</summary>
    public int FormsPerUnit { get; }

    /// <summary>For maxout: the pieces i &lt; j that form number k compares.</summary>
    public (int First, int Second)[] Pairs { get; }

    /// <summary>The piece of a unit, given which of its forms are positive.</summary>
    public int PieceOf(ReadOnlySpan<bool> isPositive)
    {
        if (Numbers.Rank == 0)
        {
            return isPositive.Count(true);
        }

        // Forms come by second piece: one that exceeds all before it leads until the next such.
        int best = 0;
        for (int pair = 0; pair < Pairs.Length; pair++)
        {
            (int first, int second) = Pairs[pair];
            if (first == best && isPositive[pair])
            {
                best = second;
            }
        }

        return best;
    }
}
