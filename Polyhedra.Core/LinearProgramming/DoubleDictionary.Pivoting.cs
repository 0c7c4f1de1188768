namespace Polyhedra.Core.LinearProgramming;

/// <content>The moves: reflect a nonbasic variable, exchange a basic and a nonbasic one, and all of them again from the program.</content>
internal sealed partial class DoubleDictionary
{
    /// <summary>Measures the variable of a column from its other bound.</summary>
    public void ReflectNonbasic(int column)
    {
        _steps++;
        int variable = _nonbasic[column];
        double width = IsFree(variable) ? 0 : WidthOf(variable);
        for (int i = 0; i < _rowCount; i++)
        {
            ReflectColumn(_rows[i], ref _sizes[i]);
        }

        ReflectColumn(_objective, ref _objectiveSize);
        _reflected[variable] = !_reflected[variable];

        void ReflectColumn(double[] row, ref double size)
        {
            double shift = row[column] * width;
            row[_columns] += shift;
            row[column] = -row[column];
            size = Math.Max(size, Math.Abs(shift));
        }
    }

    /// <summary>Exchanges the variables of a row, which goes to the bound it meets, and a column.</summary>
    public void Pivot(int row, int column)
    {
        double[] pivotRow = _rows[row];
        int leaving = _basic[row];
        if (pivotRow[column] > 0 && leaving < _columns)
        {
            for (int j = 0; j <= _columns; j++)
            {
                pivotRow[j] = -pivotRow[j];
            }

            pivotRow[_columns] += _widths[leaving];
            _sizes[row] = Math.Max(_sizes[row], _widths[leaving]);
            _reflected[leaving] = !_reflected[leaving];
        }

        Exchange(row, column);
    }

    /// <summary>Exchanges the variable of the newest row, which goes to zero, and a column.</summary>
    public void PivotLastRow(int column) => Exchange(_rowCount - 1, column);

    /// <summary>Recomputes the rows for the present basis from the program if many steps have gone into them, largest pivots first.
    /// The objective has to be set again.</summary>
    /// <returns>Whether it was worth it.</returns>
    public bool TryRebuild()
    {
        if (_steps <= StepsBeforeRebuilding)
        {
            return false;
        }

        bool[] tight = new bool[_columns + _program.HalfSpaceCount];
        bool[] enters = new bool[_columns];
        foreach (int variable in _nonbasic)
        {
            tight[variable] = variable >= _columns;
        }

        int[] slacks = [.. _basic[.._rowCount].Concat(_nonbasic).Where(variable => variable >= _columns).Order()];
        foreach (int variable in _basic.AsSpan(0, _rowCount))
        {
            if (variable < _columns)
            {
                enters[variable] = true;
            }
        }

        for (int j = 0; j < _columns; j++)
        {
            _nonbasic[j] = j;
        }

        for (int i = 0; i < _rowCount; i++)
        {
            _basic[i] = slacks[i];
            _rows[i] = Reflect(_program.Row(slacks[i] - _columns), out _sizes[i]);
        }

        _steps = 0;
        _objective = new double[_columns + 1];
        _objectiveSize = 0;
        while (FindLargestPivot(tight, enters) is { } pivot)
        {
            Exchange(pivot.Row, pivot.Column);
        }

        _steps = 0;
        return true;
    }

    // The largest entry, above its noise, of a slack that is to become nonbasic and a variable that is to become basic.
    private (int Row, int Column)? FindLargestPivot(bool[] tight, bool[] enters)
    {
        (int Row, int Column)? best = null;
        double largest = 0;
        for (int i = 0; i < _rowCount; i++)
        {
            for (int j = 0; tight[_basic[i]] && j < _columns; j++)
            {
                double entry = Math.Abs(_rows[i][j]);
                if (_nonbasic[j] < _columns && enters[_nonbasic[j]] && entry > largest && entry > Noise(_sizes[i]))
                {
                    largest = entry;
                    best = (i, j);
                }
            }
        }

        return best;
    }

    private static double LargestOf(double[] row)
    {
        double largest = 0;
        foreach (double entry in row)
        {
            largest = Math.Max(largest, Math.Abs(entry));
        }

        return largest;
    }

    private void Exchange(int row, int column)
    {
        _steps++;

        // solved: the entering variable in terms of the leaving one and the other columns.
        double[] solved = _rows[row];
        double pivot = solved[column];
        for (int j = 0; j <= _columns; j++)
        {
            solved[j] = -solved[j] / pivot;
        }

        solved[column] = 1 / pivot;
        _sizes[row] = Math.Max(_sizes[row] / Math.Abs(pivot), LargestOf(solved));
        for (int i = 0; i < _rowCount; i++)
        {
            if (i != row)
            {
                Substitute(_rows[i], ref _sizes[i], solved, _sizes[row], column);
            }
        }

        Substitute(_objective, ref _objectiveSize, solved, _sizes[row], column);
        (_basic[row], _nonbasic[column]) = (_nonbasic[column], _basic[row]);
    }

    private static void Substitute(double[] row, ref double size, double[] solved, double solvedSize, int column)
    {
        double factor = row[column];
        if (factor == 0)
        {
            return;
        }

        row[column] = 0;
        AddMultiple(row, solved, factor);
        size = Math.Max(size, Math.Abs(factor) * solvedSize);
    }
}
