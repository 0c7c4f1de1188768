using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Options;

/// <summary>The slice that <c>--slice random:N</c> asks for.</summary>
internal static class RandomSlice
{
    public const string Prefix = "random:";
    private const string Option = "--slice random:N";

    /// <summary>The flat through random points of a domain.</summary>
    /// <exception cref="Output.UsageException">The number does not parse.</exception>
    /// <exception cref="BadInputException">There are too many points, or the domain gives none.</exception>
    public static AffineSlice Draw(string text, HPolyhedron domain, string domainText, ulong seed)
    {
        int count = OptionValue.Count(Option, text[Prefix.Length..]);
        if (count > domain.Dimension + 1)
        {
            throw new BadInputException(
                $"--slice {text}: expected at most {domain.Dimension + 1} points in a space of dimension {domain.Dimension}");
        }

        RandomPoints random = RandomPoints.In(domain, domainText, Option, seed);
        List<ImmutableArray<Rational>> points = [];
        for (int i = 0; i < count; i++)
        {
            points.Add(random.Next());
        }

        return SliceText.Through(points, text);
    }
}
