namespace Polyhedra.Core.LinearProgramming;

/// <summary>The dictionary of <see cref="DoubleSimplex"/>: as <see cref="SimplexDictionary"/>, with denominator 1 and rounding.</summary>
/// <remarks>Every row carries the size of the largest term that ever went into it; see <see cref="Noise"/>.</remarks>
internal sealed partial class DoubleDictionary
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

    private static void AddMultiple(double[] row, double[] other, double factor)
    {
        for (int j = 0; j < row.Length; j++)
        {
            row[j] += factor * other[j];
        }
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
}
