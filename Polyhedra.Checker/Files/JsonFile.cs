using System.Text.Json;
using System.Text.Unicode;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Files;

/// <summary>Reads JSON files of one object.</summary>
internal static class JsonFile
{
    /// <summary>The most bytes that a file may have.</summary>
    public const long MaxBytes = 1L << 28;

    /// <summary>The most inputs or dimensions that a file may have.</summary>
    public const int MaxDimension = 1 << 22;

    private static readonly JsonSerializerOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>The object of a file.</summary>
    /// <exception cref="FormatException">It is no JSON object. Other exceptions say the same.</exception>
    public static JsonElement Open(string path)
    {
        Require.That(new FileInfo(path).Length <= MaxBytes, $"more than {MaxBytes} bytes");
        ReadOnlySpan<byte> text = File.ReadAllBytes(path);
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        Require.That(Utf8.IsValid(text), "not valid UTF-8");
        RequireStrings(text);
        JsonElement root = JsonSerializer.Deserialize<JsonElement>(text, Strict);
        Require.That(root.ValueKind == JsonValueKind.Object, "expected a JSON object");
        return root;
    }

    /// <summary>The value of a key.</summary>
    public static JsonElement Get(JsonElement element, string key) =>
        element.TryGetProperty(key, out JsonElement value) ? value : throw new FormatException($"expected the key \"{key}\"");

    /// <summary>The value of a key that is a dimension.</summary>
    public static int Dimension(JsonElement element, string key)
    {
        bool isInteger = Get(element, key).TryGetInt32(out int value);
        Require.That(isInteger && value is > 0 and <= MaxDimension, $"{key}: expected an integer from 1 to {MaxDimension}");
        return value;
    }

    /// <summary>The items of an array, of a given number if that is not negative.</summary>
    public static List<JsonElement> Items(JsonElement array, int count = -1)
    {
        Require.That(count < 0 || array.GetArrayLength() == count, $"expected an array of {count}");
        return [.. array.EnumerateArray()];
    }

    // The parser reads strings only when asked for them.
    private static void RequireStrings(ReadOnlySpan<byte> text)
    {
        Utf8JsonReader reader = new(text);
        while (reader.Read())
        {
            _ = reader.ValueIsEscaped ? reader.GetString() : null;
        }
    }
}
