using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Families;
using Polyhedra.Arrangements.Hyperplanes.Files;

namespace Polyhedra.Cli.Commands.Chambers;

/// <summary>An arrangement with what identifies it in a report.</summary>
/// <param name="Name">The path of the file, or the name of the family's member.</param>
/// <param name="IsFamily">Which of the two.</param>
/// <param name="Arrangement">The hyperplanes.</param>
/// <param name="Known">What the literature knows about it; null where the program knows nothing.</param>
/// <param name="Digest">The digest.</param>
internal sealed record ArrangementDescription(
    string Name, bool IsFamily, HyperplaneArrangement Arrangement, KnownAnswer? Known, string Digest)
{
    /// <summary>What the reader of the file should know, a line each; often empty.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Reads a file or makes a member of a family; exactly one of them must be given.</summary>
    /// <exception cref="UsageException">None or both are, or there is no such family.</exception>
    /// <exception cref="BadInputException">The file cannot be used, or the member is too large.</exception>
    public static ArrangementDescription Read(string? path, string? family)
    {
        if ((path is null) == (family is null))
        {
            throw new UsageException("arrangement: expected a FILE or --family NAME, and not both (see polyhedra arrangement --help)");
        }

        if (family is not null)
        {
            NamedArrangement member = OptionValue.Parse(() => NamedArrangement.Parse(family));
            string digest = ArrangementDigest.Compute(member.Arrangement);
            return new ArrangementDescription(family, true, member.Arrangement, member.Known, digest);
        }

        if (path!.EndsWith(".edges", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadInputException($"{path}: a list of edges is read by --family graphical:{path}");
        }

        (HyperplaneArrangement arrangement, IReadOnlyList<string> notes) = ArrangementFile.ReadNoted(path);
        return new ArrangementDescription(path, false, arrangement, null, ArrangementDigest.Compute(arrangement)) { Notes = notes };
    }

    /// <summary>Adds to a report: the family or the path, and sizes.</summary>
    public void AddTo(JsonFields json, int rank) => json
        .Add(IsFamily ? "family" : "path", Name)
        .Add("digest", Digest)
        .Add("dimension", Arrangement.Dimension)
        .Add("hyperplanes", Arrangement.Count)
        .Add("duplicates", Arrangement.DuplicateCount)
        .Add("rank", rank)
        .Add("notes", Notes.Count > 0 ? Notes : null);
}
