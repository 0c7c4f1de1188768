using System.Buffers;
using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Walk;

/// <content>The facets of the region that the walk stands on, and its map.</content>
internal sealed partial class Walker<TSink>
{
    private readonly List<CellFacet> _facets = [];
    private readonly List<int> _domainFacets = [];
    private ImmutableArray<DomainFacet>? _domainConstraints;

    private ImmutableArray<DomainFacet> DomainConstraints => _domainConstraints ??= DomainFacet.Of(_kernel.Domain);

    CancellationToken IRegionSource.Stop => _session.Stop;

    ulong IRegionSource.MapFingerprint() => _frames.Fingerprint();

    void IRegionSource.WriteMapKey(ArrayBufferWriter<byte> key) => _frames.WriteMapKey(key);

    int IRegionSource.InteriorFacetCount() => _kernel.InteriorFacetCount(_cell);

    ImmutableArray<RegionFacet> IRegionSource.InteriorFacets()
    {
        _facets.Clear();
        _kernel.GetInteriorFacets(_cell, _facets, withPoints: true);
        return RegionFacets.From(_facets, _frames);
    }

    void IRegionSource.GetFacetGates(List<FacetGate> gates)
    {
        _facets.Clear();
        _kernel.GetInteriorFacets(_cell, _facets, withPoints: false);
        RegionFacets.AddGates(_facets, _frames, gates);
    }

    ImmutableArray<IntegerForm> IRegionSource.InteriorForms()
    {
        _facets.Clear();
        _kernel.GetInteriorFacets(_cell, _facets, withPoints: false);
        return [.. InwardForms()];
    }

    ImmutableArray<RegionNeighbour> IRegionSource.Neighbours()
    {
        ImmutableArray<RegionFacet> facets = ((IRegionSource)this).InteriorFacets();
        ImmutableArray<RegionNeighbour>.Builder neighbours = ImmutableArray.CreateBuilder<RegionNeighbour>(facets.Length);
        foreach (RegionFacet facet in facets)
        {
            neighbours.Add(new RegionNeighbour(facet.Layer, facet.Unit, facet.NeighbourPattern()));
        }

        return neighbours.MoveToImmutable();
    }

    ImmutableArray<DomainFacet> IRegionSource.DomainFacets()
    {
        _domainFacets.Clear();
        _kernel.GetDomainFacets(_cell, _domainFacets);
        return RegionFacets.Select(DomainConstraints, _domainFacets);
    }

    Polyhedron IRegionSource.Polyhedron()
    {
        _facets.Clear();
        _domainFacets.Clear();
        _kernel.GetInteriorFacets(_cell, _facets, withPoints: false);
        _kernel.GetDomainFacets(_cell, _domainFacets);
        List<IntegerForm> forms = [.. InwardForms()];
        foreach (int position in _domainFacets)
        {
            forms.Add(DomainConstraints[position].Form);
        }

        return Core.Polytopes.Polyhedron.FromForms(_frames.Dimension, forms, _session.Stop)
            ?? throw new InvalidOperationException("The closure of a region has no interior.");
    }

    private IEnumerable<IntegerForm> InwardForms()
    {
        foreach (CellFacet facet in _facets)
        {
            yield return facet.Side == Sign.Positive ? facet.Form.Exact : facet.Form.Exact.Negate();
        }
    }
}
