using System.Collections.Immutable;
using System.Text.Json;
using Polyhedra.Arrangements.Enumeration;
using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Cli.Commands;

/// <summary>The fields that <c>regions</c> prints of each region, in order.</summary>
internal sealed class RegionLine
{
    private const string Id = "id";
    private const string Pattern = "pattern";
    private const string Point = "point";
    private const string Bounded = "bounded";
    private static readonly ImmutableArray<string> Known = [Id, Pattern, Point, Bounded];
    private readonly ImmutableArray<string> _fields;

    private RegionLine(ImmutableArray<string> fields)
    {
        _fields = fields;
    }

    /// <summary>The names of all fields, for help and messages.</summary>
    public static string KnownFields => string.Join(", ", Known);

    /// <summary>The fields that a value of <c>--fields</c> names; all of them where the option is absent.</summary>
    /// <exception cref="UsageException">A name is unknown or stands twice.</exception>
    public static RegionLine Parse(string? text)
    {
        if (text is null)
        {
            return new RegionLine(Known);
        }

        ImmutableArray<string> fields = [.. text.Split(',', StringSplitOptions.TrimEntries)];
        foreach (string field in fields)
        {
            if (!Known.Contains(field, StringComparer.Ordinal))
            {
                throw OptionValue.Expected("--fields", $"a comma-separated list of {KnownFields}", field);
            }
        }

        return fields.Distinct(StringComparer.Ordinal).Count() == fields.Length
            ? new RegionLine(fields)
            : throw OptionValue.Expected("--fields", "each field once", text);
    }

    /// <summary>Writes a region as one JSON object.</summary>
    public void Write(Utf8JsonWriter writer, in RegionView region, Network network)
    {
        writer.WriteStartObject();
        foreach (string field in _fields)
        {
            switch (field)
            {
                case Id:
                    JsonOutput.WriteCount(writer, field, region.Index);
                    break;
                case Pattern:
                    writer.WriteString(field, PatternText.Format(region.Pattern, network));
                    break;
                case Point:
                    JsonOutput.WriteVector(writer, field, region.InteriorPoint());
                    break;
                default:
                    writer.WriteBoolean(field, region.IsBounded());
                    break;
            }
        }

        writer.WriteEndObject();
    }
}
