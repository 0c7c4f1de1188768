using System.Numerics;
using Polyhedra.Core.LinearProgramming;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <content>Multipliers of the path's rows, for whoever wants to write down why a function is nowhere positive on a cell.</content>
internal sealed partial class LpEngine
{
    /// <summary>The number of rows of the current cell's path.</summary>
    public int PathCount => _path.Count;

    /// <summary>Where a row of the path comes from.</summary>
    public PathRow PathSource(int row) => _path.Source(row);

    /// <summary>An entry of a scaled row of the path; see <see cref="CellPath"/>.</summary>
    public double ScaledEntry(int row, int entry) => _path.Row(row)[entry];

    /// <summary>The coordinates of a cell's witness, rounded to double.</summary>
    public ReadOnlySpan<double> Approximation(int id) => _cells[id].Witness.Approximation;

    /// <summary>The multipliers that the current cell's dictionary proposes for "this function is nowhere positive". Floating point; nothing is proved.</summary>
    /// <param name="id">The current cell.</param>
    /// <param name="objective">The function, scaled so that its entries have about the size 1.</param>
    /// <param name="rebuild">Whether to build the dictionary anew first.</param>
    /// <param name="multipliers">Receives rows of the path with positive multipliers, for scaled rows.</param>
    /// <returns>False if the cell has no dictionary.</returns>
    public bool TryProposeMultipliers(int id, ReadOnlySpan<double> objective, bool rebuild, List<(int Row, double Multiplier)> multipliers)
    {
        multipliers.Clear();
        LpCell cell = _cells[id];
        if (rebuild || !cell.HasDictionary)
        {
            Rebuild(cell);
        }

        if (!cell.HasDictionary)
        {
            return false;
        }

        DoubleDictionary dictionary = cell.Dictionary;
        dictionary.SetObjective(objective);
        dictionary.Maximise(untilPositive: false);
        for (int j = 0; j < dictionary.Dimension; j++)
        {
            int row = dictionary.TightRowAt(j);
            double multiplier = row < 0 ? 0 : -dictionary.ReducedCost(j);
            if (multiplier > 0)
            {
                multipliers.Add((row, multiplier));
            }
        }

        return true;
    }

    /// <summary>The exact multipliers of the basis at which the last proposal ended.</summary>
    /// <param name="id">The current cell.</param>
    /// <param name="objective">The function, exactly, in integers.</param>
    /// <param name="multipliers">Rows of the path with numerators of nonnegative multipliers, for exact primitive rows.</param>
    /// <param name="denominator">Their denominator.</param>
    /// <returns>False if the basis proves nothing.</returns>
    public bool TryBasisMultipliers(
        int id, ReadOnlySpan<BigInteger> objective, out (int Row, BigInteger Multiplier)[] multipliers, out BigInteger denominator)
    {
        multipliers = [];
        denominator = BigInteger.One;
        return _cells[id].HasDictionary && _basis.TryMultipliers(_cells[id].Dictionary, objective, out multipliers, out denominator);
    }

    /// <summary>The least and the largest value of every coordinate on the current cell, approximately; infinite where the dictionary knows none.</summary>
    public void GetBounds(int id, Span<double> lower, Span<double> upper)
    {
        LpCell cell = _cells[id];
        if (!cell.HasDictionary)
        {
            Rebuild(cell);
        }

        for (int k = 0; k < _dimension; k++)
        {
            lower[k] = -Extreme(cell, k, -1);
            upper[k] = Extreme(cell, k, 1);
        }
    }

    private double Extreme(LpCell cell, int coordinate, double direction)
    {
        if (!cell.HasDictionary)
        {
            return double.PositiveInfinity;
        }

        Array.Clear(_objective);
        _objective[coordinate] = direction;
        cell.Dictionary.SetObjective(_objective);
        ProposalStatus status = cell.Dictionary.Maximise(untilPositive: false);
        return status == ProposalStatus.Ray ? double.PositiveInfinity : cell.Dictionary.ObjectiveValue;
    }
}
