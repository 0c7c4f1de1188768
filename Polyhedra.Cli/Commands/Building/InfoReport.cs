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

    public string Text() =>
        $"""
        network     {Description.Path}: {Description.Shape}
        {string.Concat(Network.Layers.Select((layer, l) => $"layer {l,-5} {Describe(layer)}\n"))}gates       {Network.GateCount}
        parameters  {ParameterCount}
        numbers     {Description.Rule}
        digest      {Description.Digest}
        engine      {AutoEngine} (what auto chooses in all of space)

        """;

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
