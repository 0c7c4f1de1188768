using System.IO.Compression;
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

    /// <summary>Writes the text.</summary>
    public EnumerationSummary Write(Func<Stream, EnumerationSummary> write)
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

    /// <summary>Gives the file its name.</summary>
    public void Commit() => _target.Commit();

    public void Dispose() => _target.Dispose();
}
