using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>The fields <c>facets</c> and <c>neighbours</c>.</summary>
internal static class RegionFacetsJson
{
    // What is said of a face of the domain is the same for every region; in hundreds of inputs there are hundreds of them, and each is
    // long.
    private static readonly ConditionalWeakTable<DomainFacet, byte[]> DomainText = [];

    public static void WriteFacets(Utf8JsonWriter writer, ref RegionParts region)
    {
        writer.WriteStartArray();

        // In this order: the facets that are found for the regions beyond them serve for the forms.
        ImmutableArray<RegionNeighbour> neighbours = region.Neighbours;
        ImmutableArray<IntegerForm> forms = region.View.InteriorForms();
        ReadOnlySpan<byte> pattern = region.View.Pattern;
        for (int i = 0; i < forms.Length; i++)
        {
            writer.WriteStartObject();
            WriteHyperplane(writer, forms[i]);
            writer.WriteStartArray("gates"u8);
            foreach (GateFlip flip in GateFlips.Between(region.Network, pattern, neighbours[i].Pattern.AsSpan()))
            {
                writer.WriteStartObject();
                writer.WriteNumber("layer"u8, flip.Layer);
                writer.WriteNumber("unit"u8, flip.Unit);
                writer.WriteNumber("from"u8, flip.From);
                writer.WriteNumber("to"u8, flip.To);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        foreach (DomainFacet facet in region.View.DomainFacets())
        {
            writer.WriteRawValue(DomainText.GetValue(facet, ToJson), skipInputValidation: true);
        }

        writer.WriteEndArray();
    }

    public static void WriteNeighbours(Utf8JsonWriter writer, ref RegionParts region)
    {
        writer.WriteStartArray();
        ImmutableArray<RegionNeighbour> neighbours = region.Neighbours;
        for (int i = 0; i < neighbours.Length; i++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("facet"u8, i);
            writer.WritePropertyName("pattern"u8);
            JsonOutput.WritePattern(writer, neighbours[i].Pattern.AsSpan(), region.Network);
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
        writer.WritePropertyName("normal"u8);
        JsonOutput.WriteStrings(writer, form.Coefficients[..^1]);
        writer.WritePropertyName("offset"u8);
        JsonOutput.WriteString(writer, form.Constant);
    }

    private static void WriteFace(Utf8JsonWriter writer, DomainFacet facet)
    {
        writer.WriteStartObject("domain"u8);
        if (facet.Input is { } input)
        {
            writer.WriteNumber("input"u8, input);
            writer.WriteString("bound"u8, facet.IsUpper ? "upper"u8 : "lower"u8);
        }
        else
        {
            writer.WriteNumber("halfSpace"u8, facet.HalfSpace!.Value);
        }

        writer.WriteEndObject();
    }
}
