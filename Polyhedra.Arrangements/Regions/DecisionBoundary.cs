using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Where a network's decision changes: {y = 0} for one output, the points where the two largest outputs are equal for several, or
/// {y_i = y_j} for a given pair. Immutable.</summary>
/// <remarks>
/// <para>In each region the set is cut out by hyperplanes, so it consists of *pieces*, polyhedra of one dimension less than the space. A
/// piece crosses the interior of its region, or is a facet (a part of one, for several outputs) that the region shares with its neighbour;
/// then it counts once, under the region that comes first. On the boundary of the domain there are none. What the set contains in lower
/// dimension is left out.</para>
/// <para>Pieces of neighbours are *merged* if the difference is the same function on both, and the pieces meet in a face of one dimension
/// less on their facet.</para>
/// <para>Where two outputs are the same function on a region, and the largest, or the one output is zero, a whole part of the region
/// belongs to the set: a *tie*. The facets of such parts are no pieces. If more than two outputs are equal on a piece, it counts once,
/// under the first pair.</para>
/// </remarks>
public sealed class DecisionBoundary
{
    internal DecisionBoundary(ImmutableArray<BoundaryPiece> pieces, int mergedCount, int crossedRegionCount, ImmutableArray<long> ties)
    {
        Pieces = pieces;
        MergedCount = mergedCount;
        CrossedRegionCount = crossedRegionCount;
        Ties = ties;
    }

    /// <summary>The pieces, in the order of the walk.</summary>
    public ImmutableArray<BoundaryPiece> Pieces { get; }

    /// <summary>The number of merged pieces.</summary>
    public int MergedCount { get; }

    /// <summary>The number of regions whose interior a piece crosses.</summary>
    public int CrossedRegionCount { get; }

    /// <summary>The regions with a tie, by their number in the order of the walk.</summary>
    public ImmutableArray<long> Ties { get; }

    /// <summary>Finds the boundary.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">A polyhedron of the network's input dimension with nonempty interior; it may be unbounded.</param>
    /// <param name="pair">A pair of outputs: then the set where these are equal, whatever the others; null: see above.</param>
    /// <param name="engine">The cell kernel.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">Stops the walk; the summary then says so.</param>
    /// <returns>The boundary, unless the walk was stopped.</returns>
    /// <exception cref="ArgumentException">The domain's dimension differs, its interior is empty, or there is no such pair of
    /// outputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A budget is negative.</exception>
    /// <remarks>Computes the vertices of every region, so it is for few inputs. Keeps the pieces in memory.</remarks>
    public static WalkOutcome<DecisionBoundary> Find(
        Network network, HPolyhedron domain, OutputPair? pair = null, Engine engine = Engine.Auto,
        EnumerationBudget? budget = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (pair is { } given
            && (given.First < 0 || (given.Second ?? 0) >= network.OutputCount || given.First >= (given.Second ?? network.OutputCount)))
        {
            throw new ArgumentException($"No outputs {given} of a network with {network.OutputCount}.", nameof(pair));
        }

        BoundarySink sink = new(network, pair);
        EnumerationSummary summary = RegionEnumerator.Enumerate(network, domain, ref sink, engine, budget, cancellation);
        return new WalkOutcome<DecisionBoundary>(summary, summary.IsComplete ? sink.Result() : null);
    }
}
