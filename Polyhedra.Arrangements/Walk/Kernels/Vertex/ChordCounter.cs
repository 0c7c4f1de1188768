using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>Counts the points that forms make on a chord from their values at its two ends.</summary>
/// <remarks>
/// <para>On a chord with values P_j, Q_j of opposite sign at its ends, form j vanishes at the share |P_j| / (|P_j| + |Q_j|) of it, up to
/// delta_j = 2 e_j / (|P_j| + |Q_j| - 2 e_j) + 4 u.</para>
/// <para>Invariant: the list is scratch space; nothing in it outlives a call.</para>
/// </remarks>
internal sealed class ChordCounter
{
    private readonly List<(double Share, double Error)> _shares = [];

    /// <summary>How many points the forms that cross a chord make on it: all of them, if they are settled to be distinct, else
    /// <see cref="ValueCounter.Unsettled"/>.</summary>
    /// <param name="values">The values of the forms.</param>
    /// <param name="p">Where those at one end start.</param>
    /// <param name="q">Where those at the other end start.</param>
    /// <param name="errors">How far the values of a form can be off.</param>
    /// <param name="count">The number of forms.</param>
    public long Count(double[] values, int p, int q, double[] errors, int count)
    {
        if (count <= 1)
        {
            return count;
        }

        _shares.Clear();
        for (int j = 0; j < count; j++)
        {
            double a = Math.Abs(values[p + j]);
            double sum = a + Math.Abs(values[q + j]);
            double rest = sum - (4 * errors[j]);
            if (!(rest > 0))
            {
                return ValueCounter.Unsettled;
            }

            double delta = (2 * errors[j] / rest * (1 + (8 * FloatingPoint.Epsilon))) + (4 * FloatingPoint.UnitRoundoff);
            _shares.Add((a / sum, delta));
        }

        if (count > 8)
        {
            _shares.Sort();
        }

        for (int j = 1; j < count; j++)
        {
            int first = count > 8 ? j - 1 : 0;
            for (int i = first; i < j; i++)
            {
                double error = (_shares[j].Error + _shares[i].Error) * (1 + (4 * FloatingPoint.Epsilon));
                if (!(Math.Abs(_shares[j].Share - _shares[i].Share) > error))
                {
                    return ValueCounter.Unsettled;
                }
            }
        }

        return count;
    }
}
