using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Polyhedra.Arrangements.Constructions;

/// <summary>The structure of a convolutional network that is written as dense layers.</summary>
/// <param name="Rows">The rows of the input image.</param>
/// <param name="Columns">The columns of the input image.</param>
/// <param name="Channels">The channels of the input image.</param>
/// <param name="Layers">The layers, first to last. Every filter reads all channels of the layer before.</param>
/// <remarks>Input and layer outputs stand row by row, column by column, and last channel by channel.</remarks>
public sealed record ConvolutionShape(int Rows, int Columns, int Channels, ImmutableArray<ConvolutionLayerShape> Layers)
{
    /// <summary>The number of inputs.</summary>
    public int InputCount => Rows * Columns * Channels;

    /// <summary>Rows and columns of the outputs of a layer, counted from 1; 0 is the input. Not positive where a filter does not fit.</summary>
    public (int Rows, int Columns) SizeAfter(int layer)
    {
        int rows = Rows;
        int columns = Columns;
        foreach (ConvolutionLayerShape shape in Layers[..layer])
        {
            rows = rows < shape.FilterRows ? 0 : ((rows - shape.FilterRows) / shape.Stride) + 1;
            columns = columns < shape.FilterColumns ? 0 : ((columns - shape.FilterColumns) / shape.Stride) + 1;
        }

        return (rows, columns);
    }

    /// <summary>The places of the layer before that each output place of a layer (from 1) reads, in the order of the filter's entries; places
    /// are numbered row by row.</summary>
    public IReadOnlyList<int[]> Windows(int layer)
    {
        (_, int inputColumns) = SizeAfter(layer - 1);
        (int rows, int columns) = SizeAfter(layer);
        ConvolutionLayerShape shape = Layers[layer - 1];
        List<int[]> windows = [];
        for (int place = 0; place < rows * columns; place++)
        {
            int top = place / columns * shape.Stride;
            int left = place % columns * shape.Stride;
            windows.Add([.. Enumerable.Range(0, shape.FilterRows * shape.FilterColumns).Select(entry =>
                ((top + (entry / shape.FilterColumns)) * inputColumns) + left + (entry % shape.FilterColumns))]);
        }

        return windows;
    }

    internal JsonObject ToJson() => new()
    {
        ["image"] = new JsonArray(Rows, Columns, Channels),
        ["layers"] = new JsonArray([.. Layers.Select(layer => (JsonNode)new JsonObject
        {
            ["filter"] = new JsonArray(layer.FilterRows, layer.FilterColumns),
            ["stride"] = layer.Stride,
            ["filters"] = layer.Filters,
        })]),
    };
}
