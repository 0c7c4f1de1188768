using System.Buffers;
using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <summary>What a walk can compute about the region it stands on; see <see cref="RegionView"/> for what each of it is.</summary>
/// <remarks>The map, the facets and what is derived from them are kept until the walk goes on, for the next sink that asks for
/// them.</remarks>
/// <param name="frames">The layers, decided as on the region.</param>
/// <param name="stop">What stops the walk: a step that is cancelled by it ends the walk in order.</param>
internal abstract class RegionSource(NetworkFrames frames, CancellationToken stop)
{
    private readonly byte[] _pattern = new byte[frames.GateCount];
    private readonly List<CellFacet> _facets = [];
    private readonly List<int> _domainFacets = [];
    private ImmutableArray<DomainFacet>? _constraints;
    private bool _hasFacets;
    private bool _hasPoints;
    private AffineMap? _map;
    private ImmutableArray<RegionFacet> _interiorFacets;

    public CancellationToken Stop => stop;

    protected NetworkFrames Frames => frames;

    /// <summary>The domain.</summary>
    protected abstract HPolyhedron Domain { get; }

    /// <summary>Overwritten by the next call.</summary>
    public ReadOnlySpan<byte> Pattern()
    {
        frames.WritePattern(_pattern);
        return _pattern;
    }

    public abstract ImmutableArray<Rational> InteriorPoint();

    public AffineMap AffineMap() => _map ??= frames.OutputMap();

    public ulong MapFingerprint() => frames.Fingerprint();

    public void WriteMapKey(ArrayBufferWriter<byte> key) => frames.WriteMapKey(key);

    public abstract bool IsBounded();

    public abstract int InteriorFacetCount();

    public ImmutableArray<RegionFacet> InteriorFacets()
    {
        if (_interiorFacets.IsDefault)
        {
            _interiorFacets = RegionFacets.From(CellFacets(withPoints: true), frames);
        }

        return _interiorFacets;
    }

    public void GetFacetGates(List<FacetGate> gates) => RegionFacets.AddGates(CellFacets(withPoints: false), frames, gates);

    public abstract ImmutableArray<IntegerForm> InteriorForms();

    public abstract ImmutableArray<RegionNeighbour> Neighbours();

    public ImmutableArray<DomainFacet> DomainFacets()
    {
        _domainFacets.Clear();
        GetDomainFacets(_domainFacets);
        return RegionFacets.Select(_constraints ??= DomainFacet.Of(Domain), _domainFacets);
    }

    /// <summary>What a floor above has made of the region, for the next sink that asks; forgotten when the walk goes on.</summary>
    public object? Derived { get; set; }

    /// <summary>What the closure of the region is made of.</summary>
    public abstract CellShape Shape();

    /// <summary>Adds the facets of the region that are not on the boundary of the domain.</summary>
    protected abstract void GetInteriorFacets(List<CellFacet> facets, bool withPoints);

    /// <summary>Adds the positions of the domain's constraints that contain a facet of the region.</summary>
    protected abstract void GetDomainFacets(List<int> positions);

    /// <summary>The facets of the region that are not on the boundary of the domain; overwritten when the walk goes on.</summary>
    protected List<CellFacet> CellFacets(bool withPoints)
    {
        if (!_hasFacets || (withPoints && !_hasPoints))
        {
            _facets.Clear();
            GetInteriorFacets(_facets, withPoints);
            (_hasFacets, _hasPoints) = (true, withPoints);
        }

        return _facets;
    }

    /// <summary>Forgets the last region.</summary>
    protected void Forget()
    {
        _map = null;
        _hasFacets = false;
        _interiorFacets = default;
        Derived = null;
    }
}
