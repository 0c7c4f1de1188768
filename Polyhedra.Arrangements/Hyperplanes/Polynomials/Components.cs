using Polyhedra.Core.Collections;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>The connected components of a matroid, of which it is the direct sum.</summary>
/// <remarks>With respect to a basis, two basis elements are in one component iff a chain of points joins them whose supports
/// overlap (the fundamental circuits); other points belong to their support's component.</remarks>
internal static class Components
{
    /// <summary>The components; the configuration itself if it is connected. Cost: a look at every coordinate.</summary>
    public static List<PointConfiguration<T>> Of<TScalars, T>(TScalars scalars, PointConfiguration<T> matroid)
        where TScalars : struct, IScalars<T>
        where T : IEquatable<T>
    {
        DisjointSets joined = new(matroid.Rank);
        int left = matroid.Rank;
        for (int i = 0; i < matroid.Count && left > 1; i++)
        {
            ReadOnlySpan<T> point = matroid.Point(i);
            int first = FirstCoordinate(scalars, point);
            for (int k = first + 1; k < point.Length; k++)
            {
                if (!scalars.IsZero(point[k]) && joined.Join(first, k))
                {
                    left--;
                }
            }
        }

        if (left == 1)
        {
            return [matroid];
        }

        List<PointConfiguration<T>> parts = [];
        foreach (IGrouping<int, int> part in Enumerable.Range(0, matroid.Rank).GroupBy(k => joined.Root(k)))
        {
            parts.Add(Restrict(scalars, matroid, joined, part.Key, [.. part]));
        }

        return parts;
    }

    private static PointConfiguration<T> Restrict<TScalars, T>(
        TScalars scalars, PointConfiguration<T> matroid, DisjointSets joined, int part, int[] coordinates)
        where TScalars : struct, IScalars<T>
        where T : IEquatable<T>
    {
        List<T> entries = [];
        int count = 0;
        for (int i = 0; i < matroid.Count; i++)
        {
            ReadOnlySpan<T> point = matroid.Point(i);
            if (joined.Root(FirstCoordinate(scalars, point)) == part)
            {
                foreach (int k in coordinates)
                {
                    entries.Add(point[k]);
                }

                count++;
            }
        }

        return new PointConfiguration<T>(coordinates.Length, count, [.. entries]);
    }

    private static int FirstCoordinate<TScalars, T>(TScalars scalars, ReadOnlySpan<T> point)
        where TScalars : struct, IScalars<T>
        where T : IEquatable<T>
    {
        int k = 0;
        while (scalars.IsZero(point[k]))
        {
            k++;
        }

        return k;
    }
}
