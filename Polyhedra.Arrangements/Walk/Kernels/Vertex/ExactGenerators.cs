using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>The exact coordinates of generators: a table by the generators' numbers, filled when a coordinate is first needed.</summary>
/// <remarks>
/// <para>Homogeneous integers (x, w), w >= 0, solved from the tight constraints and kept while the generator lives. In a cell with
/// lineality the representative with zeros at the pivots is taken; on all forms that vanish on the lineality it has the same
/// values.</para>
/// <para>Invariant: what the table holds of a generator is a positive multiple of its true coordinates, whatever its computed ones are.
/// Numbers are given in the order of the walk, and taken back when it returns, as the numbers of constraints are.</para>
/// </remarks>
internal sealed class ExactGenerators(int dimension, ConstraintPath path, CancellationToken cancellation)
{
    /// <summary>A coordinate of at most this many bits leaves room for rows in a 53-bit value.</summary>
    public const int ShortBits = 40;

    private readonly int _dimension = dimension;
    private readonly ConstraintPath _path = path;
    private readonly CancellationToken _cancellation = cancellation;
    private BigInteger[]?[] _points = new BigInteger[]?[64];

    // For each generator in the table: whether its coordinates have no common divisor.
    private bool[] _isPrimitive = [];

    /// <summary>How many generators have a number.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all but the first generators.</summary>
    public void Resume(int count) => Count = count;

    /// <summary>Gives a generator its number.</summary>
    /// <param name="exact">Its exact coordinates, if they are known.</param>
    public int NewId(BigInteger[]? exact)
    {
        if (Count == _points.Length)
        {
            Array.Resize(ref _points, 2 * Count);
        }

        _points[Count] = exact;
        if (Count < _isPrimitive.Length)
        {
            _isPrimitive[Count] = false;
        }

        return Count++;
    }

    /// <summary>What is known of the exact coordinates of a cell's generators.</summary>
    public BigInteger[]?[] Known(VertexCell cell)
    {
        BigInteger[]?[] points = new BigInteger[]?[cell.Count];
        for (int v = 0; v < points.Length; v++)
        {
            points[v] = _points[cell.Ids[v]];
        }

        return points;
    }

    /// <summary>The exact homogeneous coordinates of a generator.</summary>
    public BigInteger[] PointOf(VertexCell cell, int v) =>
        _points[cell.Ids[v]] ??= double.IsFinite(cell.Units[v]) ? FromDoubles(cell, v) : Solve(cell, v);

    /// <summary>The exact coordinates of a generator without a common divisor. The table keeps them so.</summary>
    public BigInteger[] PrimitivePointOf(VertexCell cell, int v)
    {
        BigInteger[] point = PointOf(cell, v);
        int id = cell.Ids[v];
        if (_isPrimitive.Length <= id)
        {
            Array.Resize(ref _isPrimitive, _points.Length);
        }

        if (!_isPrimitive[id])
        {
            PrimitiveRow.Reduce(point);
            _isPrimitive[id] = true;
        }

        return point;
    }

    /// <summary>Writes a generator's coordinates from exact ones: exactly if they are short, else rounded, with the error bound.</summary>
    public void Write(VertexCell cell, int v, BigInteger[] point)
    {
        _points[cell.Ids[v]] = point;
        BigInteger divisor = BigInteger.Zero;
        long bits = 0;
        foreach (BigInteger entry in point)
        {
            divisor = BigInteger.GreatestCommonDivisor(divisor, entry);
        }

        foreach (BigInteger entry in point)
        {
            bits = Math.Max(bits, (BigInteger.Abs(entry) / divisor).GetBitLength());
        }

        double norm = 0;
        if (bits <= ShortBits)
        {
            double unit = Math.ScaleB(1.0, (int)bits - 1);
            for (int k = 0; k <= _dimension; k++)
            {
                double x = (double)(point[k] / divisor) / unit;
                cell.X[(k * cell.Capacity) + v] = x;
                norm += Math.Abs(x);
            }

            cell.Units[v] = unit;
            cell.Errors[v] = 0;
            cell.Norms[v] = norm * (1 + (2 * (_dimension + 2) * FloatingPoint.Epsilon));
            return;
        }

        BigInteger scale = point[^1].IsZero ? point.Max(BigInteger.Abs) : point[^1];
        double largest = 0;
        for (int k = 0; k < _dimension; k++)
        {
            double x = new Rational(point[k], scale).ToDouble();
            cell.X[(k * cell.Capacity) + v] = x;
            norm += Math.Abs(x);
            largest = Math.Max(largest, Math.Abs(x));
        }

        double weight = point[^1].IsZero ? 0 : 1;
        cell.X[(_dimension * cell.Capacity) + v] = weight;
        cell.Units[v] = double.PositiveInfinity;
        cell.Errors[v] = (largest * FloatingPoint.Epsilon) + FloatingPoint.SmallestPositive;
        cell.Norms[v] = (norm + weight) * (1 + (2 * (_dimension + 2) * FloatingPoint.Epsilon));
    }

    private BigInteger[] FromDoubles(VertexCell cell, int v)
    {
        BigInteger[] point = new BigInteger[_dimension + 1];
        for (int k = 0; k < point.Length; k++)
        {
            point[k] = new BigInteger(cell.X[(k * cell.Capacity) + v] * cell.Units[v]);
        }

        return point;
    }

    private BigInteger[] Solve(VertexCell cell, int v)
    {
        _cancellation.ThrowIfCancellationRequested();
        bool isRay = cell.X[(_dimension * cell.Capacity) + v] == 0;
        List<BigInteger[]> rows = IndependentRows(cell, v, isRay);
        if (!isRay)
        {
            return SolveRows(rows) ?? throw new InvalidOperationException("Independent rows have no common point.");
        }

        // The direction is scaled to have absolute value 1 at a coordinate where it is not zero: the largest one is tried first.
        int[] order = [.. Enumerable.Range(0, _dimension).OrderByDescending(k => Math.Abs(cell.X[(k * cell.Capacity) + v]))];
        foreach (int k in order)
        {
            BigInteger[] unit = new BigInteger[_dimension + 1];
            unit[k] = BigInteger.One;
            unit[^1] = BigInteger.MinusOne;
            if (SolveRows([.. rows, unit]) is { } ray)
            {
                ray[^1] = BigInteger.Zero;
                return Orient(ray);
            }
        }

        throw new InvalidOperationException("The tight constraints of a ray do not determine it.");
    }

    // A ray satisfies every constraint of the path, and one of them strictly, or it would be a line.
    private BigInteger[] Orient(BigInteger[] ray)
    {
        for (int i = 1; i < _path.Count; i++)
        {
            Sign sign = _path.CutAt(i).Exact.SignAt(ray).Times(_path.SideAt(i));
            if (sign != Sign.Zero)
            {
                return sign == Sign.Positive ? ray : Array.ConvertAll(ray, entry => -entry);
            }
        }

        throw new InvalidOperationException("Every constraint of the path vanishes along a ray.");
    }

    // As many independent rows as determine the generator: tight constraints, and zeros at the pivots of the lineality.
    private List<BigInteger[]> IndependentRows(VertexCell cell, int v, bool isRay)
    {
        List<BigInteger[]> rows = [];
        if (cell.Lineality is { } lineality)
        {
            foreach (int pivot in lineality.Pivots)
            {
                BigInteger[] unit = new BigInteger[_dimension + 1];
                unit[pivot] = BigInteger.One;
                rows.Add(unit);
            }
        }

        int needed = isRay ? _dimension - 1 : _dimension;
        int candidates = 0;
        ReadOnlySpan<int> tight = cell.Tight.AsSpan(v * cell.Stride, cell.TightCounts[v]);
        foreach (int constraint in tight)
        {
            candidates += constraint == 0 ? 0 : 1;
        }

        bool mustChoose = rows.Count + candidates > needed;
        RankSelector selector = new(_dimension);
        foreach (BigInteger[] row in rows)
        {
            _ = mustChoose && selector.TryAdd(row.AsSpan(0, _dimension));
        }

        foreach (int constraint in tight)
        {
            if (constraint == 0 || rows.Count == needed)
            {
                continue;
            }

            BigInteger[] row = _path.CutAt(constraint).Exact.Coefficients.ToArray();
            if (isRay)
            {
                row[^1] = BigInteger.Zero;
            }

            if (!mustChoose || selector.TryAdd(row.AsSpan(0, _dimension)))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    // The point where d affine forms vanish, or null if they are dependent.
    private BigInteger[]? SolveRows(List<BigInteger[]> rows)
    {
        if (rows.Count != _dimension)
        {
            return null;
        }

        BigInteger[] system = new BigInteger[_dimension * (_dimension + 1)];
        for (int i = 0; i < _dimension; i++)
        {
            rows[i].CopyTo(system, i * (_dimension + 1));
            system[(i * (_dimension + 1)) + _dimension] = -rows[i][_dimension];
        }

        BigInteger[] point = new BigInteger[_dimension + 1];
        if (!SquareSystem.TrySolve(system, point.AsSpan(0, _dimension), out BigInteger denominator))
        {
            return null;
        }

        point[^1] = denominator;
        return point;
    }
}
