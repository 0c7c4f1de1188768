using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Walk;

/// <summary>Enumerates the activation regions of a network that meet an open ball, exactly.</summary>
/// <remarks>
/// <para>An open region meets the open ball iff the distance from the centre to its closure is below the radius, so a region that only
/// touches the sphere does not count.</para>
/// <para>Euclidean balls have a kernel of their own. A cube is a box, which either kernel of <see cref="RegionEnumerator"/> takes. A
/// cross-polytope has 2^d facets: up to dimension <see cref="MostFacetDimension"/> it is a polyhedron like any other; above, it is the
/// image of the simplex {u, v >= 0, sum u + sum v &lt;= r} under x = centre + u - v, and the regions of the network composed with this map
/// are counted there. (The map is open and the simplex's interior goes onto the open ball; so the composed network has, in the open
/// simplex, the patterns that the network has in the open ball.)</para>
/// </remarks>
public static class BallEnumerator
{
    /// <summary>The largest dimension in which a cross-polytope is given by its facets.</summary>
    public const int MostFacetDimension = 4;

    /// <summary>Visits every full-dimensional activation region that meets both the open ball and the interior of the domain, each
    /// once.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">A polyhedron of the network's input dimension; its intersection with the ball may be empty.</param>
    /// <param name="ball">The ball.</param>
    /// <param name="sink">Receives the regions. In a Euclidean ball it may not ask for facets; in a cross-polytope above
    /// <see cref="MostFacetDimension"/> it gets points and maps in the coordinates (u, v).</param>
    /// <param name="engine">The cell kernel for the other norms; Euclidean balls have one only.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">Stops the walk; the summary then says so.</param>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A budget is negative.</exception>
    public static EnumerationSummary Enumerate<TSink>(
        Network network, HPolyhedron domain, Ball ball, ref TSink sink, Engine engine = Engine.Auto, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
        where TSink : IRegionSink => Enumerate(network, domain, ball, ref sink, engine, KernelArithmetic.Filtered, budget, cancellation);

    /// <summary>The number of activation regions that meet both the open ball and the interior of the domain.</summary>
    /// <inheritdoc cref="Enumerate{TSink}(Network, HPolyhedron, Ball, ref TSink, Engine, EnumerationBudget?, CancellationToken)"/>
    public static EnumerationSummary Count(
        Network network, HPolyhedron domain, Ball ball, Engine engine = Engine.Auto, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
    {
        RegionCountSink sink = default;
        return Enumerate(network, domain, ball, ref sink, engine, KernelArithmetic.Filtered, budget, cancellation);
    }

    /// <summary>The kernel that counts in a ball of the sum or the maximum norm.</summary>
    /// <exception cref="ArgumentException">The vertex kernel is wanted, but there are too many dimensions; or the ball is
    /// Euclidean.</exception>
    public static Engine EngineFor(Network network, HPolyhedron domain, Ball ball, Engine wanted)
    {
        ArgumentNullException.ThrowIfNull(ball);
        if (ball.Norm == BallNorm.Euclidean)
        {
            throw new ArgumentException("A Euclidean ball has a kernel of its own.", nameof(ball));
        }

        (Network inside, HPolyhedron set) = BallPolytope.Make(network, domain, ball);
        return EngineChoice.For(inside, set, wanted, countsOnly: true);
    }

    /// <summary>As the public method, with a choice of arithmetic.</summary>
    internal static EnumerationSummary Enumerate<TSink>(
        Network network, HPolyhedron domain, Ball ball, ref TSink sink, Engine engine, KernelArithmetic arithmetic,
        EnumerationBudget? budget, CancellationToken cancellation)
        where TSink : IRegionSink
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(ball);
        if (domain.Dimension != network.InputCount || ball.Dimension != network.InputCount)
        {
            throw new ArgumentException(
                $"A domain of dimension {domain.Dimension} and a ball of dimension {ball.Dimension} "
                + $"for a network of {network.InputCount} inputs.",
                nameof(ball));
        }

        using WalkSession session = EnumerationBudget.Start(budget, cancellation);
        if (ball.Norm == BallNorm.Euclidean)
        {
            return WalkBall(network, domain, ball, ref sink, arithmetic, session);
        }

        (Network inside, HPolyhedron set) = BallPolytope.Make(network, domain, ball);
        return InteriorPoint.Find(set, cancellation) is null
            ? session.Nothing(StopReason.Complete)
            : RegionEnumerator.Enumerate(inside, set, ref sink, engine, arithmetic, budget, cancellation);
    }

    private static EnumerationSummary WalkBall<TSink>(
        Network network, HPolyhedron domain, Ball ball, ref TSink sink, KernelArithmetic arithmetic, WalkSession session)
        where TSink : IRegionSink
    {
        BallEngine engine = new(domain, ball, arithmetic, session.Stop);
        bool meets = false;
        if (!session.TryDo(() => meets = engine.TryStart()))
        {
            return session.Nothing(session.Cause);
        }

        return meets
            ? new Walker<TSink>(network, engine, session).Run(ref sink)
            : session.Nothing(StopReason.Complete);
    }
}
