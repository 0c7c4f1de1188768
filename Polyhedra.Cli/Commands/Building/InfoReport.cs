using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Commands.Building;

/// <summary>What a network file holds, and how it is printed.</summary>
internal sealed record InfoReport(NetworkDescription Description) : IReport
{
    private Network Network => Description.Network;

    private long ParameterCount => Network.Layers.Sum(layer => (layer.InputCount + 1L) * layer.Weights.RowCount);

    private string AutoEngine =>
        EngineName.Of(EngineChoice.For(Network, HPolyhedron.WholeSpace(Network.InputCount), Engine.Auto, countsOnly: false));

    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/info/1")
        .Add("network", Description)
        .AddEach("layers", Network.Layers, AddLayer)
        .Add("gates", Network.GateCount)
        .Add("parameters", ParameterCount)
        .Add("engine", AutoEngine);

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

    // A dense layer has an activation, a maxout layer a rank.
    private static void AddLayer(JsonFields json, NetworkLayer layer) => json
        .Add("type", layer is DenseLayer ? "dense" : "maxout")
        .Add("inputs", layer.InputCount)
        .Add("units", layer.UnitCount)
        .Add("activation", (layer as DenseLayer)?.Activation.Name)
        .Add("rank", layer is DenseLayer ? null : layer.PieceCount);

    private static string Describe(NetworkLayer layer) => layer is DenseLayer dense
        ? $"dense, {layer.InputCount} -> {layer.UnitCount}, {dense.Activation.Name}"
        : $"maxout, {layer.InputCount} -> {layer.UnitCount}, rank {layer.PieceCount}";
}
