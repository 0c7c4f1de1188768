using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Studies.Estimators;

/// <summary>What estimators are held against: all regions, and how many of them uniform sampling may expect to see.</summary>
/// <param name="Summary">The enumeration.</param>
/// <param name="Patterns">The patterns of all regions found.</param>
/// <param name="Expected">The expected number of distinct patterns among so many uniform points, from the exact volumes;
/// null if it was not asked for.</param>
internal sealed record RegionTruth(EnumerationSummary Summary, IReadOnlySet<string> Patterns, ExpectedDistinct? Expected)
{
    /// <summary>The largest number of inputs for which volumes are computed: their cost is exponential in it.</summary>
    public const int MostVolumeDimension = 5;

    /// <summary>Lists all regions.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">A bounded domain with nonempty interior.</param>
    /// <param name="observations">The number of uniform points; null if their expectation is not wanted.</param>
    /// <param name="budget">Budgets.</param>
    /// <param name="cancellation">Stops the list; the summary then says so.</param>
    /// <exception cref="ArgumentException">The dimension differs, the interior is empty,
    /// or the domain is unbounded and volumes are wanted.</exception>
    /// <remarks>In memory: a text a region.</remarks>
    public static RegionTruth Find(
        Network network, HPolyhedron domain, long? observations, EnumerationBudget? budget = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (observations is not { } points)
        {
            PatternSink patterns = new(network);
            EnumerationSummary listed = RegionEnumerator.Enumerate(network, domain, ref patterns, budget, cancellation);
            return new RegionTruth(listed, patterns.Patterns, null);
        }

        Rational volume = Polyhedron.FromHalfSpaces(domain, cancellation)?.Volume()
            ?? throw new ArgumentException("Volumes need a bounded domain with an interior.", nameof(domain));
        ExpectedDistinct expected = new(points);
        SinkPair<PatternSink, VolumeSink> sink = new(new PatternSink(network), new VolumeSink(volume, expected));
        EnumerationSummary summary = RegionEnumerator.Enumerate(network, domain, ref sink, budget, cancellation);
        if (summary.IsComplete && !expected.MaySumToOne)
        {
            throw new InvalidOperationException("The volumes of the regions do not sum to that of the domain.");
        }

        return new RegionTruth(summary, sink.First.Patterns, summary.IsComplete ? expected : null);
    }

    private readonly struct VolumeSink(Rational volume, ExpectedDistinct expected) : IRegionSink
    {
        public static bool NeedsRegions => true;

        public void Accept(scoped in RegionView region)
        {
            Rational part = region.Polyhedron().Volume()
                ?? throw new InvalidOperationException("A region of a bounded domain is unbounded.");
            expected.Add(part / volume);
        }
    }
}
