using System.Numerics;
using System.Text.Json;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Cli.Output;

/// <summary>Adds the fields of a JSON object, in order. A field without a value is left out, or is null where it is added so.</summary>
/// <remarks>Each field is named once, beside its value. Why this is not left to a serializer: docs/adr/0007.</remarks>
internal sealed class JsonFields(Utf8JsonWriter writer)
{
    /// <summary>Writes a whole object.</summary>
    public static void Write(Utf8JsonWriter writer, IJsonObject value) => Write(writer, value.WriteFields);

    /// <summary>Writes a whole object with the fields that a function adds.</summary>
    public static void Write(Utf8JsonWriter writer, Action<JsonFields> fields) => new JsonFields(writer).WriteObject(fields);

    public JsonFields Add(string name, string? text) => text is null ? this : AddOrNull(name, text);

    public JsonFields Add(string name, bool? flag) => flag is not { } value ? this : Do(() => writer.WriteBoolean(name, value));

    /// <summary>Adds a rounded number.</summary>
    public JsonFields Add(string name, double? number) => number is null ? this : AddOrNull(name, number);

    /// <summary>Adds an integer, as <see cref="JsonOutput"/> has it.</summary>
    public JsonFields Add(string name, long? count) => Add(name, (BigInteger?)count);

    public JsonFields Add(string name, BigInteger? count) =>
        count is not { } value ? this : Write(name, json => JsonOutput.WriteCount(json, value));

    /// <summary>Adds an integer that is a number whatever its size.</summary>
    public JsonFields AddNumber(string name, ulong number) => Do(() => writer.WriteNumber(name, number));

    /// <summary>Adds an exact number, a string in lowest terms.</summary>
    public JsonFields Add(string name, Rational? number) => number is null ? this : AddOrNull(name, number);

    public JsonFields AddOrNull(string name, Rational? number) => Write(name, json => JsonOutput.WriteNumber(json, number));

    public JsonFields AddOrNull(string name, string? text) => Do(() => writer.WriteString(name, text));

    public JsonFields AddOrNull(string name, double? number) =>
        number is { } value ? Do(() => writer.WriteNumber(name, value)) : AddNull(name);

    public JsonFields AddNull(string name) => Do(() => writer.WriteNull(name));

    public JsonFields Add(string name, IEnumerable<int>? numbers) => AddArray(name, numbers, writer.WriteNumberValue);

    public JsonFields Add(string name, IEnumerable<long>? numbers) => AddArray(name, numbers, writer.WriteNumberValue);

    public JsonFields Add(string name, IEnumerable<BigInteger>? counts) =>
        AddArray(name, counts, count => JsonOutput.WriteCount(writer, count));

    public JsonFields Add(string name, IEnumerable<Rational>? numbers) =>
        AddArray(name, numbers, number => JsonOutput.WriteString(writer, number));

    public JsonFields Add(string name, IEnumerable<string>? texts) => AddArray(name, texts, writer.WriteStringValue);

    public JsonFields Add(string name, AffineMap map) => Write(name, json => JsonOutput.WriteMap(json, map));

    /// <summary>Adds an object.</summary>
    public JsonFields Add(string name, IJsonObject? value) => value is null ? this : Add(name, value.WriteFields);

    /// <summary>Adds an object with the fields that a function adds for a value.</summary>
    public JsonFields Add<T>(string name, T? value, Action<JsonFields, T> fields)
        where T : class =>
        value is null ? this : Add(name, json => fields(json, value));

    /// <summary>Adds an object with the fields that a function adds.</summary>
    public JsonFields Add(string name, Action<JsonFields> fields) => Write(name, _ => WriteObject(fields));

    /// <summary>Adds an array of objects with the fields that a function adds for each item.</summary>
    public JsonFields AddEach<T>(string name, IEnumerable<T>? items, Action<JsonFields, T> fields) =>
        AddArray(name, items, item => WriteObject(json => fields(json, item)));

    /// <summary>Adds the fields of an object among those of this one.</summary>
    public JsonFields Include(IJsonObject? value) => value is null ? this : Do(() => value.WriteFields(this));

    /// <summary>Adds the fields that a function adds for a value.</summary>
    public JsonFields Include<T>(T? value, Action<JsonFields, T> fields)
        where T : class =>
        value is null ? this : Do(() => fields(this, value));

    /// <summary>Adds a value that a function writes.</summary>
    public JsonFields Write(string name, Action<Utf8JsonWriter> write) => Do(() =>
    {
        writer.WritePropertyName(name);
        write(writer);
    });

    private JsonFields AddArray<T>(string name, IEnumerable<T>? items, Action<T> write) => items is null ? this : Do(() =>
    {
        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            write(item);
        }

        writer.WriteEndArray();
    });

    private void WriteObject(Action<JsonFields> fields)
    {
        writer.WriteStartObject();
        fields(this);
        writer.WriteEndObject();
    }

    private JsonFields Do(Action write)
    {
        write();
        return this;
    }
}
