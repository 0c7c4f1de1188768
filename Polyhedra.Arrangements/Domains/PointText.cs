using System.Collections.Immutable;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Domains;

/// <summary>Reads the points that a user names on the command line. Their numbers are always exact.</summary>
public static class PointText
{
    private const string Prefix = "file:";

    /// <summary>Reads points: comma-separated rationals are one point; <c>file:PATH</c> is a CSV file, one row a point, whose
    /// blank lines are skipped. Blanks around numbers are skipped.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dimension">The number of coordinates of a point, at least 1.</param>
    /// <returns>At least one point.</returns>
    /// <exception cref="FormatException">The text cannot be parsed.</exception>
    /// <exception cref="BadInputException">The text parses, but has another number of coordinates; or the file cannot be used
    /// (the message names its line).</exception>
    public static IReadOnlyList<ImmutableArray<Rational>> Parse(string text, int dimension)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return ReadFile(text[Prefix.Length..], dimension);
        }

        string where = $"point {Excerpt.Quote(text)}";
        return TryParseRow(text, out ImmutableArray<Rational> point, out string problem)
            ? [Fit(point, dimension, where)]
            : throw new FormatException($"{where}: {problem}");
    }

    private static List<ImmutableArray<Rational>> ReadFile(string path, int dimension)
    {
        const string Expected = "a CSV file, one row a point";
        List<ImmutableArray<Rational>> points = [];
        using TextLines lines = new(path, Expected, "one row a point");
        while (lines.TryRead(out string row))
        {
            if (!string.IsNullOrWhiteSpace(row))
            {
                points.Add(TryParseRow(row, out ImmutableArray<Rational> point, out string problem)
                    ? Fit(point, dimension, lines.Place)
                    : throw lines.Fail(problem));
            }
        }

        return points.Count > 0
            ? points
            : throw new BadInputException($"{Excerpt.Line(path)}: the file has no point; expected {Expected}");
    }

    private static bool TryParseRow(string row, out ImmutableArray<Rational> point, out string problem)
    {
        point = [];
        problem = string.Empty;
        ImmutableArray<Rational>.Builder coordinates = ImmutableArray.CreateBuilder<Rational>();
        foreach (Range range in row.AsSpan().Split(','))
        {
            if (!Rational.TryParse(row.AsSpan(range).Trim(" \t"), out Rational value, out string? reason))
            {
                problem = $"coordinate {coordinates.Count + 1}: {Excerpt.Line(reason)}";
                return false;
            }

            coordinates.Add(value);
        }

        point = coordinates.DrainToImmutable();
        return true;
    }

    private static ImmutableArray<Rational> Fit(ImmutableArray<Rational> point, int dimension, string where) =>
        point.Length == dimension
            ? point
            : throw new BadInputException($"{where}: expected {dimension} coordinates, got {point.Length}");
}
