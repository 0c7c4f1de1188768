using System.Text.Json;
using System.Text.Unicode;
using Polyhedra.Checker.Kernel;

namespace Polyhedra.Checker;

/// <summary>A JSON file of one object, and the numbers in it.</summary>
internal sealed class JsonFile : IDisposable
{
    private const long MaxBytes = 1L << 28;
    private const int OrdinaryBits = 512;
    private const long MaxLongNumberBits = 1L << 25;

    private readonly string _path;
    private readonly JsonDocument _document;
    private long _longNumberBits;

    private JsonFile(string path, JsonDocument document)
    {
        _path = path;
        _document = document;
    }

    /// <summary>The object.</summary>
    public JsonElement Root => _document.RootElement;

    /// <summary>Opens a file whose <c>format</c> is as given.</summary>
    /// <exception cref="CheckerInputException">It is not such a file.</exception>
    public static JsonFile Open(string path, string format)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw new CheckerInputException($"{path}: more than {MaxBytes} bytes");
            }

            ReadOnlyMemory<byte> text = File.ReadAllBytes(path);
            text = text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;
            if (!Utf8.IsValid(text.Span))
            {
                throw new CheckerInputException($"{path}: not valid UTF-8");
            }

            JsonFile file = new(path, JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 64, AllowDuplicateProperties = false }));
            return file.Root.ValueKind == JsonValueKind.Object && string.Equals(file.Text(file.Root, "format"), format, StringComparison.Ordinal)
                ? file
                : throw new CheckerInputException($"{path}: expected the format \"{format}\"");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or ArgumentException)
        {
            throw new CheckerInputException($"{path}: {problem.Message}", problem);
        }
    }

    /// <summary>A key whose value is a string.</summary>
    public string Text(JsonElement element, string key) =>
        element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Bad($"{key}: expected a string");

    /// <summary>The items of an array, of a given number if that is not negative.</summary>
    public List<JsonElement> Items(JsonElement element, string key, int count = -1) =>
        element.TryGetProperty(key, out JsonElement value) ? Items(value, count) : throw Bad($"expected the key {key}");

    /// <summary>The items of an array, of a given number if that is not negative.</summary>
    public List<JsonElement> Items(JsonElement array, int count = -1) =>
        array.ValueKind == JsonValueKind.Array && (count < 0 || array.GetArrayLength() == count)
            ? [.. array.EnumerateArray()]
            : throw Bad(count < 0 ? "expected an array" : $"expected an array of {count}");

    /// <summary>A row of numbers under a reading rule.</summary>
    public Fraction[] Row(JsonElement array, int count, string rule) => [.. Items(array, count).Select(element => Number(element, rule))];

    /// <summary>A number under a reading rule: a JSON number, or a string.</summary>
    public Fraction Number(JsonElement element, string rule)
    {
        string text = element.ValueKind switch
        {
            JsonValueKind.Number => element.GetRawText(),
            JsonValueKind.String => element.GetString()!,
            _ => throw Bad("expected a number"),
        };
        Fraction exact = NumberText.Parse(text) ?? throw Bad("something that is not a number, or one beyond the limits");
        Fraction number = NumberText.Round(exact, rule) ?? throw Bad($"a number overflows {rule}");
        _longNumberBits += Math.Max(0, number.Numerator.GetBitLength() + number.Denominator.GetBitLength() - OrdinaryBits);
        return _longNumberBits <= MaxLongNumberBits ? number : throw Bad("the numbers are too long");
    }

    /// <summary>A complaint about the file.</summary>
    public CheckerInputException Bad(string problem) => new($"{_path}: {problem}");

    public void Dispose() => _document.Dispose();
}
