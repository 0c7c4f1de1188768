using Polyhedra.Arrangements.Hyperplanes.Polynomials;

namespace Polyhedra.Arrangements.Hyperplanes.Flats;

/// <summary>The restriction of a matroid to a flat: what the hyperplanes that do not contain the flat cut out of it, as points, and which
/// hyperplanes of the arrangement each of them stands for. These are the flats of the next rank above it.</summary>
/// <param name="Points">The restriction, a point a hyperplane of it.</param>
/// <param name="Members">The hyperplanes of the arrangement that cut the flat in the same place, for every point.</param>
internal sealed record Restriction<T>(PointConfiguration<T> Points, HyperplaneSet[] Members)
    where T : IEquatable<T>
{
    /// <summary>The restriction to the flat that one of the points stands for.</summary>
    /// <param name="scalars">The ring.</param>
    /// <param name="centre">The index of the point.</param>
    /// <param name="set">A set for as many points; overwritten.</param>
    /// <remarks>The first coordinate k of a point p that is not zero is 1. The projection from p takes q to q - q_k p, which has
    /// coordinate k zero; without it, unit vectors stay unit vectors. Cost: a look at every coordinate, and a division a point.</remarks>
    public Restriction<T> RestrictTo<TScalars>(TScalars scalars, int centre, PointSet<TScalars, T> set)
        where TScalars : struct, IScalars<T>
    {
        int rank = Points.Rank;
        int width = rank - 1;
        ReadOnlySpan<T> point = Points.Point(centre);
        int lead = 0;
        while (scalars.IsZero(point[lead]))
        {
            lead++;
        }

        T[] entries = new T[(Points.Count - 1) * width];
        int at = 0;
        for (int i = 0; i < Points.Count; i++)
        {
            if (i != centre)
            {
                Project(scalars, Points.Point(i), point, lead, entries.AsSpan(at, width));
                at += width;
            }
        }

        PointConfiguration<T>.Normalise(scalars, entries, width, Points.Count - 1);
        return Merge(entries, width, centre, set);
    }

    private static void Project<TScalars>(TScalars scalars, ReadOnlySpan<T> from, ReadOnlySpan<T> centre, int lead, Span<T> target)
        where TScalars : struct, IScalars<T>
    {
        T factor = from[lead];
        int at = 0;
        for (int k = 0; k < from.Length; k++)
        {
            if (k != lead)
            {
                target[at++] = scalars.IsZero(factor) ? from[k] : scalars.Subtract(from[k], scalars.Multiply(factor, centre[k]));
            }
        }
    }

    // Equal points become one, with the members of all.
    private Restriction<T> Merge<TScalars>(T[] entries, int width, int centre, PointSet<TScalars, T> set)
        where TScalars : struct, IScalars<T>
    {
        HyperplaneSet[] members = new HyperplaneSet[Points.Count - 1];
        set.Clear();
        int count = 0;
        for (int i = 0; i < members.Length; i++)
        {
            HyperplaneSet own = Members[i < centre ? i : i + 1];
            entries.AsSpan(i * width, width).CopyTo(entries.AsSpan(count * width));
            int known = set.AddOrFind(entries, width, count);
            members[known] = known < count ? members[known].Union(own) : own;
            count += known < count ? 0 : 1;
        }

        return new Restriction<T>(new PointConfiguration<T>(width, count, entries), members);
    }
}
