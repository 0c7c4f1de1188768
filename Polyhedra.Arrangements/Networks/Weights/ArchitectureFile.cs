using System.Text.Json;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks.Graphs;

namespace Polyhedra.Arrangements.Networks.Weights;

/// <summary>Reads <c>polyhedra-architecture/1</c>: the shape of the input and a list of operations in PyTorch's terms, which name the
/// tensors that they take.</summary>
/// <remarks>Each operation takes the value of the one before, or the one that <c>from</c> names; <c>as</c> gives its own value a name.
/// docs/file-formats.md lists the operations.</remarks>
internal static class ArchitectureFile
{
    private const string FormatName = "polyhedra-architecture/1";
    private const string InputName = "input";

    /// <summary>The network of an architecture with weights.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The weights.</param>
    /// <param name="graph">Where units are made.</param>
    /// <exception cref="BadInputException">It is no architecture, or does not fit the weights.</exception>
    /// <exception cref="GraphException">The network has no inputs or outputs, or is too large.</exception>
    public static Network Read(string path, NamedTensors tensors, NetworkGraph graph)
    {
        using JsonDocument document = JsonText.Parse(InputFile.LoadObject(path, "an architecture file"), path);
        JsonElement root = document.RootElement;
        JsonPlace place = JsonPlace.Root(path);
        place.RequireFormat(root, FormatName);
        JsonElement input = place.RequireArray(root, "input", "the shape of the input without a batch, an array of integers");
        long[] shape = [.. input.EnumerateArray().Select((length, i) => Length(length, place.Key("input").Item(i)))];
        if (shape.Length == 0)
        {
            throw place.Key("input").Fail("expected at least one axis");
        }

        // A batch of one comes first, as everywhere in these frameworks.
        Tensor value = graph.Input(TensorShape.Checked([1, .. shape]));
        Dictionary<string, Tensor> values = new(StringComparer.Ordinal) { [InputName] = value };
        JsonElement layers = place.RequireArray(root, "layers", "an array of operations");
        int index = 0;
        foreach (JsonElement element in layers.EnumerateArray())
        {
            JsonPlace at = place.Key("layers").Item(index++);
            if (element.ValueKind != JsonValueKind.Object)
            {
                throw at.Unexpected("an operation, which is an object", element);
            }

            try
            {
                Tensor from = element.TryGetProperty("from", out JsonElement source) ? Named(source, at.Key("from"), values) : value;
                ArchitectureOperation operation = new(element, at, tensors, graph);
                value = operation.Run(from, name => Named(name, at.Key("with"), values));
                operation.RequireKnownKeys();
            }
            catch (GraphException problem)
            {
                throw at.Fail(problem.Message);
            }

            if (element.TryGetProperty("as", out JsonElement label)
                && (label.ValueKind != JsonValueKind.String || !values.TryAdd(label.GetString()!, value)))
            {
                throw at.Key("as").Unexpected("a name of the value that no other has", label);
            }
        }

        return graph.Compile(value, tensors.Rule);
    }

    private static long Length(JsonElement element, JsonPlace place) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long length) && length > 0
            ? length
            : throw place.Unexpected("a positive integer", element);

    private static Tensor Named(JsonElement name, JsonPlace place, Dictionary<string, Tensor> values) =>
        name.ValueKind == JsonValueKind.String && values.TryGetValue(name.GetString()!, out Tensor? value)
            ? value
            : throw place.Unexpected($"the name of an earlier value ({string.Join(", ", values.Keys)})", name);
}
