using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Enumeration.Composition;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Enumeration.Kernels.Lp;

/// <content>Multipliers of the path's rows, for whoever wants to write down why a form has no point on one side of a cell.</content>
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

    /// <summary>The multipliers that the current cell's dictionary proposes for "the wanted side is empty". Floating point; nothing is proved.</summary>
    /// <param name="id">The current cell.</param>
    /// <param name="form">A form that is not constant.</param>
    /// <param name="wanted">The side.</param>
    /// <param name="rebuild">Whether to build the dictionary anew first.</param>
    /// <param name="multipliers">Receives rows of the path with positive multipliers, for scaled rows.</param>
    /// <param name="objective">The scaled form with the sign of the side; overwritten by later calls.</param>
    /// <returns>False if the cell has no dictionary.</returns>
    public bool TryProposeMultipliers(
        int id, in Form form, Sign wanted, bool rebuild, List<(int Row, double Multiplier)> multipliers, out ReadOnlySpan<double> objective)
    {
        multipliers.Clear();
        objective = _objective;
        LpCell cell = _cells[id];
        bool usedExact = false;
        if (!ScaledRow.TryLoad(form, _form, out _formError, ref usedExact))
        {
            return false;
        }

        SetObjective(wanted);
        if (rebuild || !cell.HasDictionary)
        {
            Rebuild(cell);
        }

        if (!cell.HasDictionary)
        {
            return false;
        }

        DoubleDictionary dictionary = cell.Dictionary;
        dictionary.SetObjective(_objective);
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
    /// <param name="form">The form.</param>
    /// <param name="wanted">The side.</param>
    /// <param name="multipliers">Rows of the path with nonnegative multipliers, for exact primitive rows.</param>
    /// <returns>False if the basis proves nothing.</returns>
    public bool TryBasisMultipliers(int id, in Form form, Sign wanted, out (int Row, Rational Multiplier)[] multipliers)
    {
        multipliers = [];
        BigInteger[] objective = [.. form.Exact.Coefficients];
        for (int k = 0; k < objective.Length; k++)
        {
            objective[k] *= (int)wanted;
        }

        if (!_cells[id].HasDictionary
            || !_basis.TryMultipliers(_cells[id].Dictionary, objective, out (int Row, BigInteger Multiplier)[] integers, out BigInteger denominator))
        {
            return false;
        }

        multipliers = Array.ConvertAll(integers, entry => (entry.Row, new Rational(entry.Multiplier, denominator)));
        return true;
    }

    /// <summary>The multipliers of an exact linear program over the closed cell, for exact primitive rows; empty if there is no optimum.</summary>
    public (int Row, Rational Multiplier)[] SolveMultipliers(int id, in Form form, Sign wanted)
    {
        LinearProgram program = new(ClosedCell(_cells[id]), ToHalfSpace(new PathRow(null, form, wanted)).Normal);
        ImmutableArray<Rational> dual = LinearProgramSolver.Solve(program, cancellationToken: _cancellation) is LinearProgramResult.Optimal optimal
            ? optimal.Dual.HalfSpaces
            : [];
        return [.. dual.Select((multiplier, row) => (row, multiplier))];
    }
}
