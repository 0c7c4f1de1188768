namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>A configuration in an order of coordinates and of points that does not depend much on where it came from.</summary>
/// <remarks>
/// <para>Two configurations with the same form are the same points up to an order of the coordinates, hence isomorphic matroids.
/// The converse is not promised: isomorphic minors with different forms are merely counted twice.</para>
/// <para>Coordinates are sorted by an invariant of the pattern of zeros (three rounds of colour refinement between points and
/// coordinates), then points are scaled anew and sorted by a hash.</para>
/// </remarks>
internal sealed class CanonicalForm<T> : IEquatable<CanonicalForm<T>>
    where T : IEquatable<T>
{
    private const int Rounds = 3;
    private readonly int _hash;

    private CanonicalForm(PointConfiguration<T> configuration, int hash)
    {
        Configuration = configuration;
        _hash = hash;
    }

    /// <summary>The configuration in this order.</summary>
    public PointConfiguration<T> Configuration { get; }

    public static CanonicalForm<T> Of<TScalars>(TScalars scalars, PointConfiguration<T> given)
        where TScalars : struct, IScalars<T>
    {
        int rank = given.Rank;
        int[] order = OrderCoordinates(scalars, given);
        T[] entries = new T[given.Count * rank];
        for (int i = 0; i < given.Count; i++)
        {
            ReadOnlySpan<T> point = given.Point(i);
            for (int k = 0; k < rank; k++)
            {
                entries[(i * rank) + k] = point[order[k]];
            }
        }

        PointConfiguration<T>.Normalise(scalars, entries, rank, given.Count);
        ulong[] hashes = new ulong[given.Count];
        int[] places = new int[given.Count];
        for (int i = 0; i < given.Count; i++)
        {
            hashes[i] = PointSet<TScalars, T>.Hash(scalars, entries.AsSpan(i * rank, rank));
            places[i] = i;
        }

        Array.Sort(hashes, places);
        T[] sorted = new T[entries.Length];
        HashCode hash = default;
        for (int i = 0; i < places.Length; i++)
        {
            entries.AsSpan(places[i] * rank, rank).CopyTo(sorted.AsSpan(i * rank));
            hash.Add(hashes[i]);
        }

        return new CanonicalForm<T>(new PointConfiguration<T>(rank, given.Count, sorted), hash.ToHashCode());
    }

    public bool Equals(CanonicalForm<T>? other) =>
        other is not null && _hash == other._hash && Configuration.Rank == other.Configuration.Rank
        && Configuration.Entries.AsSpan().SequenceEqual(other.Configuration.Entries);

    public override bool Equals(object? obj) => Equals(obj as CanonicalForm<T>);

    public override int GetHashCode() => _hash;

    private static int[] OrderCoordinates<TScalars>(TScalars scalars, PointConfiguration<T> given)
        where TScalars : struct, IScalars<T>
    {
        int rank = given.Rank;
        ulong[] colours = new ulong[rank];
        ulong[] sums = new ulong[rank];
        for (int round = 0; round < Rounds; round++)
        {
            Array.Clear(sums);
            for (int i = 0; i < given.Count; i++)
            {
                ReadOnlySpan<T> point = given.Point(i);
                ulong support = 0;
                for (int k = 0; k < rank; k++)
                {
                    support += scalars.IsZero(point[k]) ? 0 : colours[k] + 1;
                }

                support = Mix(support);
                for (int k = 0; k < rank; k++)
                {
                    sums[k] += scalars.IsZero(point[k]) ? 0 : support;
                }
            }

            for (int k = 0; k < rank; k++)
            {
                colours[k] = Mix(sums[k] + (3 * colours[k]));
            }
        }

        int[] order = [.. Enumerable.Range(0, rank)];
        Array.Sort(colours, order);
        return order;
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 31)) * 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 29)) * 0xBF58476D1CE4E5B9UL;
        return x ^ (x >> 32);
    }
}
