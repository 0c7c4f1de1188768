using System.Text.Json;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>The fields <c>facets</c> and <c>neighbours</c>.</summary>
internal static class RegionFacetsJson
{
    public static void WriteFacets(Utf8JsonWriter writer, string field, ref RegionParts parts, Network network)
    {
        writer.WriteStartArray(field);
        ImmutableArray<IntegerForm> forms = parts.Region.InteriorForms();
        ImmutableArray<RegionNeighbour> neighbours = parts.Neighbours;
        ReadOnlySpan<byte> pattern = parts.Region.Pattern;
        for (int i = 0; i < forms.Length; i++)
        {
            writer.WriteStartObject();
            WriteHyperplane(writer, forms[i]);
            writer.WriteStartArray("gates");
            foreach (GateFlip flip in GateFlips.Between(network, pattern, neighbours[i].Pattern.AsSpan()))
            {
                writer.WriteStartObject();
                writer.WriteNumber("layer", flip.Layer);
                writer.WriteNumber("unit", flip.Unit);
                writer.WriteNumber("from", flip.From);
                writer.WriteNumber("to", flip.To);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        foreach (DomainFacet facet in parts.Region.DomainFacets())
        {
            writer.WriteStartObject();
            WriteHyperplane(writer, facet.Form);
            WriteFace(writer, facet);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteNeighbours(Utf8JsonWriter writer, string field, ref RegionParts parts, Network network)
    {
        writer.WriteStartArray(field);
        ImmutableArray<RegionNeighbour> neighbours = parts.Neighbours;
        for (int i = 0; i < neighbours.Length; i++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("facet", i);
            JsonOutput.WritePattern(writer, "pattern", neighbours[i].Pattern.AsSpan(), network);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteHyperplane(Utf8JsonWriter writer, IntegerForm form)
    {
        writer.WritePropertyName("normal");
        JsonOutput.WriteStrings(writer, form.Coefficients[..^1]);
        writer.WritePropertyName("offset");
        JsonOutput.WriteString(writer, form.Constant);
    }

    private static void WriteFace(Utf8JsonWriter writer, DomainFacet facet)
    {
        writer.WriteStartObject("domain");
        if (facet.Input is { } input)
        {
            writer.WriteNumber("input", input);
            writer.WriteString("bound", facet.IsUpper ? "upper" : "lower");
        }
        else
        {
            writer.WriteNumber("halfSpace", facet.HalfSpace!.Value);
        }

        writer.WriteEndObject();
    }
}
