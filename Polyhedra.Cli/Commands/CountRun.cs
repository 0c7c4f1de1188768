using Polyhedra.Arrangements.Enumeration;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands;

/// <summary>Runs the enumeration of <c>count</c>, once or several times, under budgets and interrupts.</summary>
internal sealed class CountRun(NetworkDescription network, HPolyhedron domain, EnumerationBudget budget, CliContext context)
{
    /// <summary>Runs until the repetitions are done or a run is stopped. The budgets hold for each run. Once a run was complete its
    /// count stands: a later run that is stopped ends the repetition and changes nothing else.</summary>
    public CountReport Repeat(int repetitions, bool activationOnly, string domainText, string engine)
    {
        using Interrupt interrupt = new();
        CountReport? report = null;
        for (int i = 0; i < repetitions; i++)
        {
            (EnumerationSummary summary, RegionCounts? counts) =
                context.WithProgress(progress => Run(activationOnly, budget with { Progress = progress }, interrupt.Token));
            double seconds = summary.Elapsed.TotalSeconds;
            if (report is null)
            {
                report = new CountReport(network, domainText, engine, summary, counts, seconds, seconds);
            }
            else if (summary.IsComplete)
            {
                report = report with { BestSeconds = Math.Min(seconds, report.BestSeconds) };
            }

            if (!summary.IsComplete)
            {
                break;
            }
        }

        return report!;
    }

    private (EnumerationSummary Summary, RegionCounts? Counts) Run(
        bool activationOnly, EnumerationBudget runBudget, CancellationToken cancellation)
    {
        if (activationOnly)
        {
            CountingSink counter = default;
            return (RegionEnumerator.Enumerate(network.Network, domain, ref counter, runBudget, cancellation), null);
        }

        RegionCounts counts = RegionCounter.Count(network.Network, domain, budget: runBudget, cancellation: cancellation);
        return (counts.Summary, counts);
    }
}
