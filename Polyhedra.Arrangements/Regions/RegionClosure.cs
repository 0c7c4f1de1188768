using System.Collections.Immutable;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Regions;

/// <summary>The closures of regions within the domain: their facets, what lies beyond them, and all of it as a polyhedron. All is exact,
/// and computed when asked for.</summary>
public static class RegionClosure
{
    /// <summary>The facets that are not on the boundary of the domain, each with its hyperplane, a point in its relative
    /// interior and the region on the other side.</summary>
    /// <remarks>The facets stay valid after the call of the sink.</remarks>
    public static ImmutableArray<RegionFacet> InteriorFacets(this scoped in RegionView region) => RegionFacets.Of(region).Interior();

    /// <summary>Adds what flips across each facet of <see cref="InteriorFacets"/>, in the same order, without computing points.</summary>
    internal static void GetFacetGates(this scoped in RegionView region, List<FacetGate> gates) => RegionFacets.Of(region).AddGates(gates);

    /// <summary>The hyperplanes of <see cref="InteriorFacets"/>, in the same order, as forms that are positive in the region.</summary>
    public static ImmutableArray<IntegerForm> InteriorForms(this scoped in RegionView region) => RegionFacets.Of(region).InteriorForms();

    /// <summary>The regions beyond <see cref="InteriorFacets"/>, in the same order.</summary>
    /// <remarks>Cheaper than to ask the facets: the vertex kernel mostly needs neither exact points nor exact forms for it.</remarks>
    public static ImmutableArray<RegionNeighbour> Neighbours(this scoped in RegionView region) => RegionFacets.Of(region).Neighbours();

    /// <summary>The facets of the region's closure that lie on the boundary of the domain, in the order of the domain's
    /// constraints.</summary>
    public static ImmutableArray<DomainFacet> DomainFacets(this scoped in RegionView region) => RegionFacets.Of(region).OfDomain();

    /// <summary>The closure of a region within the domain. Its facets are those of <see cref="InteriorFacets"/> and then those of
    /// <see cref="DomainFacets"/>, in the same orders; a facet's label is its position.</summary>
    /// <remarks>The vertex kernel has it at hand, but for the exact coordinates of vertices; the LP kernel computes it from the facets,
    /// which takes long in many dimensions. Kept until the walk goes on, for the next sink that asks.</remarks>
    public static Polyhedron Polyhedron(this scoped in RegionView region) => RegionFacets.Of(region).Closure();
}
