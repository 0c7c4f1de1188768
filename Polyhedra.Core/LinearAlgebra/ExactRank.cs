using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>The exact rank of a matrix.</summary>
/// <remarks>Elimination modulo a prime gives a rank that is never too large. If it is as large as the matrix allows, it is right; else
/// integers decide.</remarks>
internal static class ExactRank
{
    /// <summary>The rank.</summary>
    public static int Of(IntegerMatrix matrix)
    {
        int most = Math.Min(matrix.RowCount, matrix.ColumnCount);
        ModularRank modular = new();
        for (int i = 0; i < matrix.RowCount && modular.Value < most; i++)
        {
            modular.Add(Array.ConvertAll(matrix.Row(i).ToArray(), PrimeField.Of));
        }

        return modular.Value == most ? most : IntegerElimination.Rank(matrix);
    }
}
