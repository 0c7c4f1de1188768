using System.IO.Compression;
using System.Numerics;
using Polyhedra.Arrangements.Certificates;

namespace Polyhedra.Cli.Commands.Certificates;

/// <summary>The file of a certificate, which appears only when it is whole; gzip if its name ends in <c>.gz</c>.</summary>
internal sealed class CertificateTarget
{
    private readonly Runner _run;
    private readonly OutputTarget? _target;
    private readonly bool _compresses;

    private CertificateTarget(string? path, Runner run)
    {
        _run = run;
        _target = path is null ? null : run.Open(path, "--certificate");
        _compresses = path?.EndsWith(".gz", StringComparison.Ordinal) == true;
    }

    /// <summary>Whether there is a certificate to be written.</summary>
    public bool IsWanted => _target is not null;

    /// <summary>The option that asks for a certificate.</summary>
    public static TextOption CreateOption(string of, string more = "; .gz compresses it.") =>
        new("--certificate", "FILE", $"Also write a proof of {of}, which polyhedra check verifies{more}");

    /// <summary>Opens the file at a path; where there is none, nothing is written.</summary>
    public static CertificateTarget Open(string? path, Runner run) => new(path, run);

    /// <summary>Writes a certificate, if one is wanted, with walks of its own, and gives the file its name unless they were complete and
    /// found other numbers than were reported. What stopped walks did not come to is not proved: cells that are left are open in the
    /// certificate. If the answer that was reported is "no" there is nothing to prove.</summary>
    /// <param name="exitCode">The exit code of the report.</param>
    /// <param name="isInterrupted">Whether an interrupt ended what was reported; then nothing is walked any more, and everything is
    /// open.</param>
    /// <param name="write">Walks and writes.</param>
    /// <param name="reported">The number that was reported; null if that was not a complete count.</param>
    /// <param name="what">What is counted.</param>
    /// <param name="others">The affine pieces and linear regions that were reported, if the certificate is about them.</param>
    /// <returns>The exit code of report and certificate.</returns>
    public int Add(
        int exitCode, bool isInterrupted, Func<Stream, IProgress<long>?, CancellationToken, CertifiedCounts> write, BigInteger? reported,
        string what, RegionCounts? others = null)
    {
        if (_target is null || exitCode == ExitCode.No)
        {
            return exitCode;
        }

        CertifiedCounts counts = _run.Work((progress, cancellation) =>
            Write(stream => write(stream, progress, isInterrupted ? new CancellationToken(canceled: true) : cancellation)));
        string? difference = Difference("affine pieces", counts.AffinePieces, others?.AffinePieces)
            ?? Difference("linear regions", counts.LinearRegions, others?.LinearRegions)
            ?? (counts.HasOpenNodes ? null : Difference(what, counts.Summary.ActivationRegions, reported));
        if (difference is not null)
        {
            _run.Tell($"no certificate was written: its walk found {difference}");
            return ExitCode.No;
        }

        _target.Commit();
        if (!counts.Summary.IsComplete)
        {
            string proved = counts.HasOpenNodes ? "bounds only" : $"the number of {what} only";
            _run.Tell($"the certificate proves {proved}: its walk was stopped by {Stop.NameOf(counts.Summary.StopReason)}");
        }

        return exitCode == ExitCode.Success ? Stop.ExitCodeOf(counts.Summary.StopReason) : exitCode;
    }

    private static string? Difference(string what, BigInteger? found, BigInteger? reported) =>
        found is null || reported is null || found == reported ? null : $"{found} {what}, not {reported}";

    private CertifiedCounts Write(Func<Stream, CertifiedCounts> write)
    {
        CertifiedCounts? counts = null;
        _target!.Write(stream =>
        {
            using GZipStream? compressed = _compresses ? new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true) : null;
            counts = write(compressed ?? stream);
        });
        return counts!;
    }
}
