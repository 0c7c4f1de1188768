using System.Buffers;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Cli.Output;

/// <summary>JSON as the program prints it: one object a line, rationals as strings, counts as integers. Reports are added up from
/// <see cref="JsonFields"/>; what is printed for every region is written piece by piece.</summary>
internal static class JsonOutput
{
    // Doubles tell all integers up to this one apart.
    private const long LargestExactDouble = 1L << 53;
    private const int MostOnStack = 256;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A writer for objects that are written one after the other.</summary>
    public static Utf8JsonWriter CreateWriter(IBufferWriter<byte> buffer) => new(buffer, Options);

    /// <summary>Writes one object and a line end.</summary>
    public static void WriteLine(Stream stream, IJsonObject value)
    {
        using (Utf8JsonWriter writer = new(stream, Options))
        {
            JsonFields.Write(writer, value);
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>A count: an integer, or a string past 2^53 in absolute value, where readers that know only doubles would lose
    /// digits.</summary>
    public static void WriteCount(Utf8JsonWriter writer, BigInteger count)
    {
        if (BigInteger.Abs(count) <= LargestExactDouble)
        {
            writer.WriteNumberValue((long)count);
        }
        else
        {
            WriteString(writer, count);
        }
    }

    /// <summary>A count that is not negative.</summary>
    public static void WriteCount(Utf8JsonWriter writer, long count)
    {
        if (count <= LargestExactDouble)
        {
            writer.WriteNumberValue(count);
        }
        else
        {
            WriteString(writer, count);
        }
    }

    /// <summary>An array of integers of any size as strings.</summary>
    public static void WriteStrings(Utf8JsonWriter writer, ReadOnlySpan<BigInteger> values)
    {
        writer.WriteStartArray();
        foreach (BigInteger value in values)
        {
            WriteString(writer, value);
        }

        writer.WriteEndArray();
    }

    /// <summary>A point in homogeneous coordinates as an array of rationals.</summary>
    public static void WritePoint(Utf8JsonWriter writer, ReadOnlySpan<BigInteger> point)
    {
        writer.WriteStartArray();
        foreach (BigInteger entry in point[..^1])
        {
            WriteString(writer, new Rational(entry, point[^1]));
        }

        writer.WriteEndArray();
    }

    public static void WriteVector(Utf8JsonWriter writer, ReadOnlySpan<Rational> vector)
    {
        writer.WriteStartArray();
        foreach (Rational entry in vector)
        {
            WriteString(writer, entry);
        }

        writer.WriteEndArray();
    }

    /// <summary>An activation pattern.</summary>
    public static void WritePattern(Utf8JsonWriter writer, ReadOnlySpan<byte> pattern, Network network)
    {
        int length = PatternText.LengthIn(network);
        Span<byte> text = length <= MostOnStack ? stackalloc byte[length] : new byte[length];
        PatternText.Write(pattern, network, text);
        writer.WriteStringValue(text);
    }

    /// <summary>A number as a string.</summary>
    public static void WriteString<T>(Utf8JsonWriter writer, T value)
        where T : ISpanFormattable
    {
        Span<char> text = stackalloc char[MostOnStack];
        if (value.TryFormat(text, out int written, default, CultureInfo.InvariantCulture))
        {
            writer.WriteStringValue(text[..written]);
        }
        else
        {
            writer.WriteStringValue(value.ToString(null, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A rational, or null.</summary>
    public static void WriteNumber(Utf8JsonWriter writer, Rational? value)
    {
        if (value is { } number)
        {
            WriteString(writer, number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    public static void WriteMap(Utf8JsonWriter writer, AffineMap map)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("linear"u8);
        for (int i = 0; i < map.Linear.RowCount; i++)
        {
            WriteVector(writer, map.Linear.Row(i));
        }

        writer.WriteEndArray();
        writer.WritePropertyName("constant"u8);
        WriteVector(writer, map.Constant.AsSpan());
        writer.WriteEndObject();
    }
}
