using System.Numerics;
using Polyhedra.Core.LinearProgramming;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>Multipliers of the path's rows, for whoever wants to write down why a function is nowhere positive on the current
/// cell.</summary>
/// <param name="engine">The kernel.</param>
internal sealed class LpMultipliers(LpEngine engine)
{
    private readonly double[] _objective = new double[engine.Domain.Dimension + 1];

    /// <summary>The multipliers that the current cell's dictionary proposes for "this function is nowhere positive". Floating point;
    /// nothing is proved.</summary>
    /// <param name="id">The current cell.</param>
    /// <param name="objective">The function, scaled so that its entries have about the size 1.</param>
    /// <param name="rebuild">Whether to build the dictionary anew first.</param>
    /// <param name="multipliers">Receives rows of the path with positive multipliers, for scaled rows.</param>
    /// <returns>False if the cell has no dictionary.</returns>
    public bool TryPropose(int id, ReadOnlySpan<double> objective, bool rebuild, List<(int Row, double Multiplier)> multipliers)
    {
        multipliers.Clear();
        LpCell cell = engine.Cell(id);
        if (rebuild)
        {
            cell.Rebuild(engine.Path);
        }

        if (!cell.TryWarm(engine.Path))
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
    public bool TryExact(
        int id, ReadOnlySpan<BigInteger> objective, out (int Row, BigInteger Multiplier)[] multipliers, out BigInteger denominator)
    {
        LpCell cell = engine.Cell(id);
        multipliers = [];
        denominator = BigInteger.One;
        return cell.HasDictionary && engine.Basis.TryMultipliers(cell.Dictionary, objective, out multipliers, out denominator);
    }

    /// <summary>The least and the largest value of every coordinate on the current cell, approximately; infinite where the dictionary
    /// knows none.</summary>
    public void GetBounds(int id, Span<double> lower, Span<double> upper)
    {
        LpCell cell = engine.Cell(id);
        bool isWarm = cell.TryWarm(engine.Path);
        for (int k = 0; k < lower.Length; k++)
        {
            lower[k] = isWarm ? -Extreme(cell.Dictionary, k, -1) : double.NegativeInfinity;
            upper[k] = isWarm ? Extreme(cell.Dictionary, k, 1) : double.PositiveInfinity;
        }
    }

    private double Extreme(DoubleDictionary dictionary, int coordinate, double direction)
    {
        Array.Clear(_objective);
        _objective[coordinate] = direction;
        dictionary.SetObjective(_objective);
        ProposalStatus status = dictionary.Maximise(untilPositive: false);
        return status == ProposalStatus.Ray ? double.PositiveInfinity : dictionary.ObjectiveValue;
    }
}
