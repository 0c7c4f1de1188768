using System.IO.Compression;
using System.Numerics;
using Polyhedra.Arrangements.Enumeration;

namespace Polyhedra.Cli.Commands;

/// <summary>The file of a certificate, which appears only when it is whole; gzip if its name ends in <c>.gz</c>.</summary>
internal sealed class CertificateTarget : IDisposable
{
    private readonly OutputTarget _target;
    private readonly bool _compresses;

    private CertificateTarget(OutputTarget target, bool compresses)
    {
        _target = target;
        _compresses = compresses;
    }

    /// <summary>Opens the file at a path, or nothing if there is none.</summary>
    public static CertificateTarget? Open(string? path, CliContext context)
    {
        if (path is { Length: 0 })
        {
            throw new UsageException("--certificate: expected a file name, got nothing");
        }

        return path is null ? null : new CertificateTarget(OutputTarget.Open(path, context), path.EndsWith(".gz", StringComparison.Ordinal));
    }

    /// <summary>Writes a certificate with a walk of its own, and gives the file its name unless the walk was complete and found another number than was reported. The cells that a
    /// stopped walk did not come to are open in the certificate.</summary>
    /// <param name="write">Walks and writes.</param>
    /// <param name="reported">The number that was reported; null if that was not a complete count.</param>
    /// <param name="what">What is counted.</param>
    /// <param name="context">Receives a message if anything is not as wished.</param>
    /// <returns>The exit code.</returns>
    public int Write(Func<Stream, IProgress<long>?, EnumerationSummary> write, BigInteger? reported, string what, CliContext context)
    {
        EnumerationSummary summary = context.WithProgress(progress => Write(stream => write(stream, progress)));
        if (summary.IsComplete && reported is { } count && summary.ActivationRegions != count)
        {
            context.Tell($"no certificate was written: its walk found {summary.ActivationRegions} {what}, not {count}");
            return ExitCode.No;
        }

        _target.Commit();
        if (!summary.IsComplete)
        {
            context.Tell($"the certificate proves bounds only: its walk was stopped by {Stop.NameOf(summary.StopReason)}");
        }

        return Stop.ExitCodeOf(summary.StopReason);
    }

    private EnumerationSummary Write(Func<Stream, EnumerationSummary> write)
    {
        EnumerationSummary? summary = null;
        _target.Write(stream =>
        {
            if (_compresses)
            {
                using GZipStream compressed = new(stream, CompressionLevel.Optimal, leaveOpen: true);
                summary = write(compressed);
            }
            else
            {
                summary = write(stream);
            }
        });
        return summary!;
    }

    public void Dispose() => _target.Dispose();
}
