using System.Collections.Immutable;
using Polyhedra.Arrangements.Domains.VnnLib;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Domains;

/// <summary>Reads the domain that a user names on the command line. Its numbers are always exact.</summary>
public static class DomainText
{
    private const string Prefix = "box:";
    private const string Expected = "\"all\", \"unit\", \"box:lo,hi\", \"box:lo,hi;lo,hi;...\" or a domain file";

    /// <summary>Reads a domain: <c>all</c>; <c>unit</c>, which is <c>box:0,1</c>; <c>box:lo,hi</c>, the same closed interval on
    /// every axis; <c>box:lo,hi;lo,hi;...</c>, axis by axis; anything else is the path of a file of the format
    /// <c>polyhedra-domain/1</c> or <c>/2</c>, whose inequalities [b, a1, ..., ad] mean b + a·x >= 0, and of which version 2 has equations
    /// ["=", b, a1, ..., ad] as well; or of a representation of lrs or cdd (<c>.ine</c>, <c>.ext</c>), or of a VNN-LIB specification with a
    /// single domain. Blanks around numbers are skipped.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dimension">The dimension of the space, at least 1.</param>
    /// <returns>The closed polyhedron. No pair of bounds excludes all points; whether there is an interior, or any point, is not decided
    /// here. An equation is two opposite inequalities.</returns>
    /// <exception cref="FormatException">The text cannot be parsed.</exception>
    /// <exception cref="BadInputException">The text parses, but a box has lo > hi or another number of axes; or the file
    /// cannot be used: it is missing, broken, has inequalities of another dimension, or its bounds on a single coordinate
    /// exclude each other.</exception>
    public static HPolyhedron Parse(string text, int dimension)
    {
        DomainList domains = ParseList(text, dimension);
        return domains.Pieces.Length == 1
            ? domains.Pieces[0]
            : throw new BadInputException($"domain {Excerpt.Quote(text)}: expected one domain, got {domains.Pieces.Length} pieces");
    }

    /// <summary>Reads a domain, or the several of a VNN-LIB specification (<c>.vnnlib</c>, <c>.vnnlib.gz</c>).</summary>
    /// <inheritdoc cref="Parse"/>
    /// <returns>The closed polyhedra, of each of which the same holds.</returns>
    public static DomainList ParseList(string text, int dimension)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!VnnLibFile.HasName(text) || text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return new DomainList([ParseOne(text, dimension)], []);
        }

        (ImmutableArray<HPolyhedron> domains, ImmutableArray<string> notes) = VnnLibFile.Read(text, dimension);
        return new DomainList(domains, notes);
    }

    private static HPolyhedron ParseOne(string text, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        return text switch
        {
            "" => throw new FormatException($"an empty domain; expected {Expected}"),
            "all" => HPolyhedron.WholeSpace(dimension),
            "unit" => HPolyhedron.Cube(dimension, Rational.Zero, Rational.One),
            _ => text.StartsWith(Prefix, StringComparison.Ordinal)
                ? ParseBox(text, dimension)
                : CddDomain.HasName(text) ? CddDomain.Read(text, dimension) : DomainFile.Read(text, dimension, Expected),
        };
    }

    private static HPolyhedron ParseBox(string text, int dimension)
    {
        string[] parts = text[Prefix.Length..].Split(';');
        Rational[] lower = new Rational[parts.Length];
        Rational[] upper = new Rational[parts.Length];
        for (int k = 0; k < parts.Length; k++)
        {
            (lower[k], upper[k]) = ParseInterval(parts[k], text);
        }

        for (int k = 0; k < parts.Length; k++)
        {
            if (lower[k] > upper[k])
            {
                throw new BadInputException(
                    $"domain {Excerpt.Quote(text)}: expected lo <= hi, got {Excerpt.Quote($"{lower[k]},{upper[k]}")}, which is empty");
            }
        }

        if (parts.Length == 1)
        {
            return HPolyhedron.Cube(dimension, lower[0], upper[0]);
        }

        return parts.Length == dimension
            ? HPolyhedron.Box(lower, upper)
            : throw new BadInputException(
                $"domain {Excerpt.Quote(text)}: expected {dimension} axes (or one for all of them), got {parts.Length}");
    }

    private static (Rational Lower, Rational Upper) ParseInterval(string part, string text)
    {
        string[] ends = part.Split(',');
        return ends.Length == 2
            ? (ParseNumber(ends[0], text), ParseNumber(ends[1], text))
            : throw new FormatException($"domain {Excerpt.Quote(text)}: expected \"lo,hi\" for an axis, got {Excerpt.Quote(part)}");
    }

    private static Rational ParseNumber(string number, string text) =>
        Rational.TryParse(number.AsSpan().Trim(" \t"), out Rational value, out string? problem)
            ? value
            : throw new FormatException($"domain {Excerpt.Quote(text)}: {Excerpt.Line(problem)}");
}
