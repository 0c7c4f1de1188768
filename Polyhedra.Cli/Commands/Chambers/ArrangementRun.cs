using System.Diagnostics;
using Polyhedra.Arrangements.Certificates;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Flats;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;
using Polyhedra.Cli.Commands.Certificates;

namespace Polyhedra.Cli.Commands.Chambers;

/// <summary>Runs the methods of <c>arrangement</c> under budgets and interrupts, one after the other.</summary>
/// <remarks>Several threads only count; with all that is asked of each chamber beside, one thread walks.</remarks>
internal sealed class ArrangementRun(
    ArrangementDescription description, Engine engine, int threads, EnumerationBudget budget, Runner run)
{
    /// <summary>Runs the methods asked for: the polynomial first, then the flats, then the enumeration. An interrupt stops all, the time
    /// limit holds for each.</summary>
    public ArrangementReport Run(bool enumerate, bool polynomial, FlatsWanted flats) => run.Stopping(cancellation =>
    {
        ArrangementReport report = new(description);
        if (polynomial)
        {
            Stopwatch watch = Stopwatch.StartNew();
            (CharacteristicPolynomial? computed, StopReason reason) = ComputePolynomial(cancellation);
            report = report with { Polynomial = computed, PolynomialStop = reason, PolynomialTime = watch.Elapsed };
        }

        if (flats.Any && report.StopReason != StopReason.Cancelled)
        {
            Stopwatch watch = Stopwatch.StartNew();
            (FlatCounts? counted, StopReason reason) = CountFlats(cancellation);
            report = report with { FlatsWanted = flats, Flats = counted, FlatsStop = reason, FlatsTime = watch.Elapsed };
        }

        if (enumerate && report.StopReason != StopReason.Cancelled)
        {
            ChamberCount chambers = Enumerate(regionsOnly: !polynomial, cancellation);
            int used = !polynomial && chambers.Engine == Engine.Vertex ? threads : 1;
            report = report with { Chambers = chambers, ThreadCount = used };
        }

        return report;
    });

    /// <summary>Writes the certificate, if one is wanted, with a walk of its own under the same budgets.</summary>
    /// <param name="proof">Where to.</param>
    /// <param name="report">What was reported.</param>
    /// <returns>The exit code of both.</returns>
    public int Certify(CertificateTarget proof, ArrangementReport report) => proof.Add(
        report.ExitCode, report.StopReason == StopReason.Cancelled,
        (stream, progress, cancellation) => new CertifiedCounts(CertificateWriter.Write(
            description.Arrangement, stream, engine, budget with { Progress = progress }, cancellation)),
        report.IsExact ? report.Regions : null, "chambers");

    private (CharacteristicPolynomial? Polynomial, StopReason Reason) ComputePolynomial(CancellationToken interrupt)
    {
        using WalkSession session = EnumerationBudget.Start(budget, interrupt);
        try
        {
            return (CharacteristicPolynomial.Of(description.Arrangement, session.Stop), StopReason.Complete);
        }
        catch (OperationCanceledException)
        {
            return (null, session.Cause);
        }
    }

    private (FlatCounts? Flats, StopReason Reason) CountFlats(CancellationToken interrupt)
    {
        using WalkSession session = EnumerationBudget.Start(budget, interrupt);
        try
        {
            FlatCounts? flats = FlatCounts.Of(description.Arrangement, session.MostRegions, session.Stop);
            return (flats, flats is null ? StopReason.MaxRegions : StopReason.Complete);
        }
        catch (OperationCanceledException)
        {
            return (null, session.Cause);
        }
    }

    private ChamberCount Enumerate(bool regionsOnly, CancellationToken interrupt) => run.WithProgress(progress =>
    {
        EnumerationBudget withProgress = budget with { Progress = progress };
        return regionsOnly
            ? ChamberEnumerator.CountRegions(description.Arrangement, engine, threads, withProgress, interrupt)
            : ChamberEnumerator.Count(description.Arrangement, engine, withProgress, interrupt);
    });
}
