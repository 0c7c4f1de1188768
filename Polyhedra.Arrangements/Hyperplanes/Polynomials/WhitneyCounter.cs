using System.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>The Whitney numbers of the first kind of a matroid with coordinates, by deletion and restriction with a memory.</summary>
/// <remarks>Time and memory grow exponentially with the rank: without hits in the memory there are as many steps as there are
/// sets without broken circuit of four elements less than the rank. Not thread-safe.</remarks>
internal sealed class WhitneyCounter<TScalars, T>(TScalars scalars, CancellationToken cancellation)
    where TScalars : struct, IScalars<T>
    where T : IEquatable<T>
{
    // Scalars kept in the memory. Minors of rank 4 are by far the most, and the quickest to count again:
    // they leave half of it to the others.
    private const long MemoryLimit = 1L << 28;

    // After so many minors of rank 4 of which not every eighth was known, as in arrangements without symmetry, the next ones are counted
    // without looking: to look takes longer than it spares.
    private const long FirstSpaces = 1024;
    private readonly Dictionary<CanonicalForm<T>, BigInteger[]> _known = [];
    private readonly PlaneCounter<TScalars, T> _plane = new(scalars, cancellation);
    private long _stored;

    // How many minors of rank 4 were looked for in the memory, and how many were there.
    private long _spacesSought;
    private long _spacesKnown;

    /// <summary>The absolute values w_0 = 1, w_1, ..., w_rank: the characteristic polynomial of the matroid is the sum of
    /// (-1)^k w_k t^(rank - k).</summary>
    /// <exception cref="OperationCanceledException">The token asked for it.</exception>
    /// <exception cref="NoInverseException">The ring cannot tell whether a number is zero.</exception>
    public BigInteger[] Count(PointConfiguration<T> matroid)
    {
        cancellation.ThrowIfCancellationRequested();
        switch (matroid.Rank)
        {
            case 0:
                return [1];
            case 1:
                return [1, 1];
            case 2:
                return [1, matroid.Count, matroid.Count - 1];
            case 3:
                return _plane.CountPlane(matroid);
        }

        List<PointConfiguration<T>> components = Components.Of(scalars, matroid);
        return components.Count == 1
            ? CountConnected(matroid)
            : components.Select(Count).Aggregate(Multiply);
    }

    private static BigInteger[] Multiply(BigInteger[] left, BigInteger[] right)
    {
        BigInteger[] product = new BigInteger[left.Length + right.Length - 1];
        for (int i = 0; i < left.Length; i++)
        {
            for (int j = 0; j < right.Length; j++)
            {
                product[i + j] += left[i] * right[j];
            }
        }

        return product;
    }

    private BigInteger[] CountConnected(PointConfiguration<T> matroid)
    {
        if (matroid.Rank == 4 && _spacesSought >= FirstSpaces && 8 * _spacesKnown < _spacesSought)
        {
            return _plane.CountSpace(matroid);
        }

        CanonicalForm<T> form = CanonicalForm<T>.Of(scalars, matroid);
        bool isKnown = _known.TryGetValue(form, out BigInteger[]? known);
        if (matroid.Rank == 4)
        {
            _spacesSought++;
            _spacesKnown += isKnown ? 1 : 0;
        }

        if (isKnown)
        {
            return known!;
        }

        BigInteger[] numbers = matroid.Rank == 4 ? _plane.CountSpace(matroid) : Expand(matroid);
        int size = matroid.Count * matroid.Rank;
        if (_stored + size <= (matroid.Rank == 4 ? MemoryLimit / 2 : MemoryLimit))
        {
            _stored += size;
            _known.Add(form, numbers);
        }

        return numbers;
    }

    private BigInteger[] Expand(PointConfiguration<T> matroid)
    {
        Splitting<TScalars, T> split = new(scalars, matroid);
        BigInteger[] flat = Count(split.Flat);
        BigInteger[] numbers = Multiply(flat, [1, 1]);
        PointSet<TScalars, T> set = new(scalars, split.Capacity);
        T[] points = new T[split.Capacity * (matroid.Rank - 1)];
        for (int i = 1; i < split.AffineCount; i++)
        {
            int count = split.Contract(i, points, set);
            BigInteger[] contraction = count == split.FlatCount ? flat : Count(new PointConfiguration<T>(matroid.Rank - 1, count, points));
            for (int k = 0; k < contraction.Length; k++)
            {
                numbers[k + 1] += contraction[k];
            }
        }

        return numbers;
    }
}
