using System.Text.Json;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>The fields that <c>regions</c> prints of each region, in order.</summary>
internal sealed class RegionLine
{
    // They stream and cost little.
    private static readonly ImmutableArray<RegionField> Default =
    [
        new("id", (json, ref region) => JsonOutput.WriteCount(json, region.View.Index)),
        new("pattern", (json, ref region) => JsonOutput.WritePattern(json, region.View.Pattern, region.Network)),
        new("point", (json, ref region) => JsonOutput.WriteVector(json, region.View.InteriorPoint().AsSpan())),
        new("bounded", (json, ref region) => json.WriteBooleanValue(region.View.IsBounded())),
        new("facets", RegionFacetsJson.WriteFacets),
        new("neighbours", RegionFacetsJson.WriteNeighbours),
        new("affine", (json, ref region) => JsonOutput.WriteMap(json, region.AffineMap)),
        new("rank", (json, ref region) => json.WriteNumberValue(IntegerMatrix.FromRationalRows(region.AffineMap.Linear).Rank())),
    ];

    // They take time exponential in the number of inputs.
    private static readonly ImmutableArray<RegionField> OfPolyhedron =
    [
        new("vertices", (json, ref region) => PolyhedronJson.WriteVertices(json, region.Polyhedron)),
        new("rays", (json, ref region) => PolyhedronJson.WriteRays(json, region.Polyhedron)),
        new("lines", (json, ref region) => PolyhedronJson.WriteLines(json, region.Polyhedron)),
        new("volume", (json, ref region) => JsonOutput.WriteNumber(json, region.Polyhedron.Volume())),
        new("centroid", (json, ref region) => WriteCentroid(json, region.Polyhedron.Centroid())),
    ];

    private static readonly RegionField Inradius = new("inradius", (json, ref part) => WriteInradius(json, RegionBalls.Of(part.View)));
    private static readonly RegionField LinearRegion = new("linearRegion", (json, ref part) => json.WriteNumberValue(part.LinearRegion));
    private static readonly ImmutableArray<RegionField> Known = [.. Default, .. OfPolyhedron, Inradius, LinearRegion];
    private readonly ImmutableArray<RegionField> _fields;

    private RegionLine(ImmutableArray<RegionField> fields)
    {
        _fields = fields;
    }

    /// <summary>The names of all fields, for help and messages.</summary>
    public static string KnownFields => Names(Known);

    /// <summary>The names of the fields that are printed where none are named.</summary>
    public static string DefaultFields => Names(Default);

    /// <summary>The fields that stream and cost little.</summary>
    public static RegionLine Usual { get; } = new(Default);

    /// <summary>The same for chambers: without the map of a network's output.</summary>
    public static RegionLine OfChamber { get; } = new([.. Default.Where(field => field.Name is not ("affine" or "rank"))]);

    /// <summary>A named field that takes time exponential in the number of inputs; null if there is none.</summary>
    public string? PolyhedronField => _fields.FirstOrDefault(OfPolyhedron.Contains)?.Name;

    /// <summary>Whether all regions must be known before the first is printed.</summary>
    public bool NeedsLinearRegions => _fields.Contains(LinearRegion);

    /// <summary>The fields that a value of an option names.</summary>
    /// <exception cref="UsageException">A name is unknown or stands twice.</exception>
    public static RegionLine Parse(string option, string text)
    {
        ImmutableArray<RegionField> fields = [.. text.Split(',', StringSplitOptions.TrimEntries).Select(name =>
            Known.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.Ordinal))
            ?? throw OptionValue.Expected(option, $"a comma-separated list of {KnownFields}", name))];
        return fields.Distinct().Count() == fields.Length
            ? new RegionLine(fields)
            : throw OptionValue.Expected(option, "each field once", text);
    }

    /// <summary>Writes a region as one JSON object.</summary>
    public void Write(Utf8JsonWriter writer, ref RegionParts region)
    {
        writer.WriteStartObject();
        foreach (RegionField field in _fields)
        {
            writer.WritePropertyName(field.Key);
            field.Write(writer, ref region);
        }

        writer.WriteEndObject();
    }

    private static string Names(ImmutableArray<RegionField> fields) => string.Join(", ", fields.Select(field => field.Name));

    private static void WriteCentroid(Utf8JsonWriter writer, ImmutableArray<Rational>? centroid)
    {
        if (centroid is { } point)
        {
            JsonOutput.WriteVector(writer, point.AsSpan());
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static void WriteInradius(Utf8JsonWriter writer, InscribedBall ball)
    {
        if (ball is InscribedBall.Largest largest)
        {
            JsonFields.Write(writer, json => json.Add("lower", largest.Lower).Add("upper", largest.Upper));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
