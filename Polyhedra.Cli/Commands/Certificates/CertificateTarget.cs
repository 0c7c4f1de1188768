using System.IO.Compression;
using System.Numerics;
using Polyhedra.Arrangements.Certificates;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Certificates;

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

    /// <summary>Writes a certificate with walks of its own, and gives the file its name unless they were complete and found other numbers than were reported. What stopped walks did not come to
    /// is not proved: cells that are left are open in the certificate.</summary>
    /// <param name="write">Walks and writes.</param>
    /// <param name="reported">The number that was reported; null if that was not a complete count.</param>
    /// <param name="what">What is counted.</param>
    /// <param name="context">Receives a message if anything is not as wished.</param>
    /// <param name="others">The affine pieces and linear regions that were reported, if the certificate is about them.</param>
    /// <returns>The exit code.</returns>
    public int Write(Func<Stream, IProgress<long>?, CertifiedCounts> write, BigInteger? reported, string what, CliContext context, RegionCounts? others = null)
    {
        CertifiedCounts counts = context.WithProgress(progress => Write(stream => write(stream, progress)));
        string? difference = Difference("affine pieces", counts.AffinePieces, others?.AffinePieces)
            ?? Difference("linear regions", counts.LinearRegions, others?.LinearRegions)
            ?? (counts.HasOpenNodes ? null : Difference(what, counts.Summary.ActivationRegions, reported));
        if (difference is not null)
        {
            context.Tell($"no certificate was written: its walk found {difference}");
            return ExitCode.No;
        }

        _target.Commit();
        if (!counts.Summary.IsComplete)
        {
            string proved = counts.HasOpenNodes ? "bounds only" : $"the number of {what} only";
            context.Tell($"the certificate proves {proved}: its walk was stopped by {Stop.NameOf(counts.Summary.StopReason)}");
        }

        return Stop.ExitCodeOf(counts.Summary.StopReason);
    }

    private static string? Difference(string what, BigInteger? found, BigInteger? reported) =>
        found is null || reported is null || found == reported ? null : $"{found} {what}, not {reported}";

    private CertifiedCounts Write(Func<Stream, CertifiedCounts> write)
    {
        CertifiedCounts? counts = null;
        _target.Write(stream =>
        {
            if (_compresses)
            {
                using GZipStream compressed = new(stream, CompressionLevel.Optimal, leaveOpen: true);
                counts = write(compressed);
            }
            else
            {
                counts = write(stream);
            }
        });
        return counts!;
    }

    public void Dispose() => _target.Dispose();
}
