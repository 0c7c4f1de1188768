using System.Text;

namespace Polyhedra.Arrangements.Hyperplanes.Files;

/// <summary>Tells how a file of an arrangement is written: by the ending of its name, and by its beginning.</summary>
/// <remarks><c>.ine</c> and <c>.csv</c> say it alone. Otherwise a file that begins with <c>{</c> is JSON, and one that begins as Sage
/// prints hyperplanes is that; where the beginning says nothing, <c>.txt</c> and <c>.mat</c> are a matrix, <c>.sage</c> is Sage, and
/// anything else should be JSON.</remarks>
internal static class FormatRecognition
{
    private const int StartLength = 4096;

    /// <summary>The format of a file; of one that cannot be looked into, what its name says.</summary>
    public static ArrangementFormat Of(string path)
    {
        if (EndsIn(path, ".ine"))
        {
            return ArrangementFormat.Ine;
        }

        if (EndsIn(path, ".csv"))
        {
            return ArrangementFormat.Csv;
        }

        string start = Start(path);
        return start.StartsWith('{') ? ArrangementFormat.Json
            : SageText.IsStart(start) || EndsIn(path, ".sage") ? ArrangementFormat.Sage
            : EndsIn(path, ".txt") || EndsIn(path, ".mat") ? ArrangementFormat.Matrix
            : ArrangementFormat.Json;
    }

    // The first characters that are neither blank nor in a comment. A pipe can be read but once, and what cannot be opened is told by the
    // reader: both have no beginning.
    private static string Start(string path)
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: > 0 })
            {
                return string.Empty;
            }

            using FileStream stream = File.OpenRead(path);
            byte[] bytes = new byte[StartLength];
            int count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return AfterComments(Encoding.UTF8.GetString(bytes, 0, count).TrimStart('\uFEFF'));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return string.Empty;
        }
    }

    private static string AfterComments(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart();
        while (rest.StartsWith('#'))
        {
            int end = rest.IndexOf('\n');
            rest = end < 0 ? [] : rest[end..].TrimStart();
        }

        return rest.ToString();
    }

    private static bool EndsIn(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
