using Polyhedra.Checker.Certificates;
using Polyhedra.Checker.Claims;
using Polyhedra.Checker.Files;
using Polyhedra.Checker.Networks;
using Polyhedra.Checker.Text;

namespace Polyhedra.Tests.Checker.Certificates;

/// <summary>Several readings of certificates about one file, each told by a scheduler of its own, right or wrong, which shares to
/// check.</summary>
internal sealed class SharedReading : IDisposable
{
    public SharedReading(string subjectPath, params Func<long, long>[] schedulers)
    {
        Subject subject = SubjectFile.Read(subjectPath);
        LeafTable leaves = new();
        FirstRejection rejection = new();
        Readers =
        [
            .. schedulers.Select(take => new CertificateReader(subject, new Wanted(null, null, null), leaves, rejection, take)),
        ];
    }

    /// <summary>The readings.</summary>
    public CertificateReader[] Readers { get; }

    /// <summary>Reads certificates one after the other, a reading each; then the first goes on to the end, as the checker does.</summary>
    /// <returns>Why nothing is proved; null if something is.</returns>
    public string? Read(params string[] paths)
    {
        for (int i = 0; i < paths.Length; i++)
        {
            Readers[i].ReadTree(paths[i]);
        }

        string? reason = Readers.Where(reader => reader.Reason is not null).MinBy(reader => reader.Line)?.Reason;
        if (reason is null)
        {
            Readers[0].ReadEnd(Readers[1..]);
            reason = Readers[0].Reason;
        }

        return reason;
    }

    public void Dispose() => Array.ForEach(Readers, reader => reader.Dispose());
}
