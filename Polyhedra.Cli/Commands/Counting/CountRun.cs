using Polyhedra.Arrangements.Certificates;
using Polyhedra.Cli.Commands.Certificates;

namespace Polyhedra.Cli.Commands.Counting;

/// <summary>Runs the enumeration of <c>count</c>, once or several times, under budgets and interrupts.</summary>
/// <remarks>Several threads only count activation regions; what is kept in memory is kept by one.</remarks>
internal sealed class CountRun(RegionInput input, Engine engine, int threads, EnumerationBudget budget, Runner run)
{
    /// <summary>Runs until the repetitions are done or a run is stopped. The budgets hold for each run. Once a run was complete its
    /// count stands: a later run that is stopped ends the repetition and changes nothing else.</summary>
    public CountReport Repeat(int repetitions, bool activationOnly, bool crossCheck) => run.Stopping(cancellation =>
    {
        CountReport? report = null;
        for (int i = 0; i < repetitions; i++)
        {
            (EnumerationSummary summary, RegionCounts? counts) =
                run.WithProgress(progress => Run(activationOnly, budget with { Progress = progress }, cancellation));
            double seconds = summary.Elapsed.TotalSeconds;
            if (report is null)
            {
                int used = activationOnly && engine == Engine.Vertex ? threads : 1;
                report = new CountReport(input, engine, used, summary, counts, null, seconds, seconds);
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

        if (crossCheck && report!.Summary.IsComplete)
        {
            CrossCheckResult result = run.WithProgress(progress =>
                CrossCheck.Run(input.Network, input.Domain, budget with { Progress = progress }, cancellation));
            report = report with { CrossCheck = result };
        }

        return report!;
    });

    /// <summary>Writes the certificate, if one is wanted, with walks of its own under the same budgets.</summary>
    /// <param name="proof">Where to.</param>
    /// <param name="report">What was reported. If it is complete and has affine pieces and linear regions, the certificate is about these
    /// too.</param>
    /// <returns>The exit code of both.</returns>
    public int Certify(CertificateTarget proof, CountReport report)
    {
        if (proof.IsWanted && NetworkDescription.IsCompiled(input.Description.Path) && input.Slice is null)
        {
            run.Tell("the certificate is about the network that polyhedra convert writes; the checker reads that file");
        }

        CertificateClaim claim = report is { Summary.IsComplete: true, Counts: not null }
            ? CertificateClaim.LinearRegions
            : CertificateClaim.ActivationRegions;
        return proof.Add(
            report.ExitCode, report.Summary.StopReason == StopReason.Cancelled,
            (stream, progress, cancellation) => input.Hull is { } hull
                ? CertificateWriter.Write(
                    input.Description.Network, hull.Flat, claim, stream, engine, budget with { Progress = progress }, cancellation)
                : CertificateWriter.Write(
                    input.Network, input.Domain, claim, stream, engine, budget with { Progress = progress }, cancellation),
            report.Summary.IsComplete ? report.Summary.ActivationRegions : null, "activation regions", report.Counts);
    }

    /// <summary>Writes the certificate of a complete count that was taken elsewhere.</summary>
    /// <param name="proof">Where to.</param>
    /// <param name="input">The network and the domain.</param>
    /// <param name="expected">The number of activation regions that was reported.</param>
    /// <param name="budget">The budgets of the walk.</param>
    /// <returns>The exit code of the writing alone.</returns>
    public static int Certify(CertificateTarget proof, RegionInput input, long expected, EnumerationBudget budget) => proof.Add(
        Output.ExitCode.Success, isInterrupted: false,
        (stream, progress, cancellation) => new CertifiedCounts(CertificateWriter.Write(
            input.Network, input.Domain, stream, Engine.Lp, budget with { Progress = progress }, cancellation)),
        expected, "activation regions");

    private (EnumerationSummary Summary, RegionCounts? Counts) Run(
        bool activationOnly, EnumerationBudget runBudget, CancellationToken cancellation)
    {
        if (activationOnly)
        {
            return (RegionEnumerator.Count(input.Network, input.Domain, engine, threads, runBudget, cancellation), null);
        }

        RegionCounts counts = RegionCounter.Count(
            input.Network, input.Domain, engine: engine, budget: runBudget, cancellation: cancellation);
        return (counts.Summary, counts);
    }
}
