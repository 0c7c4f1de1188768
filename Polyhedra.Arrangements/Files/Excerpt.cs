using System.Globalization;
using System.Text;

namespace Polyhedra.Arrangements.Files;

/// <summary>Makes foreign text fit to stand in a one-line message: short, and without control characters.</summary>
internal static class Excerpt
{
    private const int MaxQuoted = 40;
    private const int MaxLine = 300;

    /// <summary>The text in double quotes, shortened to about 40 characters.</summary>
    public static string Quote(string text) => $"\"{Shorten(text, MaxQuoted)}\"";

    /// <summary>The text without quotes, shortened to about 300 characters.</summary>
    public static string Line(string text) => Shorten(text, MaxLine);

    private static string Shorten(string text, int maxLength)
    {
        // The end of a long path says more than its middle.
        int head = maxLength / 2;
        string kept = text.Length <= maxLength ? text : string.Concat(text.AsSpan(0, head), "...", text.AsSpan(text.Length - head + 3));
        StringBuilder line = new(kept.Length);
        foreach (char c in kept)
        {
            if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029')
            {
                line.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                line.Append(c);
            }
        }

        return line.ToString();
    }
}
