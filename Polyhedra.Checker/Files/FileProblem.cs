using System.Text.Json;

namespace Polyhedra.Checker.Files;

/// <summary>What goes wrong in reading a file.</summary>
internal static class FileProblem
{
    /// <summary>Says of whatever goes wrong in reading a file that its format is wrong, with its name.</summary>
    public static T Named<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException or JsonException
            or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"{name}: {TextOf(problem)}", problem);
        }
    }

    // The parser's own words are about its use.
    private static string TextOf(Exception problem) => problem switch
    {
        JsonException { LineNumber: { } line } => $"line {line + 1}: invalid JSON, or more than 64 deep",
        JsonException => "a key stands twice in one object",
        InvalidOperationException => "a value of another kind than the format says, or a text with an unpaired surrogate",
        _ => problem.Message,
    };
}
