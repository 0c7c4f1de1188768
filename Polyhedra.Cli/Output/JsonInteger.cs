using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Polyhedra.Cli.Output;

/// <summary>A count in a report: an integer of any size, in JSON a string past 2^53 in absolute value, where readers that know only doubles
/// would lose digits.</summary>
/// <remarks>A class, because the serializer's code for classes is compiled ahead.</remarks>
[JsonConverter(typeof(Converter))]
internal sealed class JsonInteger(BigInteger value)
{
    /// <summary>Doubles tell all integers up to this one apart.</summary>
    public const long LargestExactDouble = 1L << 53;

    public static implicit operator JsonInteger?(long? value) => value is { } number ? new JsonInteger(number) : null;

    public static implicit operator JsonInteger?(BigInteger? value) => value is { } number ? new JsonInteger(number) : null;

    /// <summary>Integers in an array.</summary>
    public static IEnumerable<JsonInteger> All(IEnumerable<BigInteger> values) => values.Select(value => new JsonInteger(value));

    private void Write(Utf8JsonWriter writer)
    {
        if (BigInteger.Abs(value) <= LargestExactDouble)
        {
            writer.WriteNumberValue((long)value);
        }
        else
        {
            writer.WriteStringValue(value.ToString());
        }
    }

    internal sealed class Converter : JsonConverter<JsonInteger>
    {
        public override JsonInteger Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Reports are only written.");

        public override void Write(Utf8JsonWriter writer, JsonInteger value, JsonSerializerOptions options) => value.Write(writer);
    }
}
