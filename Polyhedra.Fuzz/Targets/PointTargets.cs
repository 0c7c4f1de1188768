using System.Collections.Immutable;
using System.Text;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Fuzz.Checks;

namespace Polyhedra.Fuzz.Targets;

/// <summary>Readers of domains, points and slices, in a space of <see cref="Dimension"/> dimensions.</summary>
internal static class PointTargets
{
    /// <summary>The dimension of the space.</summary>
    public const int Dimension = 2;

    /// <summary>The value of <c>--domain</c>, or a file of it. Nothing but a file of the fuzzer's own is ever opened.</summary>
    public static bool Domain(byte[] input)
    {
        string text = Encoding.UTF8.GetString(input);
        bool isText = text is "" or "all" or "unit" || text.StartsWith("box:", StringComparison.Ordinal);
        string named = isText ? text : Scratch.Write("domain.json", input);
        HPolyhedron? domain = Refusals.TryText(() => DomainText.Parse(named, Dimension));
        DomainChecks.RequireSame(named, domain, Dimension);
        return domain is not null;
    }

    /// <summary>Specifications of VNN-LIB.</summary>
    public static bool VnnLib(byte[] input)
    {
        string file = Scratch.Write("domain.vnnlib", input);
        return Refusals.TryText(() => DomainText.ParseList(file, Dimension)) is { } domains && IsWhole(domains);
    }

    /// <summary>Representations of lrs and cdd as domains.</summary>
    public static bool Cdd(byte[] input)
    {
        string file = Scratch.Write("domain.ext", input);
        return Refusals.TryText(() => DomainText.ParseList(file, Dimension)) is { } domains && IsWhole(domains);
    }

    /// <summary>Points: the value of an option if it is one line, and a CSV file.</summary>
    public static bool Points(byte[] input)
    {
        string file = $"file:{Scratch.Write("points.csv", input)}";
        bool isRead = RequirePoints(file);
        string text = Encoding.UTF8.GetString(input);
        return (IsValue(text) && RequirePoints(text)) || isRead;
    }

    /// <summary>Slices: likewise.</summary>
    public static bool Slice(byte[] input)
    {
        string file = $"file:{Scratch.Write("slice.csv", input)}";
        bool isRead = RequireSlice(file);
        string text = Encoding.UTF8.GetString(input);
        return (IsValue(text) && RequireSlice(text)) || isRead;
    }

    private static bool IsWhole(DomainList domains)
    {
        DisagreementException.Unless(
            domains.Pieces.Length > 0 && domains.Pieces.All(piece => piece.Dimension == Dimension), "A domain of another dimension.");
        return true;
    }

    private static bool IsValue(string text) => !text.StartsWith("file:", StringComparison.Ordinal);

    private static bool RequirePoints(string text)
    {
        if (Refusals.TryText(() => PointText.Parse(text, Dimension)) is not { } points)
        {
            return false;
        }

        foreach (ImmutableArray<Rational> point in points)
        {
            string written = string.Join(", ", point);
            bool isSame = written.Length > Rational.MaxTextLength || PointText.Parse(written, Dimension)[0].SequenceEqual(point);
            DisagreementException.Unless(isSame, "A point is another one once it is written and read again.");
        }

        DisagreementException.Unless(points.Count > 0, "There is no point.");
        return true;
    }

    private static bool RequireSlice(string text)
    {
        if (Refusals.TryText(() => SliceText.Parse(text, Dimension)) is not { } slice)
        {
            return false;
        }

        bool isSlice = slice.Dimension == slice.Points.Length - 1 && slice.Dimension is > 0 and <= Dimension;
        DisagreementException.Unless(isSlice, $"The slice has dimension {slice.Dimension}.");
        return true;
    }
}
