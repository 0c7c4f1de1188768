namespace Polyhedra.Cli.Output;

/// <summary>Texts for people.</summary>
internal static class Words
{
    /// <summary>A number with its noun.</summary>
    public static string Plural(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
