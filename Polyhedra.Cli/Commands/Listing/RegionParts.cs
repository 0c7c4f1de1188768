using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>A region, and what several fields of it share, asked for once.</summary>
internal ref struct RegionParts
{
    private readonly LinearRegions? _linearRegions;
    private AffineMap? _affineMap;
    private ImmutableArray<RegionNeighbour> _neighbours;
    private Polyhedron? _polyhedron;

    public RegionParts(in RegionView view, Network network, LinearRegions? linearRegions)
    {
        View = view;
        Network = network;
        _linearRegions = linearRegions;
    }

    public readonly RegionView View { get; }

    public readonly Network Network { get; }

    /// <summary>The linear region that it is a part of, if these were found.</summary>
    public readonly int LinearRegion => _linearRegions!.Numbers[(int)View.Index];

    public AffineMap AffineMap => _affineMap ??= View.AffineMap();

    public Polyhedron Polyhedron => _polyhedron ??= View.Polyhedron();

    public ImmutableArray<RegionNeighbour> Neighbours => _neighbours.IsDefault ? _neighbours = View.Neighbours() : _neighbours;
}
