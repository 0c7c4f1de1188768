namespace Polyhedra.Tests.Cli;

/// <summary>The tables of <c>data/README.md</c>.</summary>
internal static class DataReadme
{
    /// <summary>The rows about files in the section of a folder, as the texts of their cells without code marks.</summary>
    public static IEnumerable<string[]> Rows(string folder) =>
        File.ReadLines(Repository.Data("README.md"))
            .SkipWhile(line => !string.Equals(line, $"## `{folder}/`", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim(' ', '`')).ToArray());
}
