using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Counts the activation patterns of a network in several domains, each pattern once.</summary>
/// <remarks>A pattern counts if its region is full-dimensional within at least one of the domains. That of two domains a pattern's parts
/// may lie apart does not matter; for this reason linear regions of a union are not defined.</remarks>
public static class UnionCounter
{
    /// <summary>Counts them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domains">Polyhedra of the network's input dimension with nonempty interior; they may overlap.</param>
    /// <param name="engine">The cell kernel.</param>
    /// <param name="budget">Budgets for all domains together; of regions those that are found, a pattern in each domain anew.</param>
    /// <param name="cancellation">Stops the count; the summary then says so.</param>
    /// <returns>The number of patterns as <see cref="EnumerationSummary.ActivationRegions"/>; so far, if the count was stopped.</returns>
    /// <exception cref="ArgumentException">A domain's dimension differs, or its interior is empty.</exception>
    /// <remarks>In memory: every pattern.</remarks>
    public static EnumerationSummary Count(
        Network network, IEnumerable<HPolyhedron> domains, Engine engine = Engine.Auto, EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(domains);
        PatternSetSink all = new();
        EnumerationSummary total = new(StopReason.Complete, 0, 0, 0, TimeSpan.Zero);
        long? regions = budget?.MaxRegions;
        foreach (HPolyhedron domain in domains)
        {
            EnumerationBudget? rest = budget is null ? null : budget.After(total.Elapsed) with { MaxRegions = regions };
            Engine used = EngineChoice.For(network, domain, engine, countsOnly: false);
            EnumerationSummary one = RegionEnumerator.Enumerate(network, domain, ref all, used, rest, cancellation);
            regions -= one.ActivationRegions;
            total = new EnumerationSummary(
                one.StopReason, all.Patterns.Count, total.SignTests + one.SignTests, total.ExactSignTests + one.ExactSignTests,
                total.Elapsed + one.Elapsed);
            if (!one.IsComplete)
            {
                break;
            }
        }

        return total;
    }
}
