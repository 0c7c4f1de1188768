using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Enumeration;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Hyperplanes;

/// <summary>Counts the chambers of an arrangement by visiting each of them.</summary>
/// <remarks>An arrangement is a network of one layer with a ReLU for every hyperplane, and its chambers are the activation regions. What is
/// walked is the essentialisation, so that no kernel has to carry a lineality space along.</remarks>
public static class ChamberEnumerator
{
    /// <summary>Visits every chamber once.</summary>
    /// <param name="arrangement">Any arrangement; without hyperplanes there is one chamber, bounded iff d = 0 and relatively bounded.</param>
    /// <param name="withBoundedness">Whether to find out which chambers are bounded.</param>
    /// <param name="engine">The cell kernel.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">Stops the walk; the summary then says so.</param>
    /// <exception cref="ArgumentOutOfRangeException">A budget is negative.</exception>
    /// <remarks>Time grows with the number of chambers, memory with the number of hyperplanes.</remarks>
    public static ChamberCount Count(
        HyperplaneArrangement arrangement, bool withBoundedness, Engine engine = Engine.Auto, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(arrangement);
        HyperplaneArrangement essential = arrangement.Essentialise();
        if (essential.Dimension == 0)
        {
            EnumerationSummary whole = new(StopReason.Complete, 1, 0, 0, TimeSpan.Zero);
            return Result(engine == Engine.Auto ? Engine.Lp : engine, whole, withBoundedness ? 1 : null, arrangement);
        }

        Network network = ToNetwork(essential);
        HPolyhedron space = HPolyhedron.WholeSpace(essential.Dimension);
        Engine used = EngineChoice.For(network, space, engine);
        if (withBoundedness)
        {
            BoundedSink sink = default;
            EnumerationSummary summary = RegionEnumerator.Enumerate(network, space, ref sink, used, budget, cancellation);
            return Result(used, summary, sink.BoundedCount, arrangement);
        }

        CountingSink counter = default;
        return Result(used, RegionEnumerator.Enumerate(network, space, ref counter, used, budget, cancellation), null, arrangement);
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

    private static ChamberCount Result(Engine engine, EnumerationSummary summary, long? relativelyBounded, HyperplaneArrangement arrangement)
    {
        long? bounded = arrangement.Rank == arrangement.Dimension ? relativelyBounded : relativelyBounded is null ? null : 0;
        return new ChamberCount(engine, summary, relativelyBounded, bounded);
    }

    private struct BoundedSink : IRegionSink
    {
        public long BoundedCount { get; private set; }

        public void Accept(scoped in RegionView region)
        {
            if (region.IsBounded())
            {
                BoundedCount++;
            }
        }
    }

    private struct CountingSink : IRegionSink
    {
        public static bool NeedsRegions => false;

        public readonly void Accept(scoped in RegionView region)
        {
        }
    }
}
