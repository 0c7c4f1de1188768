using System.Buffers;
using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Walk;

/// <content>The facets of the region that the walk stands on, and its map.</content>
internal sealed partial class VertexWalker<TSink>
{
    private readonly List<CellFacet> _facets = [];
    private readonly List<int> _domainFacets = [];
    private ImmutableArray<DomainFacet>? _domain;

    CancellationToken IRegionSource.Stop => _session.Stop;

    ulong IRegionSource.MapFingerprint() => _frames.Fingerprint();

    void IRegionSource.WriteMapKey(ArrayBufferWriter<byte> key) => _frames.WriteMapKey(key);

    int IRegionSource.InteriorFacetCount() => _engine.InteriorFacetCount(_node.Cell);

    ImmutableArray<RegionFacet> IRegionSource.InteriorFacets()
    {
        _facets.Clear();
        _engine.GetInteriorFacets(_node.Cell, _facets, withPoints: true);
        return RegionFacets.From(_facets, _frames);
    }

    void IRegionSource.GetFacetGates(List<FacetGate> gates)
    {
        _facets.Clear();
        _engine.GetInteriorFacets(_node.Cell, _facets, withPoints: false);
        RegionFacets.AddGates(_facets, _frames, gates);
    }

    ImmutableArray<DomainFacet> IRegionSource.DomainFacets()
    {
        _domainFacets.Clear();
        _engine.GetDomainFacets(_node.Cell, _domainFacets);
        return RegionFacets.Select(_domain ??= DomainFacet.Of(_engine.Domain), _domainFacets);
    }

    Polyhedron IRegionSource.Polyhedron() => _engine.ToPolyhedron(_node.Cell);
}
