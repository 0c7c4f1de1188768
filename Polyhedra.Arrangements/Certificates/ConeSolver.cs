namespace Polyhedra.Arrangements.Certificates;

/// <summary>Writes a vector as a combination with nonnegative multipliers of few vectors, in floating point. Nothing is proved.</summary>
/// <remarks>As many vectors as dimensions, or fewer, by elimination; else nonnegative least squares (Lawson and Hanson, Solving Least
/// Squares Problems, 1974, chapter 23), whose active set is a basis of the cone's face.</remarks>
internal sealed class ConeSolver(int dimension)
{
    // Smaller numbers are taken for rounding. Nothing rests on it: the multipliers are a proposal that is verified,
    // and a bad one costs a longer proof.
    private const double Noise = 1e-11;
    private readonly List<double[]> _vectors = [];
    private readonly List<double> _sizes = [];
    private readonly double[] _target = new double[dimension];
    private readonly double[] _residual = new double[dimension];
    private double[] _solution = [];
    private double[] _trial = [];
    private int[] _active = [];
    private double[] _system = [];
    private int _activeCount;

    /// <summary>The multipliers, one a vector.</summary>
    public ReadOnlySpan<double> Multipliers => _solution.AsSpan(0, _vectors.Count);

    /// <summary>Forgets all vectors.</summary>
    public void Clear()
    {
        _vectors.Clear();
        _sizes.Clear();
    }

    /// <summary>Adds a vector; only its first entries count.</summary>
    public void Add(double[] vector)
    {
        double size = 0;
        for (int k = 0; k < dimension; k++)
        {
            size = Math.Max(size, Math.Abs(vector[k]));
        }

        _vectors.Add(vector);
        _sizes.Add(size);
    }

    /// <summary>Finds multipliers whose combination is minus the given vector, as nearly as floating point goes.
    /// Multipliers that look like 0 are 0.</summary>
    public bool TrySolve(double[] negated)
    {
        int count = _vectors.Count;
        if (_solution.Length < count)
        {
            _solution = new double[2 * count];
            _trial = new double[2 * count];
            _active = new int[2 * count];
        }

        double size = 0;
        for (int k = 0; k < dimension; k++)
        {
            size = Math.Max(size, Math.Abs(negated[k]));
        }

        if (!(size > 0) || !double.IsFinite(size))
        {
            return false;
        }

        for (int k = 0; k < dimension; k++)
        {
            _target[k] = -negated[k] / size;
        }

        if ((count > dimension || !TryEliminate(count)) && !TryLeastSquares(count))
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            _solution[i] = _solution[i] > Noise ? _solution[i] * size / _sizes[i] : 0;
        }

        return true;
    }

    // All vectors, if that gives no negative multiplier.
    private bool TryEliminate(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _active[i] = i;
        }

        _activeCount = count;
        if (!SolveActive())
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            if (!(_trial[i] >= -Noise))
            {
                return false;
            }

            _solution[i] = _trial[i];
        }

        return true;
    }

    private bool TryLeastSquares(int count)
    {
        Array.Clear(_solution, 0, count);
        _activeCount = 0;
        for (int step = 0; step < 4 * count; step++)
        {
            SetResidual();
            int entering = -1;
            double steepest = Noise;
            for (int i = 0; i < count; i++)
            {
                double slope = Array.IndexOf(_active, i, 0, _activeCount) < 0 ? Dot(i, _residual) : 0;
                if (slope > steepest)
                {
                    (entering, steepest) = (i, slope);
                }
            }

            if (entering < 0 || _activeCount == dimension)
            {
                return true;
            }

            _active[_activeCount++] = entering;
            if (!Settle())
            {
                return false;
            }
        }

        return true;
    }

    // Solves for the active vectors, and takes those out that would become negative.
    private bool Settle()
    {
        while (SolveActive())
        {
            double step = 1;
            for (int i = 0; i < _activeCount; i++)
            {
                double now = _solution[_active[i]];
                if (_trial[i] <= 0)
                {
                    step = Math.Min(step, now / (now - _trial[i]));
                }
            }

            int kept = 0;
            for (int i = 0; i < _activeCount; i++)
            {
                int vector = _active[i];
                double value = step == 1 ? _trial[i] : _solution[vector] + (step * (_trial[i] - _solution[vector]));
                bool stays = step == 1 ? value > 0 : value > Noise;
                _solution[vector] = stays ? value : 0;
                if (stays)
                {
                    _active[kept++] = vector;
                }
            }

            bool isDone = kept == _activeCount;
            _activeCount = kept;
            if (isDone || kept == 0)
            {
                return true;
            }
        }

        return false;
    }

    private void SetResidual()
    {
        _target.CopyTo(_residual, 0);
        for (int i = 0; i < _activeCount; i++)
        {
            double[] vector = _vectors[_active[i]];
            double factor = _solution[_active[i]] / _sizes[_active[i]];
            for (int k = 0; k < dimension; k++)
            {
                _residual[k] -= factor * vector[k];
            }
        }
    }

    private double Dot(int vector, double[] other)
    {
        double sum = 0;
        for (int k = 0; k < dimension; k++)
        {
            sum += _vectors[vector][k] * other[k];
        }

        return sum / _sizes[vector];
    }

    // _trial: the multipliers of the active vectors (scaled to size 1) whose combination is the target, or nearest to it.
    private bool SolveActive()
    {
        int n = _activeCount;
        int width = n + 1;
        if (_system.Length < Math.Max(dimension, n) * width)
        {
            _system = new double[2 * Math.Max(dimension, n) * width];
        }

        for (int i = 0; i < n; i++)
        {
            double[] vector = _vectors[_active[i]];
            double size = _sizes[_active[i]];
            for (int j = 0; j < n; j++)
            {
                // Square: the equations themselves. Else the normal equations.
                _system[(i * width) + j] = n == dimension
                    ? _vectors[_active[j]][i] / _sizes[_active[j]] : Product(vector, size, _active[j]);
            }

            double right = 0;
            for (int k = 0; k < dimension && n < dimension; k++)
            {
                right += vector[k] / size * _target[k];
            }

            _system[(i * width) + n] = n == dimension ? _target[i] : right;
        }

        return Eliminate(n, width);
    }

    private double Product(double[] vector, double size, int other)
    {
        double sum = 0;
        for (int k = 0; k < dimension; k++)
        {
            sum += vector[k] / size * (_vectors[other][k] / _sizes[other]);
        }

        return sum;
    }

    private bool Eliminate(int n, int width)
    {
        double[] a = _system;
        for (int c = 0; c < n; c++)
        {
            int pivot = c;
            for (int r = c + 1; r < n; r++)
            {
                pivot = Math.Abs(a[(r * width) + c]) > Math.Abs(a[(pivot * width) + c]) ? r : pivot;
            }

            if (!(Math.Abs(a[(pivot * width) + c]) > Noise))
            {
                return false;
            }

            for (int k = c; pivot != c && k < width; k++)
            {
                (a[(c * width) + k], a[(pivot * width) + k]) = (a[(pivot * width) + k], a[(c * width) + k]);
            }

            for (int r = c + 1; r < n; r++)
            {
                double factor = a[(r * width) + c] / a[(c * width) + c];
                for (int k = c + 1; factor != 0 && k < width; k++)
                {
                    a[(r * width) + k] -= factor * a[(c * width) + k];
                }
            }
        }

        for (int c = n - 1; c >= 0; c--)
        {
            double value = a[(c * width) + n];
            for (int k = c + 1; k < n; k++)
            {
                value -= a[(c * width) + k] * _trial[k];
            }

            _trial[c] = value / a[(c * width) + c];
        }

        return true;
    }
}
