using System.Buffers.Binary;
using System.Text.Json;
using Polyhedra.Arrangements.Files;

namespace Polyhedra.Arrangements.Networks.Weights;

/// <summary>Reads safetensors: eight bytes with the length of a JSON header, little-endian, the header, and the numbers.</summary>
/// <remarks>The header says of each tensor its type, shape and place; the places follow each other without gap or overlap. Source: the
/// format of github.com/huggingface/safetensors.</remarks>
internal static class SafetensorsFile
{
    private const int MaxHeader = 100_000_000;

    private static readonly Dictionary<string, NumberType> Types = new(StringComparer.Ordinal)
    {
        ["F64"] = NumberType.Float64,
        ["F32"] = NumberType.Float32,
        ["F16"] = NumberType.Float16,
        ["BF16"] = NumberType.BFloat16,
        ["I64"] = NumberType.Integer(8, true),
        ["I32"] = NumberType.Integer(4, true),
        ["I16"] = NumberType.Integer(2, true),
        ["I8"] = NumberType.Integer(1, true),
        ["U64"] = NumberType.Integer(8, false),
        ["U32"] = NumberType.Integer(4, false),
        ["U16"] = NumberType.Integer(2, false),
        ["U8"] = NumberType.Integer(1, false),
        ["BOOL"] = NumberType.Integer(1, false),
    };

    /// <summary>The tensors of a file.</summary>
    /// <param name="bytes">Its content.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="BadInputException">It is no such file.</exception>
    public static NamedTensors Read(ReadOnlyMemory<byte> bytes, string path)
    {
        string shown = Excerpt.Line(path);
        ulong length = bytes.Length >= 8 ? BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span) : 0;
        if (length is 0 or > MaxHeader || length > (ulong)bytes.Length - 8)
        {
            throw new BadInputException($"{shown}: is no safetensors file: it has no header of the length that it says");
        }

        using JsonDocument document = JsonText.Parse(bytes.Slice(8, (int)length), path);
        ReadOnlySpan<byte> data = bytes.Span[(8 + (int)length)..];
        JsonPlace root = JsonPlace.Root(path);
        NamedTensors tensors = new(shown);
        List<(long Start, long End, JsonProperty Entry)> places = [];
        foreach (JsonProperty entry in document.RootElement.EnumerateObject())
        {
            if (!entry.NameEquals("__metadata__"))
            {
                (long start, long end) = PlaceOf(entry, root.Key(entry.Name));
                places.Add((start, end, entry));
            }
        }

        long at = 0;
        foreach ((long start, long end, JsonProperty entry) in places.OrderBy(place => place.Start).ThenBy(place => place.End))
        {
            JsonPlace place = root.Key(entry.Name);
            if (start != at || end < start || end > data.Length)
            {
                throw place.Fail($"expected data that begins at {at} and ends within the {data.Length} bytes, got {start} to {end}");
            }

            at = end;
            string type = place.RequireString(entry.Value, "dtype", "a type of numbers");
            if (!Types.TryGetValue(type, out NumberType? numbers))
            {
                throw place.Key("dtype").Fail($"the type {Excerpt.Quote(type)} is not read");
            }

            tensors.Add(entry.Name, Integers(entry.Value, place, "shape"), numbers, data[(int)start..(int)end]);
        }

        return at == data.Length
            ? tensors
            : throw new BadInputException($"{shown}: {data.Length - at} bytes behind the tensors belong to none");
    }

    private static (long Start, long End) PlaceOf(JsonProperty entry, JsonPlace place)
    {
        if (entry.Value.ValueKind != JsonValueKind.Object)
        {
            throw place.Unexpected("the type, shape and place of a tensor, an object", entry.Value);
        }

        long[] offsets = Integers(entry.Value, place, "data_offsets");
        return offsets.Length == 2 ? (offsets[0], offsets[1]) : throw place.Key("data_offsets").Fail("expected two offsets");
    }

    private static long[] Integers(JsonElement owner, JsonPlace place, string key)
    {
        JsonElement array = place.RequireArray(owner, key, "an array of integers");
        return [.. array.EnumerateArray().Select((item, i) =>
            item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out long value) && value >= 0
                ? value
                : throw place.Key(key).Item(i).Unexpected("an integer, 0 or more", item))];
    }
}
