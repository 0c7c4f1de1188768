using System.Collections.Immutable;
using System.Text;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Formats;

/// <summary>Reads the points that a user names on the command line. Their numbers are always exact.</summary>
public static class PointText
{
    private const string Prefix = "file:";
    private const int MaxLineLength = 1 << 24;

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
        string shown = Excerpt.Line(path);
        List<ImmutableArray<Rational>> points = [];
        int line = 0;
        try
        {
            using StreamReader reader = new(
                InputFile.Open(path, Expected), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
                detectEncodingFromByteOrderMarks: false);
            StringBuilder buffer = new();
            while (ReadLine(reader, buffer, $"{shown}:{++line}"))
            {
                string row = buffer.ToString();
                if (string.IsNullOrWhiteSpace(row))
                {
                    continue;
                }

                string where = $"{shown}:{line}";
                points.Add(TryParseRow(row, out ImmutableArray<Rational> point, out string problem)
                    ? Fit(point, dimension, where)
                    : throw new BadInputException($"{where}: {problem}"));
            }
        }
        catch (DecoderFallbackException cause)
        {
            throw new BadInputException($"{shown}:{line}: the line or one soon after it is not valid UTF-8; expected {Expected}", cause);
        }
        catch (IOException cause)
        {
            throw new BadInputException($"{shown}:{line}: cannot be read ({Excerpt.Line(cause.Message)}); expected {Expected}", cause);
        }

        return points.Count > 0 ? points : throw new BadInputException($"{shown}: the file has no point; expected {Expected}");
    }

    // Unlike StreamReader.ReadLine this gives up on a line without end.
    private static bool ReadLine(StreamReader reader, StringBuilder line, string where)
    {
        line.Clear();
        int next = reader.Read();
        if (next < 0)
        {
            return false;
        }

        while (next >= 0 && next != '\n')
        {
            if (line.Length == MaxLineLength)
            {
                throw new BadInputException($"{where}: the line is longer than {MaxLineLength} characters; expected one row a point");
            }

            line.Append((char)next);
            next = reader.Read();
        }

        if (line.Length > 0 && line[^1] == '\r')
        {
            line.Length--;
        }

        return true;
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
