namespace Polyhedra.Tests.Architecture;

/// <summary>A file or folder of the repository that a text names.</summary>
/// <param name="Source">The path of the text from the root of the repository.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Target">What it names, as it stands there.</param>
internal sealed record Citation(string Source, int Line, string Target)
{
    /// <summary>Whether what is named exists: beside the text, below the root, or as the end of the path of some file or folder.</summary>
    /// <remarks>The last is for names like <c>Rows/RowBounds.cs</c>.</remarks>
    public bool Exists(RepositoryPaths paths)
    {
        string target = Target.TrimEnd('/');
        string beside = Path.GetFullPath(Path.Combine(Repository.Root, Source, "..", target));
        return paths.Holds(Path.GetRelativePath(Repository.Root, beside).Replace('\\', '/')) || paths.HoldsEnding(target);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Source}({Line}): {Target}";
}
