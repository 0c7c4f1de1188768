using System.Text.Json;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>The vertices, extreme rays and lines of a polyhedron.</summary>
internal static class PolyhedronJson
{
    public static void WriteVertices(Utf8JsonWriter writer, Polyhedron polyhedron)
    {
        writer.WriteStartArray();
        for (int v = 0; v < polyhedron.VertexCount; v++)
        {
            JsonOutput.WritePoint(writer, polyhedron.Generator(v));
        }

        writer.WriteEndArray();
    }

    public static void WriteRays(Utf8JsonWriter writer, Polyhedron polyhedron)
    {
        writer.WriteStartArray();
        for (int v = polyhedron.VertexCount; v < polyhedron.GeneratorCount; v++)
        {
            JsonOutput.WriteStrings(writer, polyhedron.Generator(v)[..^1]);
        }

        writer.WriteEndArray();
    }

    public static void WriteLines(Utf8JsonWriter writer, Polyhedron polyhedron)
    {
        writer.WriteStartArray();
        for (int i = 0; i < polyhedron.Lineality.RowCount; i++)
        {
            JsonOutput.WriteStrings(writer, polyhedron.Lineality.Row(i));
        }

        writer.WriteEndArray();
    }
}
