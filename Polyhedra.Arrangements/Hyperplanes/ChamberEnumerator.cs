using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes;

/// <summary>Counts the chambers of an arrangement by visiting each of them.</summary>
/// <remarks>An arrangement is a network of one layer with a ReLU for every hyperplane, and its chambers are the activation regions.
/// What is walked is the essentialisation, so that no kernel has to carry a lineality space along.</remarks>
public static class ChamberEnumerator
{
    /// <summary>Visits every chamber once, and finds out whether it is bounded and how many facets it has.</summary>
    /// <param name="arrangement">Any arrangement. Without hyperplanes there is one chamber: relatively bounded, and bounded iff
    /// d = 0.</param>
    /// <param name="engine">The cell kernel.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">Stops the walk; the summary then says so.</param>
    /// <exception cref="ArgumentException">The vertex kernel is wanted, but the rank exceeds
    /// <see cref="EngineChoice.MaxVertexDimension"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A budget is negative.</exception>
    /// <remarks>Time grows with the number of chambers, memory with the number of hyperplanes.</remarks>
    public static ChamberCount Count(
        HyperplaneArrangement arrangement, Engine engine = Engine.Auto, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(arrangement);
        HyperplaneArrangement essential = arrangement.Essentialise();
        if (essential.Dimension == 0)
        {
            // The one chamber of R^0 is a point.
            return Result(arrangement, WholeSpace(engine), boundedCount: 1, adjacentPairs: 0);
        }

        (Network network, HPolyhedron space, Engine used) = Prepare(essential, engine, countsOnly: false);
        ShapeSink sink = default;
        EnumerationSummary summary = RegionEnumerator.Enumerate(network, space, ref sink, used, budget, cancellation);
        return Result(arrangement, (used, summary), sink.BoundedCount, summary.IsComplete ? sink.AdjacentPairs : null);
    }

    /// <summary>The number of chambers alone, without visiting them one by one where the kernel can do without.</summary>
    /// <param name="arrangement">Any arrangement.</param>
    /// <param name="engine">The cell kernel.</param>
    /// <param name="threads">How many threads may work; the LP kernel uses one.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">Stops the count; the summary then says so.</param>
    /// <exception cref="ArgumentException">The vertex kernel is wanted, but the rank exceeds
    /// <see cref="EngineChoice.MaxVertexDimension"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A budget is negative, or <paramref name="threads"/> is not positive.</exception>
    public static ChamberCount CountRegions(
        HyperplaneArrangement arrangement, Engine engine = Engine.Auto, int threads = 1, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(arrangement);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        HyperplaneArrangement essential = arrangement.Essentialise();
        if (essential.Dimension == 0)
        {
            return Result(arrangement, WholeSpace(engine), null, null);
        }

        (Network network, HPolyhedron space, Engine used) = Prepare(essential, engine, countsOnly: true);
        return Result(arrangement, (used, RegionEnumerator.Count(network, space, used, threads, budget, cancellation)), null, null);
    }

    /// <summary>The network of one layer whose units are ReLUs with the rows of the hyperplanes as weights and bias. Gate i is active on
    /// the positive side of hyperplane i.</summary>
    /// <exception cref="ArgumentException">There is no hyperplane.</exception>
    public static Network ToNetwork(HyperplaneArrangement arrangement)
    {
        ArgumentNullException.ThrowIfNull(arrangement);
        int dimension = arrangement.Dimension;
        ImmutableArray<Rational>.Builder weights = ImmutableArray.CreateBuilder<Rational>(arrangement.Count * dimension);
        ImmutableArray<Rational>.Builder bias = ImmutableArray.CreateBuilder<Rational>(arrangement.Count);
        for (int i = 0; i < arrangement.Count; i++)
        {
            ReadOnlySpan<BigInteger> row = arrangement.Rows.Row(i);
            foreach (BigInteger entry in row[..dimension])
            {
                weights.Add(entry);
            }

            bias.Add(row[dimension]);
        }

        RationalMatrix matrix = new(arrangement.Count, dimension, weights.MoveToImmutable());
        return new Network([new DenseLayer(matrix, bias.MoveToImmutable(), Activation.Relu)]);
    }

    // Without a hyperplane there is nothing to walk.
    private static (Engine Engine, EnumerationSummary Summary) WholeSpace(Engine engine) =>
        (engine == Engine.Auto ? Engine.Lp : engine, new EnumerationSummary(StopReason.Complete, 1, 0, 0, TimeSpan.Zero));

    private static (Network Network, HPolyhedron Space, Engine Engine) Prepare(
        HyperplaneArrangement essential, Engine engine, bool countsOnly)
    {
        Network network = ToNetwork(essential);
        HPolyhedron space = HPolyhedron.WholeSpace(essential.Dimension);
        return (network, space, EngineChoice.For(network, space, engine, countsOnly));
    }

    private static ChamberCount Result(
        HyperplaneArrangement arrangement, (Engine Engine, EnumerationSummary Summary) walk, long? boundedCount, long? adjacentPairs)
    {
        long? bounded = arrangement.Rank == arrangement.Dimension ? boundedCount : boundedCount is null ? null : 0;
        return new ChamberCount(walk.Engine, walk.Summary, boundedCount, bounded, adjacentPairs);
    }
}
