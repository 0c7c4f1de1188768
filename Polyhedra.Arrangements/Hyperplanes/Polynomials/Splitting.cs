using System.Runtime.CompilerServices;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>A configuration split by a coordinate hyperplane: the points in it, the flat, and the points off it.</summary>
/// <remarks>
/// <para>With the points off the flat scaled to have coordinate 1 there they are points u_0, ..., u_(m-1) of an affine space, and the
/// line through u_i and u_j meets the flat in the direction u_j - u_i. So contracting u_i, after u_(i+1), u_(i+2), ... have been
/// deleted, gives the flat together with the directions u_j - u_i, j &lt; i.</para>
/// <para>Deletion and restriction one after the other, from the last such point to the first, which is a coloop when it is alone:
/// chi(M) = (t - 1) chi(flat) - sum over i = 1, ..., m - 1 of chi(flat with the directions from u_i to u_0, ..., u_(i-1)).
/// Where the flat is modular, all directions are in it, and the sum is a multiple of chi(flat).</para>
/// </remarks>
internal sealed class Splitting<TScalars, T>
    where TScalars : struct, IScalars<T>
    where T : IEquatable<T>
{
    private readonly TScalars _scalars;
    private readonly T[] _flat;
    private readonly T[] _affine;
    private const int BlockSize = 512;
    private readonly int _width;

    // The inverses of the leading coordinates of the directions from the points of a block to those before, one point after the other:
    // a division costs as much as many products.
    private T[] _leads;
    private int _blockStart;
    private int _blockEnd;

    /// <summary>Splits by the coordinate that is zero at the most points (the first such).</summary>
    public Splitting(TScalars scalars, PointConfiguration<T> whole)
    {
        _scalars = scalars;
        int rank = whole.Rank;
        _width = rank - 1;
        int split = ChooseCoordinate(whole, out int flatCount);
        _flat = new T[flatCount * _width];
        _affine = new T[(whole.Count - flatCount) * _width];
        _leads = new T[whole.Count - flatCount];
        for (int i = 0; i < whole.Count; i++)
        {
            ReadOnlySpan<T> point = whole.Point(i);
            bool isFlat = scalars.IsZero(point[split]);
            Span<T> target = isFlat ? _flat.AsSpan(FlatCount++ * _width) : _affine.AsSpan(AffineCount * _width);
            point[..split].CopyTo(target);
            point[(split + 1)..].CopyTo(target[split..]);
            if (!isFlat)
            {
                _leads[AffineCount++] = point[split];
            }
        }

        ScaleAffine(_leads);
    }

    /// <summary>The number of points of the flat.</summary>
    public int FlatCount { get; }

    /// <summary>The number of points off the flat, at least one.</summary>
    public int AffineCount { get; }

    /// <summary>The flat by itself.</summary>
    public PointConfiguration<T> Flat => new(_width, FlatCount, _flat);

    /// <summary>The most points that a contraction can have.</summary>
    public int Capacity => FlatCount + AffineCount;

    /// <summary>The flat with the directions from point i off it to the points before.</summary>
    /// <param name="i">From 1 to <see cref="AffineCount"/> - 1.</param>
    /// <param name="points">Receives them, the flat first; room for <see cref="Capacity"/> points.</param>
    /// <param name="set">A set of that capacity; overwritten.</param>
    /// <returns>The number of distinct points.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Contract(int i, T[] points, PointSet<TScalars, T> set)
    {
        int width = _width;
        _flat.CopyTo(points, 0);
        if (i < _blockStart || i >= _blockEnd)
        {
            FillLeads(i);
        }

        ReadOnlySpan<T> leads = _leads.AsSpan(Pairs(i) - Pairs(_blockStart), i);
        ReadOnlySpan<T> centre = _affine.AsSpan(i * width, width);
        set.Clear();
        for (int f = 0; f < FlatCount; f++)
        {
            set.Add(points, width, f);
        }

        int count = FlatCount;
        for (int j = 0; j < i; j++)
        {
            ReadOnlySpan<T> other = _affine.AsSpan(j * width, width);
            Span<T> direction = points.AsSpan(count * width, width);
            for (int k = 0; k < direction.Length; k++)
            {
                direction[k] = _scalars.Multiply(_scalars.Subtract(other[k], centre[k]), leads[j]);
            }

            if (set.Add(points, width, count))
            {
                count++;
            }
        }

        return count;
    }

    // The number of pairs j < i.
    private static int Pairs(int i) => i * (i - 1) / 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillLeads(int start)
    {
        _blockStart = start;
        _blockEnd = start + 1;
        while (_blockEnd < AffineCount && Pairs(_blockEnd + 1) - Pairs(start) <= BlockSize)
        {
            _blockEnd++;
        }

        int size = Pairs(_blockEnd) - Pairs(start);
        if (_leads.Length < size)
        {
            _leads = new T[Math.Max(size, BlockSize)];
        }

        int at = 0;
        for (int i = start; i < _blockEnd; i++)
        {
            ReadOnlySpan<T> centre = _affine.AsSpan(i * _width, _width);
            for (int j = 0; j < i; j++)
            {
                ReadOnlySpan<T> other = _affine.AsSpan(j * _width, _width);
                int k = 0;
                while (other[k].Equals(centre[k]))
                {
                    k++;
                }

                _leads[at++] = _scalars.Subtract(other[k], centre[k]);
            }
        }

        _scalars.InvertAll(_leads.AsSpan(0, size));
    }

    private int ChooseCoordinate(PointConfiguration<T> whole, out int mostZeros)
    {
        int chosen = 0;
        mostZeros = -1;
        for (int k = 0; k < whole.Rank; k++)
        {
            int zeros = 0;
            for (int i = 0; i < whole.Count; i++)
            {
                zeros += _scalars.IsZero(whole.Entries[(i * whole.Rank) + k]) ? 1 : 0;
            }

            if (zeros > mostZeros)
            {
                mostZeros = zeros;
                chosen = k;
            }
        }

        return chosen;
    }

    private void ScaleAffine(T[] leads)
    {
        _scalars.InvertAll(leads);
        for (int i = 0; i < leads.Length; i++)
        {
            foreach (ref T entry in _affine.AsSpan(i * _width, _width))
            {
                entry = _scalars.Multiply(entry, leads[i]);
            }
        }
    }
}
