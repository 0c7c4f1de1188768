namespace Polyhedra.Tests.Architecture;

/// <summary>A C# file of the repository.</summary>
/// <param name="Project">Its project, like <c>Polyhedra.Core</c>.</param>
/// <param name="Path">Its path from the root of the repository, with slashes.</param>
internal sealed record SourceFile(string Project, string Path)
{
    /// <summary>The folder that the file is in, from the root of the repository, with slashes.</summary>
    public string Folder => Path[..Path.LastIndexOf('/')];

    /// <summary>The text of the file.</summary>
    public string Text() => File.ReadAllText(System.IO.Path.Combine(Repository.Root, Path));

    /// <summary>The lines of the file.</summary>
    public string[] Lines() => File.ReadAllLines(System.IO.Path.Combine(Repository.Root, Path));
}
