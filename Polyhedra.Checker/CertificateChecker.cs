namespace Polyhedra.Checker;

/// <summary>Checks certificates of the format that docs/certificate-format.md fixes.</summary>
public static class CertificateChecker
{
    /// <summary>Whether a certificate proves how many activation regions a network has, or chambers an arrangement, and how many.</summary>
    /// <param name="path">A <c>polyhedra-network/1</c>, <c>.nnet</c> or <c>polyhedra-arrangement/1</c> file.</param>
    /// <param name="certificatePath">The certificate; gzip if the name ends in <c>.gz</c>.</param>
    /// <param name="options">What it must be about, or null.</param>
    /// <exception cref="FormatException">The file or the wanted domain cannot be used; one line. Anything wrong with the certificate is a verdict.</exception>
    public static Verdict Check(string path, string certificatePath, CheckOptions? options = null)
    {
        options ??= new CheckOptions();
        Subject subject = Subject.Read(path, options.Numbers, options.Normalise);
        List<Fraction[]>? domain = options.Domain is null ? null : DomainText.Parse(options.Domain, subject.Inputs);
        SharedWork work = new();
        LeafTable leaves = new();

        // Each reads the whole file and checks its share of the tree; the first goes on behind the tree.
        List<CertificateReader> readers = [.. Enumerable.Range(0, Math.Max(1, options.Threads)).Select(_ => new CertificateReader(subject, domain, options, work, leaves))];
        List<Task> tasks = readers.ConvertAll(reader =>
            Task.Factory.StartNew(() => reader.ReadTree(certificatePath), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        tasks.ForEach(task => task.GetAwaiter().GetResult());
        if (readers.TrueForAll(reader => reader.Reason is null))
        {
            readers[0].ReadEnd([.. readers.Skip(1)]);
        }

        readers.ForEach(reader => reader.Dispose());
        string? reason = readers.Where(reader => reader.Reason is not null).MinBy(reader => reader.Line)?.Reason;
        return reason is null ? readers[0].Verdict! : Verdict.Rejected(reason);
    }
}
