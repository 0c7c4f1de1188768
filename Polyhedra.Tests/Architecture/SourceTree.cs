using System.Collections.Immutable;

namespace Polyhedra.Tests.Architecture;

/// <summary>The C# files of the repository, without what a build leaves in <c>bin</c> and <c>obj</c>.</summary>
internal static class SourceTree
{
    /// <summary>The projects that are shipped, each after those that it refers to.</summary>
    public static ImmutableArray<string> Products { get; } =
        ["Polyhedra.Core", "Polyhedra.Arrangements", "Polyhedra.OrTools", "Polyhedra.Onnx", "Polyhedra.Checker", "Polyhedra.Cli"];

    /// <summary>All projects.</summary>
    public static ImmutableArray<string> Projects { get; } = [.. Products, "Polyhedra.Benchmarks", "Polyhedra.Fuzz", "Polyhedra.Tests"];

    /// <summary>The files of all projects, in order of their paths.</summary>
    public static ImmutableArray<SourceFile> Files { get; } = [.. Projects.SelectMany(Read)];

    /// <summary>The files of one project.</summary>
    public static IEnumerable<SourceFile> Of(string project) =>
        Files.Where(file => string.Equals(file.Project, project, StringComparison.Ordinal));

    /// <summary>The files below a folder of the repository whose names end as given, by their paths from the root, in order; no <c>bin</c>,
    /// no <c>obj</c>.</summary>
    public static IEnumerable<string> Paths(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<SourceFile> Read(string project) => Paths(project, "*.cs").Select(path => new SourceFile(project, path));
}
