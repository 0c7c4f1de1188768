using System.Numerics;
using System.Runtime.CompilerServices;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>Whitney numbers of points in a projective plane (rank 3) and in space (rank 4), where nearly all of the time goes.</summary>
/// <remarks>Two facts leave only one sum to compute. The alternating sum of the Whitney numbers of a matroid of positive rank is 0, so
/// the last one follows from the others. And adding a point q to points in a plane adds to w_2 the number of lines that join q to
/// them, because these lines are the points of the contraction.</remarks>
internal sealed class PlaneCounter<TScalars, T>(TScalars scalars, CancellationToken cancellation)
    where TScalars : struct, IScalars<T>
    where T : IEquatable<T>
{
    // So many slopes are divided together, and a few more.
    private const int BatchSize = 512;
    private T[] _points = [];
    private T[] _numerators = [];
    private T[] _denominators = [];
    private readonly List<int> _ends = [];
    private int _used;
    private PointSet<TScalars, T>? _set;

    /// <summary>The absolute values w_0, ..., w_3 for points in a plane. Cost: proportional to the square of their number.</summary>
    public BigInteger[] CountPlane(PointConfiguration<T> plane)
    {
        Grow(plane.Count);
        long lines = CountLines(plane.Entries, plane.Count);
        return [1, plane.Count, lines, lines - plane.Count + 1];
    }

    /// <summary>The absolute values w_0, ..., w_4 for points in space. Cost: proportional to the cube of their number.</summary>
    public BigInteger[] CountSpace(PointConfiguration<T> space)
    {
        Splitting<TScalars, T> split = new(scalars, space);
        Grow(split.Capacity);
        if (_set is null || _set.Capacity < split.Capacity)
        {
            _set = new PointSet<TScalars, T>(scalars, split.Capacity);
            _points = new T[3 * split.Capacity];
        }

        long flatLines = CountLines(split.Flat.Entries, split.FlatCount);
        long second = split.FlatCount + flatLines;
        long third = flatLines + (flatLines - split.FlatCount + 1);
        for (int i = 1; i < split.AffineCount; i++)
        {
            int count = split.Contract(i, _points, _set);
            second += count;
            third += flatLines + CountLinesTo(_points, split.FlatCount, count);
        }

        third += CountSlopes();
        return [1, space.Count, second, third, third - second + space.Count - 1];
    }

    private void Grow(int count)
    {
        if (_numerators.Length < BatchSize + count)
        {
            _numerators = new T[BatchSize + (2 * count)];
            _denominators = new T[BatchSize + (2 * count)];
        }
    }

    private long CountLines(T[] points, int count) => CountLinesTo(points, 1, count) + CountSlopes();

    // The sum over the points q in a range of the lines through q and one of the points before: the points (x : y) of the projective line
    // that projecting from q gives. The slopes of many q wait to be divided together, because one division costs as much as many products:
    // what they add is given later, at the latest by CountSlopes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long CountLinesTo(T[] points, int from, int to)
    {
        long lines = 0;
        for (int q = from; q < to; q++)
        {
            ReadOnlySpan<T> before = points.AsSpan(0, 3 * q);
            ReadOnlySpan<T> centre = points.AsSpan(3 * q, 3);
            int finite;
            if (scalars.IsZero(centre[0]))
            {
                Span<T> slopes = _numerators.AsSpan(_used, q);
                finite = !scalars.IsZero(centre[1]) ? ProjectFromInfinite(before, centre[2], slopes) : ProjectFromLast(before, slopes);
                lines += scalars.CountDistinct(slopes[..finite]);
            }
            else
            {
                finite = ProjectFromFinite(before, centre[1], centre[2]);
                _used += finite;
                _ends.Add(_used);
            }

            lines += finite < q ? 1 : 0;
            if (_used >= BatchSize)
            {
                lines += CountSlopes();
            }
        }

        return lines;
    }

    // Divides the slopes that wait, and counts the lines of each point.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long CountSlopes()
    {
        cancellation.ThrowIfCancellationRequested();
        Span<T> slopes = _numerators.AsSpan(0, _used);
        Span<T> denominators = _denominators.AsSpan(0, _used);
        scalars.InvertAll(denominators);
        for (int i = 0; i < slopes.Length; i++)
        {
            slopes[i] = scalars.Multiply(slopes[i], denominators[i]);
        }

        long lines = 0;
        int start = 0;
        foreach (int end in _ends)
        {
            lines += scalars.CountDistinct(slopes[start..end]);
            start = end;
        }

        _ends.Clear();
        _used = 0;
        return lines;
    }

    // Centre (1, b, c): (x0, x1, x2) goes to (x1 - b x0 : x2 - c x0), and x0 is 1 or 0. Writes numerators and denominators of the slopes
    // that are finite behind those that wait, and gives their number.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ProjectFromFinite(ReadOnlySpan<T> before, T b, T c)
    {
        Span<T> slopes = _numerators.AsSpan(_used, before.Length / 3);
        Span<T> denominators = _denominators.AsSpan(_used, slopes.Length);
        int finite = 0;
        for (int at = 0; at + 2 < before.Length; at += 3)
        {
            T x = before[at + 1];
            T y = before[at + 2];
            if (!scalars.IsZero(before[at]))
            {
                x = scalars.Subtract(x, b);
                y = scalars.Subtract(y, c);
            }

            denominators[finite] = x;
            slopes[finite] = y;
            finite += scalars.IsZero(x) ? 0 : 1;
        }

        return finite;
    }

    // Centre (0, 1, c): (x0, x1, x2) goes to (x0 : x2 - c x1), and x0 is 1 or 0.
    private int ProjectFromInfinite(ReadOnlySpan<T> before, T c, Span<T> slopes)
    {
        int finite = 0;
        for (int at = 0; at < before.Length; at += 3)
        {
            slopes[finite] = scalars.Subtract(before[at + 2], scalars.Multiply(c, before[at + 1]));
            finite += scalars.IsZero(before[at]) ? 0 : 1;
        }

        return finite;
    }

    // Centre (0, 0, 1): (x0, x1, x2) goes to (x0 : x1), and x0 is 1 or 0.
    private int ProjectFromLast(ReadOnlySpan<T> before, Span<T> slopes)
    {
        int finite = 0;
        for (int at = 0; at < before.Length; at += 3)
        {
            slopes[finite] = before[at + 1];
            finite += scalars.IsZero(before[at]) ? 0 : 1;
        }

        return finite;
    }
}
