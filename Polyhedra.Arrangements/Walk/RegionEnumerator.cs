using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <summary>Enumerates the activation regions of a network inside a domain, exactly.</summary>
public static class RegionEnumerator
{
    /// <summary>Visits every full-dimensional activation region of <paramref name="network"/> that meets the interior of
    /// <paramref name="domain"/>, each once, in depth-first order (lower pieces first).</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">A polyhedron of the network's input dimension with nonempty interior; it may be unbounded.</param>
    /// <param name="sink">Receives the regions; passed by reference so that a struct sink keeps its state.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">Stops the walk; the summary then says so.</param>
    /// <exception cref="ArgumentException">The domain's dimension differs, or its interior is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A budget is negative.</exception>
    /// <remarks>Memory grows with the number of gates, not with the number of regions.</remarks>
    public static EnumerationSummary Enumerate<TSink>(
        Network network, HPolyhedron domain, ref TSink sink, EnumerationBudget? budget = null, CancellationToken cancellation = default)
        where TSink : IRegionSink => Enumerate(network, domain, ref sink, Engine.Auto, budget, cancellation);

    /// <summary>As the other method, with a choice of the cell kernel; both find the same regions, in different orders.</summary>
    public static EnumerationSummary Enumerate<TSink>(
        Network network, HPolyhedron domain, ref TSink sink, Engine engine, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
        where TSink : IRegionSink => Enumerate(network, domain, ref sink, engine, KernelArithmetic.Filtered, budget, cancellation);

    /// <summary>The number of activation regions, without visiting them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">As for <c>Enumerate</c>.</param>
    /// <param name="engine">The cell kernel.</param>
    /// <param name="threads">How many threads may work; the LP kernel uses one.</param>
    /// <param name="budget">Budgets. With several threads progress is reported from one of them.</param>
    /// <param name="cancellation">Stops the count; the summary then says so.</param>
    /// <exception cref="ArgumentException">The domain's dimension differs, or its interior is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A budget is negative, or <paramref name="threads"/> is not positive.</exception>
    public static EnumerationSummary Count(
        Network network, HPolyhedron domain, Engine engine = Engine.Auto, int threads = 1, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        RegionCountSink sink = default;
        return Run(network, domain, ref sink, engine, KernelArithmetic.Filtered, threads, budget, cancellation);
    }

    /// <summary>As the public method, with a choice of arithmetic.</summary>
    internal static EnumerationSummary Enumerate<TSink>(
        Network network, HPolyhedron domain, ref TSink sink, KernelArithmetic arithmetic, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
        where TSink : IRegionSink => Enumerate(network, domain, ref sink, Engine.Lp, arithmetic, budget, cancellation);

    /// <summary>As the public methods, with a choice of kernel and arithmetic.</summary>
    internal static EnumerationSummary Enumerate<TSink>(
        Network network, HPolyhedron domain, ref TSink sink, Engine engine, KernelArithmetic arithmetic, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
        where TSink : IRegionSink => Run(network, domain, ref sink, engine, arithmetic, 1, budget, cancellation);

    // Several threads only count: then the sink is not asked.
    private static EnumerationSummary Run<TSink>(
        Network network, HPolyhedron domain, ref TSink sink, Engine engine, KernelArithmetic arithmetic, int threads,
        EnumerationBudget? budget, CancellationToken cancellation)
        where TSink : IRegionSink
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(domain);
        if (domain.Dimension != network.InputCount)
        {
            throw new ArgumentException(
                $"A domain of dimension {domain.Dimension} for a network of {network.InputCount} inputs.", nameof(domain));
        }

        using WalkSession session = EnumerationBudget.Start(budget, cancellation);
        if (!DomainInterior.TryFind(domain, session, out ImmutableArray<Rational> interior))
        {
            return session.Nothing(session.Cause);
        }

        if (EngineChoice.For(network, domain, engine, !TSink.NeedsRegions) == Engine.Vertex)
        {
            int lineality = PermanentLineality.DimensionOf(network, domain);
            if (threads > 1)
            {
                return ParallelCount.Run(threads, shared => Walker<RegionCountSink>(shared), session);
            }

            return Walker<TSink>(null).Run(ref sink);

            VertexWalker<T> Walker<T>(SharedWalk<VertexTask>? shared)
                where T : IRegionSink =>
                new(network, new VertexEngine(domain, lineality, arithmetic, session.Stop), session, shared);
        }

        LpEngine kernel = new(domain, interior, arithmetic, session.Stop);
        return new Walker<TSink>(network, kernel, session).Run(ref sink);
    }
}
