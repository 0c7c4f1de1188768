using System.Collections.Immutable;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>What several fields of a region share, asked for once.</summary>
internal ref struct RegionParts
{
    private readonly RegionView _region;
    private AffineMap? _affineMap;
    private ImmutableArray<RegionNeighbour> _neighbours;
    private Polyhedron? _polyhedron;

    public RegionParts(in RegionView region)
    {
        _region = region;
    }

    public readonly RegionView Region => _region;

    public AffineMap AffineMap => _affineMap ??= _region.AffineMap();

    public Polyhedron Polyhedron => _polyhedron ??= _region.Polyhedron();

    public ImmutableArray<RegionNeighbour> Neighbours => _neighbours.IsDefault ? _neighbours = _region.Neighbours() : _neighbours;
}
