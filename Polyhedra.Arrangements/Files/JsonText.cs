using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Polyhedra.Arrangements.Files;

/// <summary>Turns bytes into a JSON document of exactly one object, or says at which line and column they are none.</summary>
internal static class JsonText
{
    /// <summary>How deep arrays and objects may be nested.</summary>
    public const int MaxDepth = 64;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether the first byte that is not blank has been seen; it must be <c>{</c>.</summary>
    /// <exception cref="BadInputException">It is another.</exception>
    public static bool RequireObjectStart(ReadOnlySpan<byte> utf8, string source)
    {
        ReadOnlySpan<byte> text = WithoutMark(utf8);
        int start = 0;
        while (start < text.Length && text[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            start++;
        }

        if (start == text.Length || (text.Length < 3 && ByteOrderMark.StartsWith(text)))
        {
            return false;
        }

        if (text[start] == (byte)'{')
        {
            return true;
        }

        string got = text[start] is > 0x20 and < 0x7F ? $"'{(char)text[start]}'" : $"the byte 0x{text[start]:x2}";
        throw Fail(text, start, source, $"expected a JSON object, which begins with '{{', got {got}");
    }

    /// <summary>Parses a text; afterwards every string in it can be read without an exception, and no object has a key
    /// twice.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="source">The file's name, for messages.</param>
    /// <exception cref="BadInputException">The text is not one valid JSON object.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, string source)
    {
        ReadOnlyMemory<byte> text = utf8[(utf8.Length - WithoutMark(utf8.Span).Length)..];
        if (!RequireObjectStart(text.Span, source))
        {
            throw new BadInputException($"{Excerpt.Line(source)}: the file is empty; expected a JSON object");
        }

        RequireUtf8(text.Span, source);
        try
        {
            Validate(text.Span, source);
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException cause)
        {
            throw Invalid(text.Span, source, cause);
        }
    }

    /// <summary>Refuses a text by its beginning alone, so that the rest of a long file of something else need not be
    /// loaded.</summary>
    /// <exception cref="BadInputException">No continuation makes the text valid JSON.</exception>
    public static void RequireValidStart(ReadOnlySpan<byte> utf8, string source)
    {
        ReadOnlySpan<byte> text = WithoutMark(utf8);
        Utf8JsonReader reader = new(text, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }));
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException cause)
        {
            throw Invalid(text, source, cause);
        }
    }

    private static BadInputException Invalid(ReadOnlySpan<byte> text, string source, JsonException cause)
    {
        int lineStart = 0;
        for (long line = cause.LineNumber ?? 0; line > 0; line--)
        {
            lineStart += text[lineStart..].IndexOf((byte)'\n') + 1;
        }

        int suffix = cause.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string problem = suffix >= 0 ? cause.Message[..suffix] : cause.Message;

        // The reader's advice on its own options is of no use to whoever wrote the file.
        int advice = problem.IndexOf(" which is not supported in this mode", StringComparison.Ordinal);
        problem = advice >= 0 ? problem[..advice] : problem;
        return Fail(text, lineStart + (int)(cause.BytePositionInLine ?? 0), source, $"invalid JSON: {problem}", cause);
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith(ByteOrderMark) ? utf8[3..] : utf8;

    private static void RequireUtf8(ReadOnlySpan<byte> text, string source)
    {
        if (Utf8.IsValid(text))
        {
            return;
        }

        int index = 0;
        while (Rune.DecodeFromUtf8(text[index..], out _, out int consumed) == System.Buffers.OperationStatus.Done)
        {
            index += consumed;
        }

        throw Fail(text, index, source, $"the byte 0x{text[index]:x2} is not valid UTF-8");
    }

    // The document itself would accept a repeated key, and would only notice an unpaired surrogate when asked for the string.
    private static void Validate(ReadOnlySpan<byte> text, string source)
    {
        Stack<HashSet<string>> keys = new();
        Utf8JsonReader reader = new(text, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    keys.Push(new HashSet<string>(StringComparer.Ordinal));
                    break;
                case JsonTokenType.EndObject:
                    keys.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    string key = GetString(ref reader, text, source);
                    if (!keys.Peek().Add(key))
                    {
                        throw Fail(text, (int)reader.TokenStartIndex, source, $"the key {Excerpt.Quote(key)} stands twice in one object");
                    }

                    break;
                case JsonTokenType.String when reader.ValueIsEscaped:
                    GetString(ref reader, text, source);
                    break;
            }
        }
    }

    private static string GetString(ref Utf8JsonReader reader, ReadOnlySpan<byte> text, string source)
    {
        try
        {
            return reader.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException cause)
        {
            throw Fail(text, (int)reader.TokenStartIndex, source, "the string has an unpaired surrogate (\\ud800 to \\udfff)", cause);
        }
    }

    // Lines and columns count from 1, columns in characters.
    private static BadInputException Fail(ReadOnlySpan<byte> text, int index, string source, string problem, Exception? cause = null)
    {
        index = Math.Min(index, text.Length);
        int lineStart = text[..index].LastIndexOf((byte)'\n') + 1;
        int line = text[..lineStart].Count((byte)'\n') + 1;
        int column = 1;
        foreach (byte unit in text[lineStart..index])
        {
            if ((unit & 0xC0) != 0x80)
            {
                column++;
            }
        }

        return new BadInputException($"{Excerpt.Line(source)}:{line}:{column}: {Excerpt.Line(problem)}", cause);
    }
}
