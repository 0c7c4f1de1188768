using System.Buffers;
using System.Collections.Immutable;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Walk;

/// <summary>What a walk can compute about the region it stands on.</summary>
internal interface IRegionSource
{
    /// <summary>What stops the walk: a step that is cancelled by it ends the walk in order.</summary>
    CancellationToken Stop { get; }

    /// <summary>See <see cref="RegionView.Pattern"/>; overwritten by the next call.</summary>
    ReadOnlySpan<byte> Pattern();

    /// <summary>See <see cref="RegionView.InteriorPoint"/>.</summary>
    ImmutableArray<Rational> InteriorPoint();

    /// <summary>See <see cref="RegionView.AffineMap"/>.</summary>
    AffineMap AffineMap();

    /// <summary>See <see cref="RegionView.MapFingerprint"/>.</summary>
    ulong MapFingerprint();

    /// <summary>See <see cref="RegionView.WriteMapKey"/>.</summary>
    void WriteMapKey(ArrayBufferWriter<byte> key);

    /// <summary>See <see cref="RegionView.IsBounded"/>.</summary>
    bool IsBounded();

    /// <summary>See <see cref="RegionView.InteriorFacetCount"/>.</summary>
    int InteriorFacetCount();

    /// <summary>See <see cref="RegionView.InteriorFacets"/>.</summary>
    ImmutableArray<RegionFacet> InteriorFacets();

    /// <summary>See <see cref="RegionView.GetFacetGates"/>.</summary>
    void GetFacetGates(List<FacetGate> gates);

    /// <summary>See <see cref="RegionView.InteriorForms"/>.</summary>
    ImmutableArray<IntegerForm> InteriorForms();

    /// <summary>See <see cref="RegionView.Neighbours"/>.</summary>
    ImmutableArray<RegionNeighbour> Neighbours();

    /// <summary>See <see cref="RegionView.DomainFacets"/>.</summary>
    ImmutableArray<DomainFacet> DomainFacets();

    /// <summary>See <see cref="RegionView.Polyhedron"/>.</summary>
    Polyhedron Polyhedron();
}
