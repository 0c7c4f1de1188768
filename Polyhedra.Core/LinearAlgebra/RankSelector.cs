using System.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>Picks linearly independent integer vectors from a sequence, exactly.</summary>
/// <param name="dimension">The length of the vectors.</param>
internal sealed class RankSelector(int dimension)
{
    private readonly List<(int Pivot, BigInteger[] Row)> _reduced = [];

    /// <summary>The rank so far.</summary>
    public int Rank => _reduced.Count;

    /// <summary>Adds a vector if it is independent of those added before.</summary>
    public bool TryAdd(ReadOnlySpan<BigInteger> vector)
    {
        if (_reduced.Count == dimension)
        {
            return false;
        }

        BigInteger[] row = vector.ToArray();
        foreach ((int pivot, BigInteger[] reduced) in _reduced)
        {
            BigInteger factor = row[pivot];
            if (factor.IsZero)
            {
                continue;
            }

            for (int k = 0; k < row.Length; k++)
            {
                row[k] = (row[k] * reduced[pivot]) - (factor * reduced[k]);
            }
        }

        int first = Array.FindIndex(row, entry => !entry.IsZero);
        if (first < 0)
        {
            return false;
        }

        PrimitiveRow.Reduce(row);
        _reduced.Add((first, row));
        return true;
    }
}
