namespace Polyhedra.Arrangements.Studies.Search;

/// <summary>Hyperplanes through points, in floating point: only to propose with.</summary>
internal static class HyperplaneThrough
{
    // Smaller pivots are taken for zero. Nothing rests on it: what comes out is a proposal.
    private const double SmallestPivot = 1e-9;

    /// <summary>Coefficients, the constant last, of an affine form that vanishes at m points of R^m;
    /// null if there are several or floating point cannot tell.</summary>
    public static double[]? Find(ReadOnlySpan<double[]> points)
    {
        int m = points.Length;
        double[][] rows = new double[m][];
        for (int i = 0; i < m; i++)
        {
            rows[i] = [.. points[i], 1];
        }

        int[] pivots = new int[m];
        bool[] isPivot = new bool[m + 1];
        for (int r = 0; r < m; r++)
        {
            int column = -1;
            for (int k = 0; k <= m; k++)
            {
                if (!isPivot[k] && (column < 0 || Math.Abs(rows[r][k]) > Math.Abs(rows[r][column])))
                {
                    column = k;
                }
            }

            if (!(Math.Abs(rows[r][column]) > SmallestPivot))
            {
                return null;
            }

            isPivot[column] = true;
            pivots[r] = column;
            for (int i = 0; i < m; i++)
            {
                double factor = i == r ? 0 : rows[i][column] / rows[r][column];
                for (int k = 0; k <= m && i != r; k++)
                {
                    rows[i][k] -= factor * rows[r][k];
                }
            }
        }

        int free = Array.IndexOf(isPivot, false);
        double[] form = new double[m + 1];
        form[free] = 1;
        for (int r = 0; r < m; r++)
        {
            form[pivots[r]] = -rows[r][free] / rows[r][pivots[r]];
        }

        return form;
    }
}
