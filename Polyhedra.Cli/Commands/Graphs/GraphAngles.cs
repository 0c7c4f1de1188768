using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Cli.Commands.Graphs;

/// <summary>The angles that <c>graph --angles</c> adds, from a walk of its own. Keeps every region's map.</summary>
internal sealed class GraphAngles : IRegionSink
{
    private readonly RegionGraph _graph;
    private readonly List<AffineMap> _maps = [];
    private readonly List<ImmutableArray<(int First, int Second, Rational SquaredCosine)>> _facets = [];

    private GraphAngles(RegionGraph graph)
    {
        _graph = graph;
    }

    public static bool NeedsRegions => true;

    /// <summary>Finds them, unless the walk is stopped.</summary>
    public static WalkOutcome<GraphAngles> Find(
        Network network, HPolyhedron domain, RegionGraph graph, Engine engine, EnumerationBudget budget, CancellationToken cancellation)
    {
        GraphAngles angles = new(graph);
        EnumerationSummary summary = RegionEnumerator.Enumerate(network, domain, ref angles, engine, budget, cancellation);
        return new WalkOutcome<GraphAngles>(summary, summary.IsComplete ? angles : null);
    }

    public void Accept(scoped in RegionView region)
    {
        ImmutableArray<RegionFacet> facets = region.InteriorFacets();
        int[] neighbours = [.. facets.Select(facet => _graph.Find(facet.NeighbourPattern().AsSpan()))];
        _maps.Add(region.AffineMap());
        _facets.Add([.. RegionAngles.BetweenFacets(facets)
            .Select(pair => (neighbours[pair.First], neighbours[pair.Second], pair.SquaredCosine))]);
    }

    /// <summary>The angle between the linear parts of two regions' maps.</summary>
    public Rational? BetweenMaps(int first, int second) => RegionAngles.BetweenMaps(_maps[first], _maps[second]);

    /// <summary>The angles between the facets of a region, each named by the neighbour beyond it.</summary>
    public ImmutableArray<(int First, int Second, Rational SquaredCosine)> BetweenFacets(int region) => _facets[region];
}
