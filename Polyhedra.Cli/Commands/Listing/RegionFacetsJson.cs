using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Cli.Output;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>The fields <c>facets</c> and <c>neighbours</c>.</summary>
internal static class RegionFacetsJson
{
    // What is said of a face of the domain is the same for every region; in hundreds of inputs there are hundreds of them, and each is
    // long.
    private static readonly ConditionalWeakTable<DomainFacet, byte[]> DomainText = [];

    public static void WriteFacets(Utf8JsonWriter writer, string field, ref RegionParts parts, Network network)
    {
        writer.WriteStartArray(field);

        // In this order: the facets that are found for the regions beyond them serve for the forms.
        ImmutableArray<RegionNeighbour> neighbours = parts.Neighbours;
        ImmutableArray<IntegerForm> forms = parts.Region.InteriorForms();
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
            writer.WriteRawValue(DomainText.GetValue(facet, ToJson), skipInputValidation: true);
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

    private static byte[] ToJson(DomainFacet facet)
    {
        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter writer = new(text))
        {
            writer.WriteStartObject();
            WriteHyperplane(writer, facet.Form);
            WriteFace(writer, facet);
            writer.WriteEndObject();
        }

        return text.WrittenSpan.ToArray();
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
