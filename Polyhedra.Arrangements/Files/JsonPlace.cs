using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Polyhedra.Arrangements.Files;

/// <summary>A place in a JSON file, from which a message can name it: <c>net.json: $.layers[0].bias[2]: ...</c>. The path is
/// put together only when a message is.</summary>
internal sealed class JsonPlace
{
    /// <summary>The most inputs of a network, and the highest dimension of an arrangement: a sparse file could claim any.</summary>
    public const int MaxDimension = 1 << 22;

    private readonly string _source;
    private readonly JsonPlace? _parent;
    private readonly string? _key;
    private readonly int _index;

    private JsonPlace(string source, JsonPlace? parent, string? key, int index)
    {
        _source = source;
        _parent = parent;
        _key = key;
        _index = index;
    }

    /// <summary>The top-level object of a file.</summary>
    public static JsonPlace Root(string source) => new(source, null, null, 0);

    /// <summary>The value of a key of the object here.</summary>
    public JsonPlace Key(string key) => new(_source, this, key, 0);

    /// <summary>An item of the array here.</summary>
    public JsonPlace Item(int index) => new(_source, this, null, index);

    /// <summary>The exception that says what is wrong here.</summary>
    public BadInputException Fail(string problem) => new($"{Excerpt.Line(_source)}: {Path()}: {Excerpt.Line(problem)}");

    /// <summary>The exception that says what was expected here and what stands here instead.</summary>
    public BadInputException Unexpected(string expected, JsonElement got) => Fail($"expected {expected}, got {Describe(got)}");

    /// <summary>The value of a key that must be there.</summary>
    public JsonElement Require(JsonElement owner, string key, string expected) =>
        owner.TryGetProperty(key, out JsonElement value) ? value : throw Key(key).Fail($"expected {expected}, but the key is missing");

    /// <summary>The string value of a key that must be there.</summary>
    public string RequireString(JsonElement owner, string key, string expected)
    {
        JsonElement value = Require(owner, key, expected);
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Key(key).Unexpected(expected, value);
    }

    /// <summary>Requires the format's name and version, which every file of ours says first of all.</summary>
    /// <exception cref="BadInputException">It is missing or another.</exception>
    public void RequireFormat(JsonElement root, string name)
    {
        string expected = $"the format \"{name}\"";
        if (!string.Equals(RequireString(root, "format", expected), name, StringComparison.Ordinal))
        {
            throw Key("format").Unexpected(expected, root.GetProperty("format"));
        }
    }

    /// <summary>The array value of a key that must be there.</summary>
    public JsonElement RequireArray(JsonElement owner, string key, string expected)
    {
        JsonElement value = Require(owner, key, expected);
        return value.ValueKind == JsonValueKind.Array ? value : throw Key(key).Unexpected(expected, value);
    }

    /// <summary>The value of a key that is a number of coordinates.</summary>
    public int RequireDimension(JsonElement owner, string key, string meaning)
    {
        string expected = string.Create(CultureInfo.InvariantCulture, $"{meaning}, an integer from 1 to {MaxDimension}");
        JsonElement element = Require(owner, key, expected);
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int count) && count is > 0 and <= MaxDimension
            ? count
            : throw Key(key).Unexpected(expected, element);
    }

    private static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.String => Excerpt.Quote(element.GetString()!),
        JsonValueKind.Array => $"an array of {element.GetArrayLength()}",
        JsonValueKind.Object => "an object",
        _ => Encoding.ASCII.GetString(JsonMarshal.GetRawUtf8Value(element)) is { Length: > 40 } number
            ? string.Concat(number.AsSpan(0, 37), "...")
            : Encoding.ASCII.GetString(JsonMarshal.GetRawUtf8Value(element)),
    };

    private string Path()
    {
        if (_parent is null)
        {
            return "$";
        }

        string step = _key is null ? string.Create(CultureInfo.InvariantCulture, $"[{_index}]") : "." + Excerpt.Line(_key);
        return _parent.Path() + step;
    }
}
