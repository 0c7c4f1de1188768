namespace Polyhedra.Tests.Architecture;

/// <summary>The lists beside the tests of this folder: lines of text, with comments that begin with <c>#</c>.</summary>
internal static class CommittedText
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Polyhedra.Tests", "Architecture");

    /// <summary>The lines of a list that are neither empty nor a comment.</summary>
    public static string[] Lines(string name) =>
        [.. File.ReadLines(Path.Combine(Folder, name)).Where(line => line.Length > 0 && !IsComment(line))];

    /// <summary>Writes a list anew under the comment that it begins with. Only for tests that are run by name.</summary>
    public static void Write(string name, IEnumerable<string> lines)
    {
        string path = Path.Combine(Folder, name);
        string[] head = File.Exists(path) ? [.. File.ReadLines(path).TakeWhile(IsComment)] : [];
        File.WriteAllText(path, string.Concat(head.Concat(lines).Select(line => line + "\n")));
    }

    private static bool IsComment(string line) => line.StartsWith('#');
}
