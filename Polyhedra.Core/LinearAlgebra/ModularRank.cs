using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>The rank of integer rows modulo the prime of <see cref="PrimeField"/>, row by row: never more than their rank.</summary>
internal sealed class ModularRank
{
    private readonly List<(int Pivot, ulong[] Row)> _reduced = [];

    /// <summary>The rank so far.</summary>
    public int Value => _reduced.Count;

    /// <summary>Adds a row of residues, which is overwritten and kept.</summary>
    public void Add(ulong[] row)
    {
        foreach ((int pivot, ulong[] reduced) in _reduced)
        {
            ulong factor = row[pivot];
            for (int k = 0; factor != 0 && k < row.Length; k++)
            {
                row[k] = PrimeField.Subtract(PrimeField.Multiply(row[k], reduced[pivot]), PrimeField.Multiply(factor, reduced[k]));
            }
        }

        int first = Array.FindIndex(row, entry => entry != 0);
        if (first >= 0)
        {
            _reduced.Add((first, row));
        }
    }
}
