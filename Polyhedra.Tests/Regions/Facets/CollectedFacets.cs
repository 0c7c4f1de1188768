using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Tests.Regions.Facets;

/// <summary>Keeps every region's facets, after checking that the two ways to ask for them agree.</summary>
internal sealed class CollectedFacets(Network network) : IRegionSink
{
    public static bool NeedsRegions => true;

    /// <summary>The facets by the region's pattern.</summary>
    public Dictionary<string, ImmutableArray<RegionFacet>> Facets { get; } = new(StringComparer.Ordinal);

    /// <summary>The patterns in the order in which they came.</summary>
    public List<byte[]> Patterns { get; } = [];

    /// <summary>All regions of a network inside a domain.</summary>
    public static CollectedFacets Of(
        Network network, HPolyhedron domain, Engine engine = Engine.Auto, KernelArithmetic arithmetic = KernelArithmetic.Filtered)
    {
        CollectedFacets sink = new(network);
        EnumerationSummary summary = RegionEnumerator.Enumerate(network, domain, ref sink, engine, arithmetic);
        Assert.That(summary.IsComplete, Is.True);
        return sink;
    }

    /// <summary>The patterns of the regions across the facets of a region, in order.</summary>
    public string[] Neighbours(string pattern) =>
        [.. Facets[pattern].Select(facet => PatternText.Format(facet.NeighbourPattern().AsSpan(), network)).Order(StringComparer.Ordinal)];

    public void Accept(scoped in RegionView region)
    {
        int count = region.InteriorFacetCount();
        ImmutableArray<RegionFacet> facets = region.InteriorFacets();
        Assert.That(facets, Has.Length.EqualTo(count));
        Assert.That(region.InteriorFacetCount(), Is.EqualTo(count), "asking changes nothing");
        Assert.That(
            region.Neighbours().Select(
                neighbour => (neighbour.Layer, neighbour.Unit, PatternText.Format(neighbour.Pattern.AsSpan(), network))),
            Is.EqualTo(facets.Select(facet => (facet.Layer, facet.Unit, PatternText.Format(facet.NeighbourPattern().AsSpan(), network)))));
        Assert.That(
            region.InteriorForms().Select(form => string.Join(' ', form.Coefficients.ToArray())),
            Is.EqualTo(facets.Select(facet => string.Join(' ', facet.OutwardNormal.Append(facet.Offset).Select(entry => -entry)))));
        Patterns.Add(region.Pattern.ToArray());
        Facets.Add(PatternText.Format(region.Pattern, network), facets);
    }
}
