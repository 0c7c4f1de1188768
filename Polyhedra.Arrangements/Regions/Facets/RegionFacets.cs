using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Regions.Facets;

/// <summary>What bounds the region that a walk stands on, from what the kernel says of its cell; see <see cref="RegionClosure"/> for what
/// each of it is. One for the whole walk.</summary>
/// <remarks>Facets and the closure are kept until the walk goes on, for the next sink that asks for them.</remarks>
internal abstract class RegionFacets(RegionSource source)
{
    private readonly List<CellFacet> _facets = [];
    private readonly List<int> _domainFacets = [];
    private ImmutableArray<DomainFacet>? _constraints;
    private PatternEvaluator? _evaluator;
    private long _visit = -1;
    private bool _hasFacets;
    private bool _hasPoints;
    private ImmutableArray<RegionFacet> _interiorFacets;
    private Polyhedron? _closure;

    private NetworkFrames Frames => source.Frames;

    /// <summary>Those of the region that a walk stands on.</summary>
    public static RegionFacets Of(scoped in RegionView region)
    {
        RegionFacets facets = region.Source.Helper(For);
        facets.Arrive(region.Source.Visit);
        return facets;
    }

    /// <summary>See <see cref="RegionClosure.InteriorFacets"/>.</summary>
    public ImmutableArray<RegionFacet> Interior()
    {
        if (_interiorFacets.IsDefault)
        {
            byte[] pattern = source.Pattern().ToArray();
            _interiorFacets = [.. CellFacets(withPoints: true).Select(facet => From(facet, pattern))];
        }

        return _interiorFacets;
    }

    /// <summary>See <see cref="RegionClosure.InteriorForms"/>.</summary>
    public abstract ImmutableArray<IntegerForm> InteriorForms();

    /// <summary>See <see cref="RegionClosure.Neighbours"/>.</summary>
    public abstract ImmutableArray<RegionNeighbour> Neighbours();

    /// <summary>See <see cref="RegionClosure.DomainFacets"/>.</summary>
    public ImmutableArray<DomainFacet> OfDomain()
    {
        _domainFacets.Clear();
        GetDomainFacets(_domainFacets);
        ImmutableArray<DomainFacet> constraints = _constraints ??= DomainFacet.Of(source.Domain);
        ImmutableArray<DomainFacet>.Builder facets = ImmutableArray.CreateBuilder<DomainFacet>(_domainFacets.Count);
        foreach (int position in _domainFacets)
        {
            facets.Add(constraints[position]);
        }

        return facets.MoveToImmutable();
    }

    /// <summary>See <see cref="RegionClosure.Polyhedron"/>.</summary>
    public Polyhedron Closure() => _closure ??= MakeClosure(source.Stop);

    /// <summary>Adds for each facet in the interior of the domain the gate whose form vanishes on it, and the gate's piece beyond
    /// it.</summary>
    public void AddGates(List<FacetGate> gates)
    {
        foreach (CellFacet facet in CellFacets(withPoints: false))
        {
            GateForms forms = facet.Form.Frame.Layer.Forms;
            if (forms.IsMaxout)
            {
                gates.Add(FacetGate.Unknown);
                continue;
            }

            // Of the breakpoints j the form is z - t_j: positive from piece j + 1 on.
            int breakpoint = facet.Form.IndexInUnit;
            int piece = facet.Side == Sign.Positive ? breakpoint : breakpoint + 1;
            gates.Add(new FacetGate(Frames.GateOf(facet.Form), (byte)piece));
        }
    }

    /// <summary>Adds what the kernel knows of the facets that are not on the boundary of the domain.</summary>
    protected abstract void GetInteriorFacets(List<CellFacet> facets, bool withPoints);

    /// <summary>Adds the positions of the domain's constraints that contain a facet of the region.</summary>
    protected abstract void GetDomainFacets(List<int> positions);

    /// <summary>The closure of the region, computed.</summary>
    protected abstract Polyhedron MakeClosure(CancellationToken stop);

    /// <summary>What the kernel knows of the facets that are not on the boundary of the domain; overwritten when the walk goes
    /// on.</summary>
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

    /// <summary>A facet with its hyperplane in integers, independent of the frames from now on.</summary>
    /// <param name="facet">The facet, with a point.</param>
    /// <param name="pattern">The pattern of the region.</param>
    protected RegionFacet From(in CellFacet facet, byte[] pattern)
    {
        ReadOnlySpan<BigInteger> form = facet.Form.Exact.Coefficients;
        int outward = -(int)facet.Side;
        BigInteger[] normal = new BigInteger[form.Length - 1];
        for (int k = 0; k < normal.Length; k++)
        {
            normal[k] = outward * form[k];
        }

        _evaluator ??= new PatternEvaluator(Frames.Network);
        GateForms forms = facet.Form.Frame.Layer.Forms;
        int unit = facet.Form.Unit;
        int layer = Frames.IndexOf(facet.Form.Frame);
        KnownCrossing? crossing = forms.IsMaxout
            ? null
            : new KnownCrossing(layer, unit, facet.Form.IndexInUnit, facet.Side.Negate(), pattern);
        return new RegionFacet(
            _evaluator, layer, unit, ImmutableCollectionsMarshal.AsImmutableArray(normal), outward * form[^1], facet.Point!, crossing);
    }

    private static RegionFacets For(RegionSource source) => source switch
    {
        VertexDescent region => new VertexFacets(region),
        PathRegion region => new PathFacets(region),
        _ => throw new ArgumentException("A region of no known walk.", nameof(source)),
    };

    // Forgets the last region, once the walk has gone on.
    private void Arrive(long visit)
    {
        if (visit != _visit)
        {
            _visit = visit;
            _hasFacets = false;
            _interiorFacets = default;
            _closure = null;
        }
    }
}
