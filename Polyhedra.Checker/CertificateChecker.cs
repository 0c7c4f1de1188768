using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Certificates;
using Polyhedra.Checker.Claims;
using Polyhedra.Checker.Files;
using Polyhedra.Checker.Networks;
using Polyhedra.Checker.Scheduling;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker;

/// <summary>Checks certificates of the format that docs/certificate-format.md fixes.</summary>
public static class CertificateChecker
{
    /// <summary>Whether a certificate proves how many activation regions a network has, or chambers an arrangement, and how many.</summary>
    /// <param name="path">A <c>polyhedra-network/1</c>, <c>.nnet</c> or <c>polyhedra-arrangement/1</c> file.</param>
    /// <param name="certificatePath">The certificate; gzip if the name ends in <c>.gz</c>.</param>
    /// <param name="options">What it must be about, or null.</param>
    /// <exception cref="FormatException">The file or the wanted domain cannot be used; one line. Anything wrong with the certificate is a
    /// verdict.</exception>
    public static Verdict Check(string path, string certificatePath, CheckOptions? options = null)
    {
        options ??= new CheckOptions();
        Subject subject = SubjectFile.Read(path, options.Numbers, options.Normalise);
        List<Fraction[]>? domain = options.Domain is null ? null : DomainText.Parse(options.Domain, subject.Inputs);
        Wanted wanted = new(domain, options.Numbers, options.Count);

        // Each reads the whole file and checks its shares of the tree; the first goes on behind the tree.
        LeafTable leaves = new();
        FirstRejection rejection = new();
        Scheduler scheduler = new();
        List<CertificateReader> readers = [];
        while (readers.Count < Math.Max(1, options.Threads))
        {
            readers.Add(new CertificateReader(subject, wanted, leaves, rejection, scheduler.Take));
        }

        Scheduler.Run(readers.Select(reader => (Action)(() => reader.ReadTree(certificatePath))));
        string? reason = FirstReason(readers);
        if (reason is null)
        {
            readers[0].ReadEnd(readers[1..]);
            reason = readers[0].Reason;
        }

        readers.ForEach(reader => reader.Dispose());
        return reason is null ? VerdictOf(subject, readers[0].Statement!) : Verdict.Rejected(reason);
    }

    // The reason of the reader that rejected the first line; null if none did.
    private static string? FirstReason(List<CertificateReader> readers)
    {
        CertificateReader? first = null;
        foreach (CertificateReader reader in readers)
        {
            if (reader.Reason is not null && (first is null || reader.Line < first.Line))
            {
                first = reader;
            }
        }

        return first?.Reason;
    }

    private static Verdict VerdictOf(Subject subject, Statement proved) => new(
        null,
        subject.IsArrangement ? "chambers" : "activation regions",
        proved.Tree.Leaves,
        proved.Tree.Leaves + proved.Tree.OpenBound,
        proved.AffinePieces,
        proved.LinearRegions,
        subject.Digest,
        subject.Numbers,
        proved.DomainLines,
        proved.HullDimension);
}
