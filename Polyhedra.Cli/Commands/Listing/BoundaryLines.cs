using System.Buffers;
using System.Text.Json;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>Prints the pieces of a decision boundary, an object a line.</summary>
internal static class BoundaryLines
{
    public static void Write(DecisionBoundary boundary, Network network, OutputTarget target)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = JsonOutput.CreateWriter(buffer);
        for (int i = 0; i < boundary.Pieces.Length; i++)
        {
            Write(writer, i, boundary.Pieces[i], network);
            writer.Flush();
            writer.Reset();
            buffer.Write("\n"u8);
            target.Write(stream => stream.Write(buffer.WrittenSpan));
            buffer.ResetWrittenCount();
        }
    }

    private static void Write(Utf8JsonWriter writer, int id, BoundaryPiece piece, Network network)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", id);
        writer.WriteNumber("merged", piece.Merged);
        writer.WriteStartArray("outputs");
        writer.WriteNumberValue(piece.Pair.First);
        if (piece.Pair.Second is { } second)
        {
            writer.WriteNumberValue(second);
        }

        writer.WriteEndArray();
        JsonOutput.WriteCount(writer, "region", piece.Region);
        writer.WriteString("pattern", PatternText.Format(piece.Pattern.AsSpan(), network));
        writer.WriteString("beyond", piece.Beyond is { } beyond ? PatternText.Format(beyond.AsSpan(), network) : null);
        writer.WritePropertyName("normal");
        JsonOutput.WriteStrings(writer, piece.Form.Coefficients[..^1]);
        writer.WritePropertyName("offset");
        JsonOutput.WriteString(writer, piece.Form.Constant);
        Polyhedron polytope = piece.Polytope;
        writer.WriteStartArray("vertices");
        for (int v = 0; v < polytope.VertexCount; v++)
        {
            JsonOutput.WriteVector(writer, polytope.Vertex(v).AsSpan());
        }

        writer.WriteEndArray();
        WriteDirections(
            writer, "rays", Enumerable.Range(0, polytope.RayCount).Select(r => (IEnumerable<System.Numerics.BigInteger>)polytope.Ray(r)));
        WriteDirections(
            writer, "lines",
            Enumerable.Range(0, polytope.Lineality.RowCount).Select(i =>
                Enumerable.Range(0, polytope.SpaceDimension).Select(k => polytope.Lineality[i, k]).ToArray()));
        writer.WriteEndObject();
    }

    private static void WriteDirections(Utf8JsonWriter writer, string name, IEnumerable<IEnumerable<System.Numerics.BigInteger>> directions)
    {
        writer.WriteStartArray(name);
        foreach (IEnumerable<System.Numerics.BigInteger> direction in directions)
        {
            writer.WriteStartArray();
            foreach (System.Numerics.BigInteger entry in direction)
            {
                writer.WriteStringValue(entry.ToString());
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
