using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>A floating-point simplex dictionary with bounded variables, warm-started from cell to cell. It only proposes points,
/// rays and bases; whoever uses them proves them.</summary>
/// <remarks>
/// <para>Variables are the d coordinates x_k (with bounds, possibly infinite) and one slack at least 0 a row. At any time d of them are
/// nonbasic and rest at a bound (or at 0 if they have none), and each other variable is an affine function of them:
/// value[i] + sum_j t[i, j] * (change of nonbasic variable j). With m rows a pivot costs m d operations, whichever of m and d is
/// the larger: two inputs and hundreds of rows, or hundreds of inputs and a few rows.</para>
/// <para>The row after the last holds the objective during a maximisation; it becomes the next row if the cell is cut there.</para>
/// </remarks>
internal sealed partial class DoubleDictionary
{
    private readonly int _columns;
    private double[] _lower;
    private double[] _upper;
    private readonly int[] _nonbasic;
    private readonly ColumnStatus[] _status;
    private readonly double[] _columnValue;

    // For coordinate k: its column, or the complement ~i of its row.
    private readonly int[] _place;

    // For each column, the sum of the magnitudes of the terms that made up the objective's entry: its noise is relative to this.
    private readonly double[] _magnitude;
    private double[] _t;
    private double[] _value;
    private int[] _basic;
    private int _rayColumn;

    // The slack of the relaxed row, or -1.
    private int _relaxed = -1;
    private double _rayDirection;

    /// <summary>A dictionary without rows, at a corner of the bounds.</summary>
    /// <param name="lower">Lower bounds of the coordinates, below the upper ones; -infinity where there is none. Shared,
    /// never written.</param>
    /// <param name="upper">Upper bounds; infinity where there is none. Shared, never written.</param>
    public DoubleDictionary(double[] lower, double[] upper)
    {
        _columns = lower.Length;
        _lower = lower;
        _upper = upper;
        _nonbasic = new int[_columns];
        _status = new ColumnStatus[_columns];
        _columnValue = new double[_columns];
        _place = new int[_columns];
        _magnitude = new double[_columns];
        _t = new double[8 * _columns];
        _value = new double[8];
        _basic = new int[8];
        Reset();
    }

    /// <summary>The number of rows (the objective row not counted).</summary>
    public int RowCount { get; private set; }

    /// <summary>Pivots since the last <see cref="Reset"/>, inherited by copies: a measure of accumulated rounding.</summary>
    public int Age { get; private set; }

    /// <summary>The value of the objective row at the current point.</summary>
    public double ObjectiveValue => _value[RowCount];

    /// <summary>What rounding may have put into an entry of size 1: a few roundings a pivot. Only proposals depend on it.</summary>
    public double Noise => (8 + (2 * Age)) * FloatingPoint.Epsilon;

    /// <summary>The number of coordinates.</summary>
    public int Dimension => _columns;

    // Dense programs in hundreds of variables take up to about eight pivots for each row and column. A cycle ends here too.
    private int PivotLimit => 32 + (20 * (RowCount + _columns));

    /// <summary>Forgets all rows and goes to a corner of the bounds.</summary>
    public void Reset()
    {
        RowCount = 0;
        Age = 0;
        _relaxed = -1;
        for (int j = 0; j < _columns; j++)
        {
            _nonbasic[j] = j;
            _place[j] = j;
            _status[j] = double.IsFinite(_lower[j]) ? ColumnStatus.Lower : double.IsFinite(_upper[j])
                ? ColumnStatus.Upper : ColumnStatus.Free;
            _columnValue[j] = _status[j] switch
            {
                ColumnStatus.Lower => _lower[j],
                ColumnStatus.Upper => _upper[j],
                _ => 0,
            };
        }
    }

    /// <summary>Becomes a copy of another dictionary over the same bounds.</summary>
    public void CopyFrom(DoubleDictionary other)
    {
        Reserve(other.RowCount + 1);
        RowCount = other.RowCount;
        Age = other.Age;
        _relaxed = other._relaxed;
        _lower = other._lower;
        _upper = other._upper;
        other._nonbasic.AsSpan().CopyTo(_nonbasic);
        other._status.AsSpan().CopyTo(_status);
        other._columnValue.AsSpan().CopyTo(_columnValue);
        other._place.AsSpan().CopyTo(_place);
        other._t.AsSpan(0, RowCount * _columns).CopyTo(_t);
        other._value.AsSpan(0, RowCount).CopyTo(_value);
        other._basic.AsSpan(0, RowCount).CopyTo(_basic);
    }

    /// <summary>Writes an affine form into the objective row.</summary>
    /// <param name="form">The coefficients of the coordinates, then the constant.</param>
    public void SetObjective(ReadOnlySpan<double> form)
    {
        int m = RowCount;
        Reserve(m + 1);
        Span<double> row = _t.AsSpan(m * _columns, _columns);
        row.Clear();
        Array.Clear(_magnitude);
        double value = form[_columns];
        for (int k = 0; k < _columns; k++)
        {
            double coefficient = form[k];
            if (coefficient == 0)
            {
                continue;
            }

            int place = _place[k];
            if (place >= 0)
            {
                row[place] += coefficient;
                _magnitude[place] += Math.Abs(coefficient);
                value += coefficient * _columnValue[place];
            }
            else
            {
                Span<double> source = _t.AsSpan(~place * _columns, _columns);
                DoubleVector.AddMultiple(row, coefficient, source);
                AddMagnitudes(coefficient, source);
                value += coefficient * _value[~place];
            }
        }

        _value[m] = value;
        _basic[m] = -1;
    }

    /// <summary>Makes the objective row a constraint row: its value must be nonnegative at the current point.</summary>
    public void KeepObjectiveAsRow()
    {
        _basic[RowCount] = _columns + RowCount;
        RowCount++;
    }

    /// <summary>Makes the objective row a constraint row after a maximisation that ended with a ray: moves along the ray to where the
    /// row's value is zero, so that the new constraint is tight.</summary>
    public void KeepObjectiveAsTightRow()
    {
        int row = RowCount;
        double rate = _t[(row * _columns) + _rayColumn];
        Move(_rayColumn, -_value[row] / rate);
        _basic[row] = _columns + row;
        Pivot(row, _rayColumn, _rayDirection);
        RowCount++;
    }

    /// <summary>Primal simplex steps that increase the objective row.</summary>
    /// <param name="untilPositive">Stop as soon as the objective is positive beyond rounding noise.</param>
    /// <param name="beyond">And not before it is larger than this, if it becomes so large.</param>
    /// <returns>How it ended; the current point is as far as it came.</returns>
    /// <remarks>Largest-coefficient rule. Entries below the noise of the terms that made them are treated as zero, which can at worst end
    /// with a poor proposal.</remarks>
    public ProposalStatus Maximise(bool untilPositive, double beyond = 0)
    {
        int m = RowCount;
        if (m == 0)
        {
            FlipAllImproving();
        }

        int limit = PivotLimit;
        for (int step = 0; step < limit; step++)
        {
            if (untilPositive && _value[m] > Noise && _value[m] > beyond)
            {
                return ProposalStatus.Positive;
            }

            int column = ChooseColumn(_t.AsSpan(m * _columns, _columns));
            if (column < 0)
            {
                return _value[m] > 0 && untilPositive ? ProposalStatus.Positive : ProposalStatus.Optimal;
            }

            double direction = Improving(column, _t[(m * _columns) + column]);
            int row = ChooseRow(column, direction, out double length);
            if (double.IsPositiveInfinity(length))
            {
                _rayColumn = column;
                _rayDirection = direction;
                return ProposalStatus.Ray;
            }

            Move(column, direction * length);
            if (row < 0)
            {
                _status[column] = direction > 0 ? ColumnStatus.Upper : ColumnStatus.Lower;
                _columnValue[column] = direction > 0 ? _upper[_nonbasic[column]] : _lower[_nonbasic[column]];
            }
            else
            {
                Pivot(row, column, direction);
            }
        }

        return untilPositive && _value[m] > 0 ? ProposalStatus.Positive : ProposalStatus.GaveUp;
    }

    /// <summary>Writes the current point.</summary>
    public void GetPoint(Span<double> point)
    {
        for (int k = 0; k < _columns; k++)
        {
            point[k] = _place[k] >= 0 ? _columnValue[_place[k]] : _value[~_place[k]];
        }
    }

    /// <summary>Writes the direction along which the last maximisation found no end.</summary>
    public void GetRay(Span<double> ray)
    {
        for (int k = 0; k < _columns; k++)
        {
            int place = _place[k];
            ray[k] = place < 0 ? _t[(~place * _columns) + _rayColumn] * _rayDirection : place == _rayColumn ? _rayDirection : 0;
        }
    }

    /// <summary>The row whose slack grows along the ray of the last maximisation, or -1 if a coordinate moves.</summary>
    public int RayRow => TightRowAt(_rayColumn);

    /// <summary>The coordinate that moves along the ray of the last maximisation, if <see cref="RayRow"/> is -1.</summary>
    public int RayCoordinate => _nonbasic[_rayColumn];

    /// <summary>The direction, 1 or -1, in which <see cref="RayCoordinate"/> moves.</summary>
    public int RayDirection => Math.Sign(_rayDirection);

    /// <summary>Whether every nonbasic variable rests at a bound.</summary>
    public bool IsVertex => !_status.AsSpan().Contains(ColumnStatus.Free);

    /// <summary>The coordinate that is nonbasic in a column, or -1 if a slack is.</summary>
    public int CoordinateAt(int column) => _nonbasic[column] < _columns ? _nonbasic[column] : -1;

    /// <summary>Where the nonbasic variable of a column rests.</summary>
    public ColumnStatus StatusAt(int column) => _status[column];

    /// <summary>Whether a coordinate is basic: not resting at a bound.</summary>
    public bool IsBasic(int coordinate) => _place[coordinate] < 0;

    /// <summary>The row whose slack is nonbasic in a column (its constraint is tight), or -1 if a coordinate is.</summary>
    public int TightRowAt(int column) => _nonbasic[column] < _columns ? -1 : _nonbasic[column] - _columns;

    /// <summary>The coefficient of the objective row in a column.</summary>
    public double ReducedCost(int column) => _t[(RowCount * _columns) + column];

    private void Reserve(int rows)
    {
        if (_value.Length < rows)
        {
            int capacity = Math.Max(rows, 2 * _value.Length);
            Array.Resize(ref _t, capacity * _columns);
            Array.Resize(ref _value, capacity);
            Array.Resize(ref _basic, capacity);
        }
    }
}
