using Polyhedra.Arrangements.Certificates;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Commands.Certificates;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Counting;

/// <summary>Runs the enumeration of <c>count</c>, once or several times, under budgets and interrupts.</summary>
/// <remarks>Several threads only count activation regions; what is kept in memory is kept by one.</remarks>
internal sealed class CountRun(
    RegionInput input, Engine engine, int threads, EnumerationBudget budget, CliContext context)
{
    /// <summary>Runs until the repetitions are done or a run is stopped. The budgets hold for each run. Once a run was complete its
    /// count stands: a later run that is stopped ends the repetition and changes nothing else.</summary>
    public CountReport Repeat(int repetitions, bool activationOnly, bool crossCheck)
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
            CrossCheckResult result = context.WithProgress(progress =>
                CrossCheck.Run(input.Network, input.Domain, budget with { Progress = progress }, interrupt.Token));
            report = report with { CrossCheck = result };
        }

        return report!;
    }

    /// <summary>Writes the certificate, with walks of its own under the same budgets. After an interrupt nothing is walked any more: the whole domain is open.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="report">What was reported. If it is complete and has affine pieces and linear regions, the certificate is about these too.</param>
    /// <returns>The exit code of both.</returns>
    public int Certify(CertificateTarget target, CountReport report)
    {
        using Interrupt interrupt = new();
        CancellationToken token = report.Summary.StopReason == StopReason.Cancelled ? new CancellationToken(canceled: true) : interrupt.Token;
        CertificateClaim claim = report is { Summary.IsComplete: true, Counts: not null } ? CertificateClaim.LinearRegions : CertificateClaim.ActivationRegions;
        int exitCode = target.Write(
            (stream, progress) => CertificateWriter.Write(input.Network, input.Domain, claim, stream, engine, budget with { Progress = progress }, token),
            report.Summary.IsComplete ? report.Summary.ActivationRegions : null, "activation regions", context, report.Counts);
        return exitCode == ExitCode.No || report.ExitCode == ExitCode.Success ? exitCode : report.ExitCode;
    }

    /// <summary>Writes the certificate of a complete count that was taken elsewhere.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="expected">The number of activation regions that was reported.</param>
    /// <returns>The exit code of the writing alone.</returns>
    public int Certify(CertificateTarget target, long expected)
    {
        using Interrupt interrupt = new();
        return target.Write(
            (stream, progress) => new CertifiedCounts(
                CertificateWriter.Write(input.Network, input.Domain, stream, engine, budget with { Progress = progress }, interrupt.Token)),
            expected, "activation regions", context);
    }

    private (EnumerationSummary Summary, RegionCounts? Counts) Run(
        bool activationOnly, EnumerationBudget runBudget, CancellationToken cancellation)
    {
        if (activationOnly)
        {
            return (RegionEnumerator.Count(input.Network, input.Domain, engine, threads, runBudget, cancellation), null);
        }

        RegionCounts counts = RegionCounter.Count(input.Network, input.Domain, engine: engine, budget: runBudget, cancellation: cancellation);
        return (counts.Summary, counts);
    }
}
