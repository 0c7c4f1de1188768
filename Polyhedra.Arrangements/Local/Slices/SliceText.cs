using System.Collections.Immutable;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Slices;

/// <summary>Reads the slice that a user names on the command line. Its numbers are always exact.</summary>
public static class SliceText
{
    private const string FilePrefix = "file:";

    /// <summary>Reads the points P_0, ..., P_k of a slice: points separated by semicolons, each of comma-separated rationals, or
    /// <c>file:PATH</c>, a CSV file with one row a point.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dimension">The number of coordinates of a point, at least 1.</param>
    /// <exception cref="FormatException">The text cannot be parsed.</exception>
    /// <exception cref="BadInputException">A point has another number of coordinates, there is only one, or they are affinely dependent; or
    /// the file cannot be used.</exception>
    public static AffineSlice Parse(string text, int dimension)
    {
        ArgumentNullException.ThrowIfNull(text);
        IReadOnlyList<ImmutableArray<Rational>> points = text.StartsWith(FilePrefix, StringComparison.Ordinal)
            ? PointText.Parse(text, dimension)
            : [.. text.Split(';').SelectMany(point => PointText.Parse(point.Trim(' '), dimension))];
        return Through(points, text);
    }

    /// <summary>The slice through points, with a message that quotes what the user wrote where there is none.</summary>
    /// <exception cref="BadInputException">There are fewer than two points, or they are affinely dependent.</exception>
    public static AffineSlice Through(IReadOnlyList<ImmutableArray<Rational>> points, string text)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(text);
        return points.Count < 2
            ? throw new BadInputException($"slice {Excerpt.Quote(text)}: expected at least two points, got {points.Count}")
            : AffineSlice.Through(points) ?? throw new BadInputException(
                $"slice {Excerpt.Quote(text)}: expected affinely independent points, got {points.Count} that span less than "
                    + $"{points.Count - 1} dimensions");
    }
}
