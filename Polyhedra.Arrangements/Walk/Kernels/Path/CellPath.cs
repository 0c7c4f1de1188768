using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>The constraints of the current cell beside the bounds of its coordinates: the domain's half-spaces, then the forms that
/// the walk has split by. A stack that all cells of the walk share.</summary>
/// <remarks>Rows are signed (positive on the cell) and scaled (largest coefficient in [1, 2]); each carries a proven bound on
/// the error of its coefficients.</remarks>
internal sealed class CellPath
{
    private readonly int _stride;
    private readonly double _evaluationError;
    private readonly bool _filters;
    private double[] _rows;
    private double[] _errors;
    private PathRow[] _sources;

    /// <summary>An empty path in d dimensions.</summary>
    /// <param name="dimension">The number of coordinates.</param>
    /// <param name="arithmetic">Whether signs may be decided in floating point.</param>
    public CellPath(int dimension, KernelArithmetic arithmetic)
    {
        _filters = arithmetic == KernelArithmetic.Filtered;
        _stride = dimension + 1;

        // |fl(a·x + b) - (a·x + b)| <= gamma_{d+1} (sum |a_k x_k| + |b|) <= 2 gamma_{d+1} (1 + |x|_1).
        _evaluationError = (2 * FloatingPoint.Gamma(dimension + 2)) + FloatingPoint.Underflow;
        _rows = new double[16 * _stride];
        _errors = new double[16];
        _sources = new PathRow[16];
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>All rows, one after the other.</summary>
    public ReadOnlySpan<double> Rows => _rows.AsSpan(0, Count * _stride);

    /// <summary>A row: the coefficients of the coordinates, then the constant.</summary>
    public ReadOnlySpan<double> Row(int index) => _rows.AsSpan(index * _stride, _stride);

    /// <summary>No entry of a row is farther than this from that of a positive multiple of the true form.</summary>
    public double RowError(int index) => _errors[index];

    /// <summary>Where a row comes from.</summary>
    public PathRow Source(int index) => _sources[index];

    /// <summary>Adds a row: sign times the given scaled row of a form.</summary>
    public void Push(in PathRow source, ReadOnlySpan<double> row, double error)
    {
        if (Count == _errors.Length)
        {
            Array.Resize(ref _rows, 2 * _rows.Length);
            Array.Resize(ref _errors, 2 * Count);
            Array.Resize(ref _sources, 2 * Count);
        }

        Span<double> target = _rows.AsSpan(Count * _stride, _stride);
        for (int k = 0; k < target.Length; k++)
        {
            target[k] = source.Sign == Sign.Negative ? -row[k] : row[k];
        }

        _errors[Count] = error;
        _sources[Count] = source;
        Count++;
    }

    /// <summary>Drops the rows from <paramref name="count"/> on.</summary>
    public void Truncate(int count) => Count = count;

    /// <summary>How far the computed value of a scaled row at an exact double point can be from the true value.</summary>
    /// <param name="rowError">The error bound of the row's entries.</param>
    /// <param name="norm">An upper bound of 1 + |x|_1; infinite if products might overflow, and then so is the result.</param>
    public double ValueError(double rowError, double norm) =>
        (rowError + _evaluationError) * norm * (1 + (8 * FloatingPoint.Epsilon));

    /// <summary>The computed value of a row at a point.</summary>
    public static double Evaluate(ReadOnlySpan<double> row, ReadOnlySpan<double> point)
    {
        double value = row[^1];
        row = row[..point.Length];
        for (int k = 0; k < row.Length; k++)
        {
            value += row[k] * point[k];
        }

        return value;
    }

    /// <summary>The computed inner product of a row's coefficients with a direction: how fast the row grows along it.</summary>
    public static double Rate(ReadOnlySpan<double> row, ReadOnlySpan<double> direction)
    {
        double rate = 0;
        row = row[..direction.Length];
        for (int k = 0; k < row.Length; k++)
        {
            rate += row[k] * direction[k];
        }

        return rate;
    }

    /// <summary>Whether a point satisfies every row strictly, exactly; also fills its values.</summary>
    /// <param name="point">The point.</param>
    /// <param name="usedExact">Set if exact arithmetic was needed.</param>
    public bool HasInInterior(Witness point, ref bool usedExact)
    {
        point.ReserveValues(Count + 1);
        ReadOnlySpan<double> x = point.Approximation;
        for (int i = 0; i < Count; i++)
        {
            double value = Evaluate(Row(i), x);
            point.Values[i] = value;
            if (SignOf(value, _errors[i], point, _sources[i], ref usedExact) != Sign.Positive)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The exact sign of a row at a point, given its computed value there.</summary>
    public Sign SignOf(double value, double rowError, Witness point, in PathRow source, ref bool usedExact)
    {
        if (_filters && point.IsDouble)
        {
            // NaN and infinite bounds compare false: they certify nothing.
            double error = ValueError(rowError, point.Norm);
            if (value > error)
            {
                return Sign.Positive;
            }

            if (value < -error)
            {
                return Sign.Negative;
            }
        }

        usedExact = true;
        return source.Exact.SignAt(point.Homogeneous).Times(source.Sign);
    }
}
