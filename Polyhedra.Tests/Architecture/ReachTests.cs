using NUnit.Framework;

namespace Polyhedra.Tests.Architecture;

/// <summary>How many files somebody has to know who wants to know how one count comes about.</summary>
/// <remarks>
/// Counted are files of <c>Polyhedra.Core</c> and <c>Polyhedra.Arrangements</c>: those of the walker that <c>count</c> uses and of the
/// reader of network files, and from each file on all the files of every type that it refers to (<see cref="TypeReferences"/>),
/// enumerations and interfaces too. A type in parts counts as often as it has files, because all of them have to be read to know its
/// fields; a file counts whole, whatever of it one count needs. A finer rule (only the members that a count can call) would be a smaller
/// number, but one that nobody can check by reading, and that would not fall when a type is split into what belongs together.
/// </remarks>
public sealed class ReachTests
{
    /// <summary>The number may only become smaller, but for a new concept that a count cannot do without: 80, and then rows without their
    /// zeros (<c>SparseMatrix</c>, <c>WeightColumns</c>, <c>SparseComposer</c>, <c>SameRows</c>) and files of other programs
    /// (<c>ForeignFile</c>, <c>FileKind</c>).</summary>
    private const int Most = 86;

    [Test]
    public void One_count_reaches_few_files()
    {
        SortedSet<string> reached = Reach("VertexWalker", "NetworkFile");
        string list = $"{reached.Count} files:\n{string.Join('\n', reached)}";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reached, Has.Count.AtMost(Most), list);
            Assert.That(reached, Has.Count.AtLeast(40), list);
        }
    }

    private static SortedSet<string> Reach(params string[] types)
    {
        SortedSet<string> reached = new(types.SelectMany(FilesOf), StringComparer.Ordinal);
        ILookup<string, string> next = TypeReferences.All
            .SelectMany(place => place.Targets.Select(target => (place.File, Target: target)))
            .ToLookup(pair => pair.File, pair => pair.Target, StringComparer.Ordinal);
        Queue<string> waiting = new(reached);
        while (waiting.TryDequeue(out string? file))
        {
            foreach (string target in next[file].Where(reached.Add))
            {
                waiting.Enqueue(target);
            }
        }

        return reached;
    }

    private static IEnumerable<string> FilesOf(string type)
    {
        string[] files =
        [
            .. ProductCode.TypesIn(ProductCode.Of("Polyhedra.Arrangements"))
                .Where(candidate => string.Equals(candidate.Name, type, StringComparison.Ordinal))
                .SelectMany(found => ProductCode.Declaring(found)),
        ];
        Assert.That(files, Is.Not.Empty, $"There is no type {type} in Polyhedra.Arrangements: this test must say what took its place.");
        return files;
    }
}
