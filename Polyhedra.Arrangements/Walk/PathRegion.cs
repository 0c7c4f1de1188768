using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <summary>The region that a <see cref="Walker{TSink}"/> stands on.</summary>
internal sealed class PathRegion(ICellKernel kernel, NetworkFrames frames, CancellationToken stop)
    : RegionSource(frames, stop)
{
    private int _cell;

    protected override HPolyhedron Domain => kernel.Domain;

    /// <summary>The walk stands on another region.</summary>
    /// <param name="cell">Its cell, the kernel's current one.</param>
    public void Stand(int cell)
    {
        Forget();
        _cell = cell;
    }

    public override ImmutableArray<Rational> InteriorPoint() => kernel.InteriorPoint(_cell);

    public override bool IsBounded() => kernel.IsBounded(_cell);

    public override int InteriorFacetCount() => kernel.InteriorFacetCount(_cell);

    public override ImmutableArray<IntegerForm> InteriorForms() => [.. InwardForms()];

    public override ImmutableArray<RegionNeighbour> Neighbours()
    {
        ImmutableArray<RegionFacet> facets = InteriorFacets();
        ImmutableArray<RegionNeighbour>.Builder neighbours = ImmutableArray.CreateBuilder<RegionNeighbour>(facets.Length);
        foreach (RegionFacet facet in facets)
        {
            neighbours.Add(new RegionNeighbour(facet.Layer, facet.Unit, facet.NeighbourPattern()));
        }

        return neighbours.MoveToImmutable();
    }

    public override CellShape Shape() => new(Frames.Dimension, [.. InwardForms(), .. DomainFacets().Select(facet => facet.Form)]);

    protected override void GetInteriorFacets(List<CellFacet> facets, bool withPoints) =>
        kernel.GetInteriorFacets(_cell, facets, withPoints);

    protected override void GetDomainFacets(List<int> positions) => kernel.GetDomainFacets(_cell, positions);

    private IEnumerable<IntegerForm> InwardForms() => CellFacets(withPoints: false)
        .Select(facet => facet.Side == Sign.Positive ? facet.Form.Exact : facet.Form.Exact.Negate());
}
