namespace Polyhedra.Core.LinearProgramming;

/// <summary>The dictionary of <see cref="DoubleSimplex"/>: as <see cref="SimplexDictionary"/>, with denominator 1 and rounding.</summary>
/// <remarks>Every row carries the size of the largest term that ever went into it; see <see cref="Noise"/>.</remarks>
internal sealed class DoubleDictionary
{
    // Half a unit in the last place of 1.
    private const double UnitRoundoff = 1.0 / (1L << 53);

    // Steps after which an optimum found is found again on a rebuilt dictionary: fewer cost few digits.
    private const int StepsBeforeRebuilding = 20;

    private readonly RoundedLinearProgram _program;
    private readonly int _columns;
    private readonly double[] _widths;
    private readonly double[] _anchors;
    private readonly bool[] _free;
    private readonly bool[] _startsAtUpper;
    private readonly bool[] _reflected;
    private readonly int[] _nonbasic;
    private readonly int[] _basic;
    private readonly double[][] _rows;
    private readonly double[] _sizes;
    private readonly int _pivotLimit;
    private int _rowCount;
    private int _pivots;
    private int _steps;
    private double[] _objective;
    private double _objectiveSize;

    /// <summary>The dictionary without rows, every variable nonbasic at its lower bound (else its upper bound, else 0).</summary>
    public DoubleDictionary(RoundedLinearProgram program)
    {
        int d = program.VariableCount;
        _program = program;
        _columns = d;
        _widths = new double[d];
        _anchors = new double[d];
        _free = new bool[d];
        _startsAtUpper = new bool[d];
        _reflected = new bool[d];
        _nonbasic = [.. Enumerable.Range(0, d)];
        _basic = new int[program.HalfSpaceCount];
        _rows = new double[program.HalfSpaceCount][];
        _sizes = new double[program.HalfSpaceCount];
        _objective = new double[d + 1];

        // Typical runs take about (rows + columns) pivots; ten times that and it is quicker to be exact.
        _pivotLimit = 10 * (d + program.HalfSpaceCount + 1);
        for (int k = 0; k < d; k++)
        {
            bool hasLower = double.IsFinite(program.Lower[k]);
            bool hasUpper = double.IsFinite(program.Upper[k]);
            _free[k] = !hasLower && !hasUpper;
            _startsAtUpper[k] = !hasLower && hasUpper;
            _anchors[k] = hasLower ? program.Lower[k] : hasUpper ? program.Upper[k] : 0;
            _widths[k] = hasLower && hasUpper ? program.Upper[k] - program.Lower[k] : double.PositiveInfinity;
        }
    }

    /// <summary>The value of the objective of the moment.</summary>
    public double ObjectiveValue => _objective[_columns];

    /// <summary>The noise of the objective of the moment.</summary>
    public double ObjectiveNoise => Noise(_objectiveSize);

    /// <summary>The objective's entry in a column.</summary>
    public double ObjectiveEntry(int column) => _objective[column];

    /// <summary>The distance between the bounds of the variable of a column.</summary>
    public double Width(int column) => WidthOf(_nonbasic[column]);

    /// <summary>Counts a pivot; false once the limit is passed.</summary>
    public bool TrySpendPivot() => ++_pivots <= _pivotLimit;

    /// <summary>Makes a form of the variables the objective of the moment.</summary>
    /// <param name="form">d coefficients, and possibly a constant.</param>
    public void SetObjective(ReadOnlySpan<double> form)
    {
        double[] coefficients = Reflect(form, out double size);
        double[] result = new double[_columns + 1];
        result[_columns] = coefficients[_columns];
        for (int j = 0; j < _columns; j++)
        {
            result[j] = _nonbasic[j] < _columns ? coefficients[_nonbasic[j]] : 0;
        }

        for (int i = 0; i < _rowCount; i++)
        {
            double factor = _basic[i] < _columns ? coefficients[_basic[i]] : 0;
            if (factor != 0)
            {
                AddMultiple(result, _rows[i], factor);
                size = Math.Max(size, Math.Abs(factor) * _sizes[i]);
            }
        }

        _objective = result;
        _objectiveSize = size;
    }

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

    /// <summary>Lets the slack whose value the objective is enter as a basic variable.</summary>
    public void AddObjectiveAsRow(int halfSpace)
    {
        _rows[_rowCount] = _objective;
        _sizes[_rowCount] = _objectiveSize;
        _basic[_rowCount] = _columns + halfSpace;
        _rowCount++;
        _objective = new double[_columns + 1];
        _objectiveSize = 0;
    }

    /// <summary>The column with the largest improving entry above the noise; -1 if there is none.</summary>
    public int FindEntering()
    {
        double largest = ObjectiveNoise;
        int best = -1;
        for (int j = 0; j < _columns; j++)
        {
            int variable = _nonbasic[j];
            double entry = IsFree(variable) ? Math.Abs(_objective[j]) : _objective[j];
            if (entry > largest && WidthOf(variable) != 0)
            {
                largest = entry;
                best = j;
            }
        }

        return best;
    }

    /// <summary>The row that blocks the growth of a column; -1 if none does.</summary>
    /// <param name="column">The entering column.</param>
    /// <param name="growth">The growth at which it blocks; +infinity if none does.</param>
    /// <remarks>Two passes: the bound on the growth with every constant pushed out by its noise, then the largest pivot
    /// within that bound.</remarks>
    public int FindLeaving(int column, out double growth)
    {
        double limit = double.PositiveInfinity;
        for (int i = 0; i < _rowCount; i++)
        {
            if (TryGetRoom(i, column, out double room, out double rate))
            {
                limit = Math.Min(limit, (room + Noise(_sizes[i])) / rate);
            }
        }

        int best = -1;
        double largest = 0;
        growth = double.PositiveInfinity;
        for (int i = 0; i < _rowCount; i++)
        {
            if (TryGetRoom(i, column, out double room, out double rate) && room / rate <= limit && rate > largest)
            {
                largest = rate;
                best = i;
                growth = room / rate;
            }
        }

        return best;
    }

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

    /// <summary>The basis as a proposal.</summary>
    public BasisProposal ReadProposal(
        ProposedOutcome outcome, int index, int halfSpaceCount, bool decreasing = false)
    {
        BasisStatus[] variables = new BasisStatus[_columns];
        bool[] tight = new bool[halfSpaceCount];
        foreach (int variable in _nonbasic)
        {
            if (variable >= _columns)
            {
                tight[variable - _columns] = true;
            }
            else if (_free[variable])
            {
                variables[variable] = BasisStatus.AtZero;
            }
            else
            {
                variables[variable] = _startsAtUpper[variable] != _reflected[variable] ? BasisStatus.AtUpper : BasisStatus.AtLower;
            }
        }

        return new BasisProposal(outcome, [.. variables], [.. tight], index, decreasing);
    }

    /// <summary>The basis as a proposal that a column grows without limit.</summary>
    public BasisProposal ReadUnboundedProposal(int column, int halfSpaceCount)
    {
        int variable = _nonbasic[column];
        bool decreasing = variable < _columns && _startsAtUpper[variable] != _reflected[variable];
        return ReadProposal(ProposedOutcome.Unbounded, variable, halfSpaceCount, decreasing);
    }

    // A form in terms of the variables as they are reflected at present; the constant last.
    private double[] Reflect(ReadOnlySpan<double> form, out double size)
    {
        double[] result = new double[_columns + 1];
        double constant = form.Length > _columns ? form[_columns] : 0;
        size = Math.Abs(constant);
        for (int k = 0; k < _columns; k++)
        {
            double coefficient = _startsAtUpper[k] ? -form[k] : form[k];
            double shift = form[k] * _anchors[k];
            if (_reflected[k])
            {
                shift += _free[k] ? 0 : coefficient * _widths[k];
                coefficient = -coefficient;
            }

            constant += shift;
            result[k] = coefficient;
            size = Math.Max(size, Math.Max(Math.Abs(shift), Math.Abs(coefficient)));
        }

        result[_columns] = constant;
        return result;
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

    private static void AddMultiple(double[] row, double[] other, double factor)
    {
        for (int j = 0; j < row.Length; j++)
        {
            row[j] += factor * other[j];
        }
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

    // What rounding may have put into an entry: one unit roundoff of the largest term for each operation on it.
    private double Noise(double size) => UnitRoundoff * (_columns + (2 * _steps) + 2) * size;

    private bool IsFree(int variable) => variable < _columns && _free[variable];

    private double WidthOf(int variable) => variable < _columns ? _widths[variable] : double.PositiveInfinity;

    private bool TryGetRoom(int row, int column, out double room, out double rate)
    {
        double entry = _rows[row][column];
        double width = WidthOf(_basic[row]);
        rate = Math.Abs(entry);
        room = 0;
        if (rate <= Noise(_sizes[row]) || IsFree(_basic[row]) || (entry > 0 && double.IsPositiveInfinity(width)))
        {
            return false;
        }

        double value = _rows[row][_columns];
        room = Math.Max(0, entry < 0 ? value : width - value);
        return true;
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
