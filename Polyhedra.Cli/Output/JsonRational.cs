using System.Text.Json;
using System.Text.Json.Serialization;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Cli.Output;

/// <summary>An exact number in a report: in JSON a string in lowest terms, or null where there is a field but no number.</summary>
/// <remarks>A class, because the serializer's code for classes is compiled ahead.</remarks>
[JsonConverter(typeof(Converter))]
internal sealed class JsonRational(Rational? value)
{
    public static implicit operator JsonRational?(Rational? value) => value is { } number ? new JsonRational(number) : null;

    /// <summary>A vector.</summary>
    public static IEnumerable<JsonRational> All(IEnumerable<Rational> values) => values.Select(value => new JsonRational(value));

    private void Write(Utf8JsonWriter writer)
    {
        if (value is { } number)
        {
            JsonOutput.WriteString(writer, number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    internal sealed class Converter : JsonConverter<JsonRational>
    {
        public override JsonRational Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Reports are only written.");

        public override void Write(Utf8JsonWriter writer, JsonRational value, JsonSerializerOptions options) => value.Write(writer);
    }
}
