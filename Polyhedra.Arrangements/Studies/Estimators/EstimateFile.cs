using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Estimators;

/// <summary>A user's own estimate from a text file: a number, or the patterns that were found.</summary>
/// <param name="Number">The number; null if the file lists patterns.</param>
/// <param name="Patterns">The distinct patterns; null if the file holds a number.</param>
/// <remarks>The first line is <c>polyhedra-estimate/1 number</c> or <c>polyhedra-estimate/1 patterns</c>. A number is one rational on the
/// next line; patterns stand one a line, as the command line prints them, repeated or not. Blank lines are skipped.</remarks>
internal sealed record EstimateFile(Rational? Number, IReadOnlySet<string>? Patterns)
{
    private const string Format = "polyhedra-estimate/1";
    private const string Expected = $"a first line \"{Format} number\" or \"{Format} patterns\"";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="network">The network whose patterns it may list.</param>
    /// <exception cref="BadInputException">The file cannot be used; the message names its line.</exception>
    public static EstimateFile Read(string path, Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        using TextLines lines = new(path, Expected, "a number or a pattern");
        if (!lines.TryRead(out string header))
        {
            throw new BadInputException($"{Excerpt.Line(path)}: the file is empty; expected {Expected}");
        }

        return header.TrimEnd() switch
        {
            $"{Format} number" => new EstimateFile(ReadNumber(lines), null),
            $"{Format} patterns" => new EstimateFile(null, ReadPatterns(lines, network)),
            _ => throw lines.Fail($"expected {Expected}, got {Excerpt.Quote(header)}"),
        };
    }

    private static Rational ReadNumber(TextLines lines)
    {
        Rational? number = null;
        while (lines.TryRead(out string line))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (number is not null || !Rational.TryParse(line.AsSpan().Trim(), out Rational value, out _))
            {
                throw lines.Fail($"expected one number in the file, got {Excerpt.Quote(line)}");
            }

            number = value;
        }

        return number ?? throw lines.Fail("expected a number, got the end of the file");
    }

    private static HashSet<string> ReadPatterns(TextLines lines, Network network)
    {
        HashSet<string> patterns = new(StringComparer.Ordinal);
        while (lines.TryRead(out string line))
        {
            string pattern = line.Trim();
            if (pattern.Length == 0)
            {
                continue;
            }

            if (!PatternText.IsPattern(pattern, network))
            {
                throw lines.Fail(
                    $"expected a pattern of gates {string.Join(" + ", network.GateWidths)}, layers joined by |, got {Excerpt.Quote(line)}");
            }

            patterns.Add(pattern);
        }

        return patterns;
    }
}
