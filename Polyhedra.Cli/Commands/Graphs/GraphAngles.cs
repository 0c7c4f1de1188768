using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Cli.Commands.Graphs;

/// <summary>Collects the angles that <c>graph --angles</c> adds. Keeps the map of every region and the patterns of its
/// neighbours.</summary>
internal sealed class GraphAngles : IRegionSink
{
    private readonly List<AffineMap> _maps = [];
    private readonly List<ImmutableArray<ImmutableArray<byte>>> _neighbours = [];
    private readonly List<ImmutableArray<(int First, int Second, Rational SquaredCosine)>> _facets = [];

    public static bool NeedsRegions => true;

    public void Accept(scoped in RegionView region)
    {
        ImmutableArray<RegionFacet> facets = region.InteriorFacets();
        _maps.Add(region.AffineMap());
        _neighbours.Add([.. facets.Select(facet => facet.NeighbourPattern())]);
        _facets.Add([.. RegionAngles.BetweenFacets(facets).Select(pair => (pair.First, pair.Second, pair.SquaredCosine))]);
    }

    /// <summary>The angle between the linear parts of two regions' maps.</summary>
    public Rational? BetweenMaps(int first, int second) => RegionAngles.BetweenMaps(_maps[first], _maps[second]);

    /// <summary>The angles between the facets of a region of the graph, each named by the neighbour beyond it.</summary>
    public IEnumerable<(int First, int Second, Rational SquaredCosine)> BetweenFacets(RegionGraph graph, int region)
    {
        int[] neighbours = [.. _neighbours[region].Select(pattern => graph.Find(pattern.AsSpan()))];
        return _facets[region].Select(pair => (neighbours[pair.First], neighbours[pair.Second], pair.SquaredCosine));
    }
}
