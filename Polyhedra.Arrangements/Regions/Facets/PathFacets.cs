using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Regions.Facets;

/// <summary>The facets of the regions of a <see cref="Walker{TSink}"/>.</summary>
internal sealed class PathFacets(PathRegion region) : RegionFacets(region)
{
    private readonly PathRegion _region = region;

    public override ImmutableArray<IntegerForm> InteriorForms() => [.. InwardForms()];

    public override ImmutableArray<RegionNeighbour> Neighbours()
    {
        ImmutableArray<RegionFacet> facets = Interior();
        ImmutableArray<RegionNeighbour>.Builder neighbours = ImmutableArray.CreateBuilder<RegionNeighbour>(facets.Length);
        foreach (RegionFacet facet in facets)
        {
            neighbours.Add(new RegionNeighbour(facet.Layer, facet.Unit, facet.NeighbourPattern()));
        }

        return neighbours.MoveToImmutable();
    }

    protected override Polyhedron MakeClosure(CancellationToken stop) =>
        Polyhedron.FromForms(_region.Frames.Dimension, [.. InwardForms(), .. OfDomain().Select(facet => facet.Form)], stop)
            ?? throw new InvalidOperationException("The closure of a region has no interior.");

    protected override void GetInteriorFacets(List<CellFacet> facets, bool withPoints) =>
        _region.Kernel.GetInteriorFacets(_region.Cell, facets, withPoints);

    protected override void GetDomainFacets(List<int> positions) => _region.Kernel.GetDomainFacets(_region.Cell, positions);

    private IEnumerable<IntegerForm> InwardForms() => CellFacets(withPoints: false)
        .Select(facet => facet.Side == Sign.Positive ? facet.Form.Exact : facet.Form.Exact.Negate());
}
