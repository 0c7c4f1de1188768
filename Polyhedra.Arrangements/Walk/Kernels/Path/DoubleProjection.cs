namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>Proposes, in floating point, the point of a polyhedron that is nearest to the origin, or multipliers that show it empty.
/// Proves nothing.</summary>
/// <remarks>The dual active-set method of <see cref="Core.Polytopes.NearestPoint"/>; the constants in the code decide speed
/// only.</remarks>
internal sealed class DoubleProjection
{
    private const double Negligible = 1.0 / (1L << 40);
    private readonly int _dimension;
    private double[] _gram = [];
    private double[] _factor = [];
    private double[] _rates = [];
    private int[] _active = [];
    private double[] _multipliers = [];

    /// <summary>A solver in d dimensions.</summary>
    public DoubleProjection(int dimension)
    {
        _dimension = dimension;
        Point = new double[dimension];
    }

    /// <summary>The rows, as a function of the index that the caller uses.</summary>
    public delegate ReadOnlySpan<double> RowReader(int row);

    /// <summary>The point.</summary>
    public double[] Point { get; }

    /// <summary>The number of rows with a multiplier.</summary>
    public int ActiveCount { get; private set; }

    /// <summary>A row with a multiplier: its position among the rows given.</summary>
    public int ActiveRow(int index) => _active[index];

    /// <summary>Its multiplier; nonnegative as far as floating point can tell.</summary>
    public double Multiplier(int index) => _multipliers[index];

    /// <summary>Solves.</summary>
    /// <param name="row">The coefficients of row i.</param>
    /// <param name="offsets">The value of each row at the origin.</param>
    /// <param name="norms">The Euclidean norm of each row.</param>
    /// <param name="limit">Stop as soon as the distance exceeds this.</param>
    public ProjectionStatus Solve(RowReader row, ReadOnlySpan<double> offsets, ReadOnlySpan<double> norms, double limit)
    {
        ActiveCount = 0;
        Array.Clear(Point);
        for (int step = 0; step < 20 + (4 * offsets.Length); step++)
        {
            double length = Norm(Point);
            if (length > limit)
            {
                return ProjectionStatus.Beyond;
            }

            int violated = MostViolated(row, offsets, norms, length, out double value);
            if (violated < 0)
            {
                return ProjectionStatus.Nearest;
            }

            if (TryAdd(row, violated, value) is { } end)
            {
                return end;
            }
        }

        return ProjectionStatus.Failed;
    }

    private int MostViolated(RowReader row, ReadOnlySpan<double> offsets, ReadOnlySpan<double> norms, double length, out double value)
    {
        int worst = -1;
        double least = 0;
        value = 0;
        for (int i = 0; i < offsets.Length; i++)
        {
            double at = offsets[i] + Dot(row(i), Point);
            double relative = at / norms[i];
            if (relative < least
                && -relative > Negligible * ((Math.Abs(offsets[i]) / norms[i]) + length)
                && !_active.AsSpan(0, ActiveCount).Contains(i))
            {
                least = relative;
                worst = i;
                value = at;
            }
        }

        return worst;
    }

    // Null if the row has joined.
    private ProjectionStatus? TryAdd(RowReader row, int added, double value)
    {
        double own = 0;
        ReadOnlySpan<double> normal = row(added);
        while (true)
        {
            int n = ActiveCount;
            Reserve(n + 1);
            double square = Dot(normal, normal);
            for (int j = 0; j < n; j++)
            {
                _gram[(n * (n + 1) / 2) + j] = Dot(row(_active[j]), normal);
            }

            _gram[(n * (n + 1) / 2) + n] = square;
            double gain = square;
            if (!TryRates(n))
            {
                return ProjectionStatus.Failed;
            }

            int leaving = -1;
            double first = double.PositiveInfinity;
            for (int j = 0; j < n; j++)
            {
                gain -= _rates[j] * _gram[(n * (n + 1) / 2) + j];
                if (_rates[j] > 0 && _multipliers[j] / _rates[j] < first)
                {
                    leaving = j;
                    first = _multipliers[j] / _rates[j];
                }
            }

            bool isDependent = !(gain > Negligible * square);
            if (isDependent && leaving < 0)
            {
                for (int j = 0; j < n; j++)
                {
                    _multipliers[j] = Math.Max(0, -_rates[j]);
                }

                Join(added, 1);
                return ProjectionStatus.Empty;
            }

            bool isFull = !isDependent && -value / gain <= first;
            double step = isFull ? -value / gain : first;
            for (int j = 0; j < n; j++)
            {
                _multipliers[j] = Math.Max(0, _multipliers[j] - (step * _rates[j]));
            }

            own += step;
            if (isFull)
            {
                Join(added, own);
                Recompute(row);
                return double.IsFinite(own) ? null : ProjectionStatus.Failed;
            }

            value += isDependent ? 0 : step * gain;
            Leave(leaving);
        }
    }

    // y = sum u_i a_i.
    private void Recompute(RowReader row)
    {
        Array.Clear(Point);
        for (int j = 0; j < ActiveCount; j++)
        {
            ReadOnlySpan<double> normal = row(_active[j]);
            for (int k = 0; k < _dimension; k++)
            {
                Point[k] += _multipliers[j] * normal[k];
            }
        }
    }

    // Solves G rates = h by Cholesky's method, with G the packed lower triangle of the first n rows and h the next one.
    private bool TryRates(int n)
    {
        for (int i = 0; i < n; i++)
        {
            int ri = i * (i + 1) / 2;
            for (int j = 0; j <= i; j++)
            {
                int rj = j * (j + 1) / 2;
                double sum = _gram[ri + j];
                for (int k = 0; k < j; k++)
                {
                    sum -= _factor[ri + k] * _factor[rj + k];
                }

                if (i == j)
                {
                    if (!(sum > 0))
                    {
                        return false;
                    }

                    _factor[ri + i] = Math.Sqrt(sum);
                }
                else
                {
                    _factor[ri + j] = sum / _factor[rj + j];
                }
            }
        }

        int last = n * (n + 1) / 2;
        for (int i = 0; i < n; i++)
        {
            double sum = _gram[last + i];
            for (int k = 0; k < i; k++)
            {
                sum -= _factor[(i * (i + 1) / 2) + k] * _rates[k];
            }

            _rates[i] = sum / _factor[(i * (i + 1) / 2) + i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            double sum = _rates[i];
            for (int k = i + 1; k < n; k++)
            {
                sum -= _factor[(k * (k + 1) / 2) + i] * _rates[k];
            }

            _rates[i] = sum / _factor[(i * (i + 1) / 2) + i];
        }

        return true;
    }

    // The inner products of the joining row are in place already.
    private void Join(int row, double multiplier)
    {
        _active[ActiveCount] = row;
        _multipliers[ActiveCount] = multiplier;
        ActiveCount++;
    }

    private void Leave(int position)
    {
        for (int i = position + 1; i < ActiveCount; i++)
        {
            int from = i * (i + 1) / 2;
            int to = (i - 1) * i / 2;
            for (int j = 0; j <= i; j++)
            {
                if (j != position)
                {
                    _gram[to + (j > position ? j - 1 : j)] = _gram[from + j];
                }
            }

            _active[i - 1] = _active[i];
            _multipliers[i - 1] = _multipliers[i];
        }

        ActiveCount--;
    }

    private void Reserve(int count)
    {
        if (_active.Length < count + 1)
        {
            int size = 2 * (count + 1);
            Array.Resize(ref _active, size);
            Array.Resize(ref _multipliers, size);
            Array.Resize(ref _rates, size);
            Array.Resize(ref _gram, size * (size + 1) / 2);
            Array.Resize(ref _factor, size * (size + 1) / 2);
        }
    }

    private double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int k = 0; k < _dimension; k++)
        {
            sum += left[k] * right[k];
        }

        return sum;
    }

    private double Norm(double[] vector) => Math.Sqrt(Dot(vector, vector));
}
