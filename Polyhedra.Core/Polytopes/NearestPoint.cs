using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.Polytopes;

/// <summary>The point of a polyhedron that is nearest to the origin, exactly.</summary>
/// <remarks>
/// <para>The dual active-set method of D. Goldfarb and A. Idnani (A numerically stable dual method for solving strictly convex quadratic
/// programs, Mathematical Programming 27, 1983), for the objective |y|^2 / 2, in rational arithmetic. It keeps y = sum u_i a_i over a set
/// of linearly independent rows that are zero at y, with u >= 0, which makes y the nearest point of the half-spaces of that set. A violated
/// row joins; rows whose multiplier falls to 0 on the way leave. |y| grows strictly with every row that joins,
/// so no set comes twice and the method ends.</para>
/// <para>Only inner products of rows are used, so beside those the cost does not depend on the dimension.</para>
/// </remarks>
internal sealed class NearestPoint
{
    private readonly IReadOnlyList<BigInteger[]> _normals;
    private readonly IReadOnlyList<Rational> _offsets;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<(int, int), BigInteger> _products = [];
    private readonly List<int> _active = [];
    private readonly List<Rational> _multipliers = [];

    private NearestPoint(IReadOnlyList<BigInteger[]> normals, IReadOnlyList<Rational> offsets, CancellationToken cancellation)
    {
        _normals = normals;
        _offsets = offsets;
        _cancellation = cancellation;
    }

    /// <summary>The point of {y : normal_i·y + offset_i >= 0 for all i} that is nearest to the origin, or a proof that there is
    /// none.</summary>
    /// <param name="normals">The normals, all of one length, at least 1. A zero normal is allowed.</param>
    /// <param name="offsets">The offsets, one a normal.</param>
    /// <param name="dimension">The length of a normal.</param>
    /// <param name="likely">Rows that are likely to be zero at the point: they are tried first. For speed only.</param>
    /// <param name="cancellation">Looked at once a step.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static NearestPointResult Find(
        IReadOnlyList<BigInteger[]> normals, IReadOnlyList<Rational> offsets, int dimension, IReadOnlyList<int>? likely = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(normals);
        ArgumentNullException.ThrowIfNull(offsets);
        if (normals.Count != offsets.Count)
        {
            throw new ArgumentException($"{normals.Count} normals but {offsets.Count} offsets.", nameof(offsets));
        }

        for (int i = 0; i < normals.Count; i++)
        {
            if (normals[i].Length != dimension)
            {
                throw new ArgumentException($"Expected normals of {dimension} entries, got {normals[i].Length}.", nameof(normals));
            }
        }

        return new NearestPoint(normals, offsets, cancellation).Run(dimension, likely ?? []);
    }

    private NearestPointResult Run(int dimension, IReadOnlyList<int> likely)
    {
        while (FindViolated(likely, out Rational value) is int row)
        {
            if (!TryAdd(row, value))
            {
                return new NearestPointResult.Empty(AllMultipliers());
            }
        }

        Rational[] point = new Rational[dimension];
        Rational squared = Rational.Zero;
        for (int j = 0; j < _active.Count; j++)
        {
            BigInteger[] normal = _normals[_active[j]];
            for (int k = 0; k < dimension; k++)
            {
                if (!normal[k].IsZero)
                {
                    point[k] += _multipliers[j] * normal[k];
                }
            }

            // |y|^2 = sum u_i a_i·y = -sum u_i offset_i.
            squared -= _multipliers[j] * _offsets[_active[j]];
        }

        return new NearestPointResult.Nearest([.. point], squared, AllMultipliers());
    }

    private int? FindViolated(IReadOnlyList<int> likely, out Rational value)
    {
        _cancellation.ThrowIfCancellationRequested();
        foreach (int row in likely)
        {
            if (IsViolated(row, out value))
            {
                return row;
            }
        }

        for (int row = 0; row < _normals.Count; row++)
        {
            if (IsViolated(row, out value))
            {
                return row;
            }
        }

        value = Rational.Zero;
        return null;
    }

    private bool IsViolated(int row, out Rational value)
    {
        value = _offsets[row];
        if (_active.Contains(row))
        {
            return false;
        }

        for (int j = 0; j < _active.Count; j++)
        {
            value += _multipliers[j] * Product(row, _active[j]);
        }

        return value.Sign == Sign.Negative;
    }

    // Lets a violated row join. False if the half-spaces so far have no common point; the multipliers are then the proof.
    private bool TryAdd(int row, Rational value)
    {
        Rational own = Rational.Zero;
        while (true)
        {
            _cancellation.ThrowIfCancellationRequested();
            Rational[] rates = Rates(row, out Rational gain);

            // Up to the step `first` no multiplier of an active row becomes negative.
            int leaving = -1;
            Rational first = Rational.Zero;
            for (int j = 0; j < rates.Length; j++)
            {
                if (rates[j].Sign == Sign.Positive && (leaving < 0 || _multipliers[j] < first * rates[j]))
                {
                    leaving = j;
                    first = _multipliers[j] / rates[j];
                }
            }

            if (gain.IsZero && leaving < 0)
            {
                // The row's normal is a sum of active normals with multipliers `rates`, none of them positive.
                for (int j = 0; j < rates.Length; j++)
                {
                    _multipliers[j] = -rates[j];
                }

                Join(row, Rational.One);
                return false;
            }

            bool isFull = !gain.IsZero && (leaving < 0 || -value <= first * gain);
            Rational step = isFull ? -value / gain : first;
            for (int j = 0; j < rates.Length; j++)
            {
                _multipliers[j] -= step * rates[j];
            }

            own += step;
            value += step * gain;
            if (isFull)
            {
                Join(row, own);
                return true;
            }

            _active.RemoveAt(leaving);
            _multipliers.RemoveAt(leaving);
        }
    }

    // The row's normal is the sum of the active normals with these rates, plus a vector orthogonal to them,
    // whose squared length is the gain.
    private Rational[] Rates(int row, out Rational gain)
    {
        int n = _active.Count;
        BigInteger[] system = new BigInteger[n * (n + 1)];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                system[(i * (n + 1)) + j] = Product(_active[i], _active[j]);
            }

            system[(i * (n + 1)) + n] = Product(_active[i], row);
        }

        BigInteger[] numerators = new BigInteger[n];
        if (!SquareSystem.TrySolve(system, numerators, out BigInteger denominator))
        {
            throw new InvalidOperationException("The active rows are linearly dependent.");
        }

        BigInteger covered = BigInteger.Zero;
        for (int j = 0; j < n; j++)
        {
            covered += numerators[j] * Product(_active[j], row);
        }

        gain = Product(row, row) - new Rational(covered, denominator);
        return Array.ConvertAll(numerators, numerator => new Rational(numerator, denominator));
    }

    private void Join(int row, Rational multiplier)
    {
        _active.Add(row);
        _multipliers.Add(multiplier);
    }

    private BigInteger Product(int i, int j)
    {
        (int, int) key = i < j ? (i, j) : (j, i);
        if (!_products.TryGetValue(key, out BigInteger product))
        {
            BigInteger[] left = _normals[i];
            BigInteger[] right = _normals[j];
            for (int k = 0; k < left.Length; k++)
            {
                if (!left[k].IsZero && !right[k].IsZero)
                {
                    product += left[k] * right[k];
                }
            }

            _products.Add(key, product);
        }

        return product;
    }

    private ImmutableArray<Rational> AllMultipliers()
    {
        Rational[] all = new Rational[_normals.Count];
        for (int j = 0; j < _active.Count; j++)
        {
            all[_active[j]] = _multipliers[j];
        }

        return [.. all];
    }
}
