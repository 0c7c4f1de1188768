using System.Collections.Immutable;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Studies.Constructions.Families;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Tests.Studies.Constructions;

/// <summary>Members of the families, and their counts.</summary>
internal static class Build
{
    public static Construction Layers(string family, int inputs, ReadOnlySpan<int> widths, int? rank = null, bool oriented = true) =>
        ConstructionFamilies.Find(family)!.Build(
            new ConstructionParameters { Inputs = inputs, Widths = [.. widths], Rank = rank, IsOriented = oriented });

    public static Construction Zonotope(string family, int inputs, int m, int w, int depth) =>
        ConstructionFamilies.Find(family)!.Build(new ConstructionParameters { Inputs = inputs, Values = Values($"m={m} w={w} L={depth}") });

    public static Construction Convolution(string image, string filters) =>
        ConstructionFamilies.Find("xiong")!.Build(new ConstructionParameters { Values = Values($"image={image} filters={filters}") });

    public static ImmutableSortedDictionary<string, string> Values(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('='))
            .ToImmutableSortedDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>Activation regions, linear regions and affine pieces.</summary>
    public static (long Activation, long Linear, long Affine) Count(this Construction construction, string domain)
    {
        HPolyhedron set = DomainText.Parse(domain, construction.Network.InputCount);
        RegionCounts counts = RegionCounter.Count(construction.Network, set);
        return (counts.Summary.ActivationRegions, counts.LinearRegions!.Value, counts.AffinePieces!.Value);
    }
}
