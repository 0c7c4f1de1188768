using System.Collections.Immutable;
using System.Text.Json;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>The fields that <c>regions</c> prints of each region, in order.</summary>
internal sealed class RegionLine
{
    private const string Id = "id";
    private const string Pattern = "pattern";
    private const string Point = "point";
    private const string Bounded = "bounded";
    private const string Facets = "facets";
    private const string Neighbours = "neighbours";
    private const string Affine = "affine";
    private const string Rank = "rank";
    private const string Vertices = "vertices";
    private const string Rays = "rays";
    private const string Lines = "lines";
    private const string Volume = "volume";
    private const string Centroid = "centroid";
    private const string Inradius = "inradius";
    private const string LinearRegion = "linearRegion";
    private static readonly ImmutableArray<string> Default = [Id, Pattern, Point, Bounded, Facets, Neighbours, Affine, Rank];
    private static readonly ImmutableArray<string> OfPolyhedron = [Vertices, Rays, Lines, Volume, Centroid];
    private static readonly ImmutableArray<string> Known = [.. Default, .. OfPolyhedron, Inradius, LinearRegion];
    private readonly ImmutableArray<string> _fields;

    private RegionLine(ImmutableArray<string> fields)
    {
        _fields = fields;
    }

    /// <summary>The names of all fields, for help and messages.</summary>
    public static string KnownFields => string.Join(", ", Known);

    /// <summary>The names of the fields that are printed where none are named.</summary>
    public static string DefaultFields => string.Join(", ", Default);

    /// <summary>A named field that takes time exponential in the number of inputs; null if there is none.</summary>
    public string? PolyhedronField => _fields.FirstOrDefault(name => OfPolyhedron.Contains(name, StringComparer.Ordinal));

    /// <summary>Whether all regions must be known before the first is printed.</summary>
    public bool NeedsLinearRegions => _fields.Contains(LinearRegion, StringComparer.Ordinal);

    /// <summary>The fields that stream and cost little.</summary>
    public static RegionLine Usual { get; } = new(Default);

    /// <summary>The fields that a value of an option names.</summary>
    /// <exception cref="UsageException">A name is unknown or stands twice.</exception>
    public static RegionLine Parse(string option, string text)
    {
        ImmutableArray<string> fields = [.. text.Split(',', StringSplitOptions.TrimEntries)];
        foreach (string field in fields)
        {
            if (!Known.Contains(field, StringComparer.Ordinal))
            {
                throw OptionValue.Expected(option, $"a comma-separated list of {KnownFields}", field);
            }
        }

        return fields.Distinct(StringComparer.Ordinal).Count() == fields.Length
            ? new RegionLine(fields)
            : throw OptionValue.Expected(option, "each field once", text);
    }

    /// <summary>Writes a region as one JSON object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="region">The region.</param>
    /// <param name="network">The network.</param>
    /// <param name="linearRegions">The linear region of each region, if they are printed.</param>
    public void Write(Utf8JsonWriter writer, in RegionView region, Network network, ReadOnlySpan<int> linearRegions)
    {
        RegionParts parts = new(region);
        writer.WriteStartObject();
        foreach (string field in _fields)
        {
            switch (field)
            {
                case Id:
                    JsonOutput.WriteCount(writer, field, region.Index);
                    break;
                case Pattern:
                    JsonOutput.WritePattern(writer, field, region.Pattern, network);
                    break;
                case Point:
                    JsonOutput.WriteVector(writer, field, region.InteriorPoint());
                    break;
                case Bounded:
                    writer.WriteBoolean(field, region.IsBounded());
                    break;
                case Facets:
                    RegionFacetsJson.WriteFacets(writer, field, ref parts, network);
                    break;
                case Neighbours:
                    RegionFacetsJson.WriteNeighbours(writer, field, ref parts, network);
                    break;
                case Affine:
                    JsonOutput.WriteMap(writer, field, parts.AffineMap);
                    break;
                case Rank:
                    writer.WriteNumber(field, IntegerMatrix.FromRationalRows(parts.AffineMap.Linear).Rank());
                    break;
                case Vertices:
                    WriteVertices(writer, field, parts.Polyhedron);
                    break;
                case Rays:
                    WriteRays(writer, field, parts.Polyhedron);
                    break;
                case Lines:
                    WriteLines(writer, field, parts.Polyhedron.Lineality);
                    break;
                case Volume:
                    JsonOutput.WriteNumber(writer, field, parts.Polyhedron.Volume());
                    break;
                case Centroid:
                    WriteCentroid(writer, field, parts.Polyhedron);
                    break;
                case Inradius:
                    WriteInradius(writer, field, RegionBalls.Of(region));
                    break;
                default:
                    writer.WriteNumber(field, linearRegions[(int)region.Index]);
                    break;
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteVertices(Utf8JsonWriter writer, string field, Polyhedron polyhedron)
    {
        writer.WriteStartArray(field);
        for (int v = 0; v < polyhedron.VertexCount; v++)
        {
            JsonOutput.WritePoint(writer, polyhedron.Generator(v));
        }

        writer.WriteEndArray();
    }

    private static void WriteRays(Utf8JsonWriter writer, string field, Polyhedron polyhedron)
    {
        writer.WriteStartArray(field);
        for (int v = polyhedron.VertexCount; v < polyhedron.GeneratorCount; v++)
        {
            JsonOutput.WriteStrings(writer, polyhedron.Generator(v)[..^1]);
        }

        writer.WriteEndArray();
    }

    private static void WriteLines(Utf8JsonWriter writer, string field, IntegerMatrix lines)
    {
        writer.WriteStartArray(field);
        for (int i = 0; i < lines.RowCount; i++)
        {
            JsonOutput.WriteStrings(writer, lines.Row(i));
        }

        writer.WriteEndArray();
    }

    private static void WriteCentroid(Utf8JsonWriter writer, string field, Polyhedron polyhedron)
    {
        if (polyhedron.Centroid() is { } centroid)
        {
            JsonOutput.WriteVector(writer, field, centroid);
        }
        else
        {
            writer.WriteNull(field);
        }
    }

    private static void WriteInradius(Utf8JsonWriter writer, string field, InscribedBall ball)
    {
        if (ball is not InscribedBall.Largest largest)
        {
            writer.WriteNull(field);
            return;
        }

        writer.WriteStartObject(field);
        writer.WriteString("lower", largest.Lower.ToString());
        writer.WriteString("upper", largest.Upper.ToString());
        writer.WriteEndObject();
    }
}
