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
            throw new FormatException($"{name}: {problem.Message}", problem);
        }
    }
}
