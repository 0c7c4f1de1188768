using System.Collections;
using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Arrangements.Regions;

/// <summary>The activation regions of a network inside a domain as a graph: an edge joins two regions that share a facet.
/// Immutable.</summary>
/// <remarks>
/// <para>Regions are numbered from 0 in the order of the walk that found them; the same engine gives the same numbers. The graph is simple:
/// two regions share at most one facet. It is connected, because the domain is convex and what is left out, the faces of codimension two,
/// disconnects nothing.</para>
/// <para>In memory: a few bits a gate and 20 bytes a region, and 8 bytes an edge.</para>
/// </remarks>
public sealed partial class RegionGraph
{
    private readonly PatternStore _patterns;
    private readonly int[] _starts;
    private readonly int[] _targets;
    private readonly BitArray _bounded;
    private readonly int[] _linearRegions;
    private readonly int[] _pieces;

    internal RegionGraph(
        Network network, PatternStore patterns, int[] starts, int[] targets, BitArray bounded, int[] linearRegions, int linearRegionCount,
        int[] pieces, int pieceCount)
    {
        Network = network;
        _patterns = patterns;
        _starts = starts;
        _targets = targets;
        _bounded = bounded;
        _linearRegions = linearRegions;
        LinearRegionCount = linearRegionCount;
        _pieces = pieces;
        AffinePieceCount = pieceCount;
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>The number of activation regions, the vertices of the graph.</summary>
    public int RegionCount => _patterns.Count;

    /// <summary>The number of pairs of regions that share a facet, the edges of the graph.</summary>
    public int EdgeCount => _targets.Length / 2;

    /// <summary>The number of linear regions: components of neighbours with the same affine map.</summary>
    public int LinearRegionCount { get; }

    /// <summary>The number of distinct affine maps.</summary>
    public int AffinePieceCount { get; }

    /// <summary>Builds the graph.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">A polyhedron of the network's input dimension with nonempty interior; it may be unbounded.</param>
    /// <param name="engine">The cell kernel.</param>
    /// <param name="budget">Budgets for all passes together.</param>
    /// <param name="cancellation">Stops the walk; the summary then says so.</param>
    /// <returns>The graph, unless the walk was stopped.</returns>
    /// <exception cref="ArgumentException">The domain's dimension differs, or its interior is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A budget is negative.</exception>
    /// <remarks>One walk; a second one over the regions that several gates flip around at once, that maxout units bound, or whose map other
    /// regions seem to have.</remarks>
    public static WalkOutcome<RegionGraph> Build(
        Network network, HPolyhedron domain, Engine engine = Engine.Auto, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
    {
        RegionCountSink nothing = default;
        return Build(network, domain, ref nothing, engine, budget, cancellation);
    }

    /// <summary>As the other method, and shows every region once to a sink of the caller's in the same walk.</summary>
    public static WalkOutcome<RegionGraph> Build<TSink>(
        Network network, HPolyhedron domain, ref TSink sink, Engine engine = Engine.Auto, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
        where TSink : IRegionSink
    {
        ArgumentNullException.ThrowIfNull(network);
        RegionGraphBuilder builder = new(network);
        EnumerationSummary summary = builder.Walk(domain, ref sink, engine, budget, cancellation);
        return new WalkOutcome<RegionGraph>(summary, summary.IsComplete ? builder.ToGraph() : null);
    }

    /// <summary>The pattern of a region.</summary>
    public ImmutableArray<byte> Pattern(int region) => _patterns[Checked(region)];

    /// <summary>The region with a pattern; -1 if there is none.</summary>
    /// <exception cref="ArgumentException">The pattern's length is not the number of gates.</exception>
    public int Find(ReadOnlySpan<byte> pattern)
    {
        if (pattern.Length != _patterns.GateCount)
        {
            throw new ArgumentException($"Expected the pieces of {_patterns.GateCount} gates, got {pattern.Length}.", nameof(pattern));
        }

        return _patterns.Find(pattern);
    }

    /// <summary>Whether a region is bounded within the domain.</summary>
    public bool IsBounded(int region) => _bounded[region];

    /// <summary>The number of a region's neighbours.</summary>
    public int Degree(int region) => _starts[Checked(region) + 1] - _starts[region];

    /// <summary>The neighbours of a region, in increasing order.</summary>
    public ReadOnlySpan<int> Neighbours(int region) => _targets.AsSpan(_starts[Checked(region)].._starts[region + 1]);

    /// <summary>The linear region that a region is part of, numbered from 0 in the order of their first regions.</summary>
    public int LinearRegion(int region) => _linearRegions[region];

    /// <summary>The affine piece of a region: regions have the same number iff the network's output has the same affine map on both.
    /// Numbered from 0 in the order of their first regions.</summary>
    public int AffinePiece(int region) => _pieces[region];

    /// <summary>The gates that have different pieces in two regions.</summary>
    public ImmutableArray<GateFlip> Flips(int from, int to) => GateFlips.Between(Network, Pattern(from).AsSpan(), Pattern(to).AsSpan());

    /// <summary>Adds the positions, in the pattern, of the gates that differ between two regions, in increasing order: <see cref="Flips"/>
    /// without its cost.</summary>
    public void GetFlippedGates(int from, int to, ICollection<int> gates)
    {
        ArgumentNullException.ThrowIfNull(gates);
        _patterns.GetDifferences(Checked(from), Checked(to), gates);
    }

    /// <summary>The piece of one gate, by its position in the pattern.</summary>
    public byte Piece(int region, int gate) => _patterns.Piece(Checked(region), gate);

    private int Checked(int region)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(region);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(region, RegionCount);
        return region;
    }
}
