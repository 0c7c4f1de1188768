using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>Distinct points that span a projective space: a simple matroid with coordinates. A central arrangement in other words,
/// with a point for every hyperplane.</summary>
/// <remarks>Invariants: the first nonzero coordinate of a point is 1; no point occurs twice; every unit vector is among them. By the
/// last one the coordinates are those with respect to a basis of the matroid, the points of a coordinate hyperplane span it, and
/// the components of the matroid can be read off the supports.</remarks>
internal sealed class PointConfiguration<T>(int rank, int count, T[] entries)
    where T : IEquatable<T>
{
    /// <summary>The number of coordinates of a point, which is the rank of the matroid.</summary>
    public int Rank => rank;

    /// <summary>The number of points.</summary>
    public int Count => count;

    /// <summary>The coordinates, a row a point; it may be longer than the points need.</summary>
    public T[] Entries => entries;

    public ReadOnlySpan<T> Point(int index) => entries.AsSpan(index * rank, rank);

    /// <summary>The configuration of the rows of a matrix in a ring.</summary>
    /// <param name="scalars">The ring. Where a minor of the matrix that is not zero is not zero in it either, the matroid is that
    /// of the rows.</param>
    /// <param name="rows">Nonzero rows, no two of them proportional.</param>
    /// <param name="cancellation">Stops the elimination, which takes long in thousands of dimensions.</param>
    /// <exception cref="NoInverseException">The ring cannot tell; take another.</exception>
    /// <exception cref="OperationCanceledException">The token asked for it.</exception>
    public static PointConfiguration<T> FromRows<TScalars>(TScalars scalars, IntegerMatrix rows, CancellationToken cancellation)
        where TScalars : struct, IScalars<T>
    {
        T[][] columns = new T[rows.ColumnCount][];
        for (int k = 0; k < columns.Length; k++)
        {
            columns[k] = new T[rows.RowCount];
            for (int i = 0; i < rows.RowCount; i++)
            {
                columns[k][i] = scalars.FromInteger(rows[i, k]);
            }
        }

        List<T[]> chosen = [];
        List<T[]> left = [.. columns];
        for (int i = 0; i < rows.RowCount; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            int pivot = left.FindIndex(column => !scalars.IsZero(column[i]));
            if (pivot >= 0)
            {
                T[] column = left[pivot];
                left.RemoveAt(pivot);
                MakeUnit(scalars, column, i, chosen, left);
                chosen.Add(column);
            }
        }

        T[] entries = new T[rows.RowCount * chosen.Count];
        for (int i = 0; i < rows.RowCount; i++)
        {
            for (int k = 0; k < chosen.Count; k++)
            {
                entries[(i * chosen.Count) + k] = chosen[k][i];
            }
        }

        Normalise(scalars, entries, chosen.Count, rows.RowCount);
        return new PointConfiguration<T>(chosen.Count, rows.RowCount, entries);
    }

    /// <summary>Scales points so that the first nonzero coordinate of each is 1.</summary>
    public static void Normalise<TScalars>(TScalars scalars, T[] entries, int width, int count)
        where TScalars : struct, IScalars<T>
    {
        T[] leads = new T[count];
        for (int i = 0; i < count; i++)
        {
            int at = i * width;
            while (scalars.IsZero(entries[at]))
            {
                at++;
            }

            leads[i] = entries[at];
        }

        scalars.InvertAll(leads);
        for (int i = 0; i < count; i++)
        {
            for (int at = i * width; at < (i + 1) * width; at++)
            {
                entries[at] = scalars.Multiply(entries[at], leads[i]);
            }
        }
    }

    // Column operations after which point i has coordinate 1 in this column and 0 in all others.
    private static void MakeUnit<TScalars>(TScalars scalars, T[] column, int i, List<T[]> chosen, List<T[]> left)
        where TScalars : struct, IScalars<T>
    {
        Span<T> inverse = [column[i]];
        scalars.InvertAll(inverse);
        for (int j = 0; j < column.Length; j++)
        {
            column[j] = scalars.Multiply(column[j], inverse[0]);
        }

        foreach (T[] other in chosen.Concat(left))
        {
            T factor = other[i];
            if (scalars.IsZero(factor))
            {
                continue;
            }

            for (int j = 0; j < column.Length; j++)
            {
                other[j] = scalars.Subtract(other[j], scalars.Multiply(factor, column[j]));
            }
        }
    }
}
