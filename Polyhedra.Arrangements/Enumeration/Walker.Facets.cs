using System.Buffers;
using System.Collections.Immutable;
using Polyhedra.Arrangements.Enumeration.Kernels;

namespace Polyhedra.Arrangements.Enumeration;

/// <content>The facets of the region that the walk stands on, and its map.</content>
internal sealed partial class Walker<TKernel, TSink>
{
    private readonly List<CellFacet> _facets = [];

    ulong IRegionSource.MapFingerprint() => _frames.Fingerprint();

    void IRegionSource.WriteMapKey(ArrayBufferWriter<byte> key) => _frames.WriteMapKey(key);

    int IRegionSource.InteriorFacetCount() => _kernel.InteriorFacetCount(_cell);

    ImmutableArray<RegionFacet> IRegionSource.InteriorFacets()
    {
        _facets.Clear();
        _kernel.GetInteriorFacets(_cell, _facets);
        return RegionFacets.From(_facets, _frames);
    }
}
