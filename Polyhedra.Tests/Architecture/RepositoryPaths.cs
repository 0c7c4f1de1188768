using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Polyhedra.Tests.Architecture;

/// <summary>The files and folders of the repository by their paths from its root, without what builds and git leave.</summary>
internal sealed class RepositoryPaths
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal) { "." };
    private readonly string _lines;

    /// <summary>Reads the tree.</summary>
    public RepositoryPaths()
    {
        Files = [.. Below(new DirectoryInfo(Repository.Root))];
        _lines = string.Join('\n', _paths.Order(StringComparer.Ordinal));
    }

    /// <summary>The files.</summary>
    public ImmutableArray<string> Files { get; }

    /// <summary>Whether there is a file or folder with this path.</summary>
    public bool Holds(string path) => _paths.Contains(path);

    /// <summary>Whether the path of some file or folder ends with this one, but for what follows a dot or a hyphen in its last
    /// part.</summary>
    /// <param name="end">Whole parts of a path; <c>*</c> stands for anything within a part.</param>
    public bool HoldsEnding(string end)
    {
        string pattern = Regex.Escape(end).Replace("\\*", "[^/\n]*", StringComparison.Ordinal);
        return Regex.IsMatch(_lines, $"(?:^|/){pattern}(?:[.-][^/\n]*)?$", RegexOptions.Multiline, TimeSpan.FromSeconds(10));
    }

    private IEnumerable<string> Below(DirectoryInfo folder)
    {
        foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos())
        {
            string path = Path.GetRelativePath(Repository.Root, entry.FullName).Replace('\\', '/');
            if (entry.Name is "bin" or "obj" or ".git" or "TestResults" or "__pycache__")
            {
                continue;
            }

            _ = _paths.Add(path);
            foreach (string file in entry is DirectoryInfo inner ? Below(inner) : [path])
            {
                yield return file;
            }
        }
    }
}
