using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Running;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Commands.Building;

/// <summary>What a network file holds, and how it is printed.</summary>
internal sealed record InfoReport(NetworkDescription Description) : IReport
{
    private Network Network => Description.Network;

    private long ParameterCount => Network.Layers.Sum(layer => (layer.InputCount + 1L) * layer.Weights.RowCount);

    private string AutoEngine =>
        EngineName.Of(EngineChoice.For(Network, HPolyhedron.WholeSpace(Network.InputCount), Engine.Auto, countsOnly: false));

    public void WriteJson(Utf8JsonWriter writer) => JsonSerializer.Serialize(
        writer,
        new InfoJson(
            "polyhedra/info/1", Description.ToJson(), Network.Layers.Select(ToJson), Network.GateCount, ParameterCount, AutoEngine),
        BuildingJson.Default.InfoJson);

    public string Text()
    {
        StringBuilder text = new();
        text.Append($"network     {Description.Path}: {Description.Shape}\n");
        for (int l = 0; l < Network.Layers.Length; l++)
        {
            text.Append($"layer {l,-5} {Describe(Network.Layers[l])}\n");
        }

        text.Append($"gates       {Network.GateCount}\n");
        text.Append($"parameters  {ParameterCount}\n");
        text.Append($"numbers     {Description.Rule}\n");
        text.Append($"digest      {Description.Digest}\n");
        text.Append($"engine      {AutoEngine} (what auto chooses in all of space)\n");
        return text.ToString();
    }

    private static InfoJson.Layer ToJson(NetworkLayer layer) => layer is DenseLayer dense
        ? new("dense", layer.InputCount, layer.UnitCount, dense.Activation.Name, null)
        : new("maxout", layer.InputCount, layer.UnitCount, null, layer.PieceCount);

    private static string Describe(NetworkLayer layer) => layer is DenseLayer dense
        ? $"dense, {layer.InputCount} -> {layer.UnitCount}, {dense.Activation.Name}"
        : $"maxout, {layer.InputCount} -> {layer.UnitCount}, rank {layer.PieceCount}";
}
