using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Commands.Building;

/// <summary>What a network file holds, and how it is printed.</summary>
internal sealed record InfoReport(NetworkDescription Description) : IReport
{
    private Network Network => Description.Network;

    private long ParameterCount => Network.Layers.Sum(layer => layer.FormatVersion == 1
        ? (layer.InputCount + 1L) * layer.RowCount
        : layer.SparseWeights.NonZeroCount + (long)layer.RowCount);

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
        {(Description.Arrangement is null ? "network " : "planes  ")}    {Description.Path}: {Description.Shape}
        {string.Concat(Network.Layers.Select((layer, l) => $"layer {l,-5} {Describe(layer)}\n"))}gates       {Network.GateCount}
        parameters  {ParameterCount}
        numbers     {Description.Rule}
        digest      {Description.Digest}
        engine      {AutoEngine} (what auto chooses in all of space)
        {string.Concat(Description.Notes.Select(note => $"note        {note}\n"))}
        """;

    // A dense layer has an activation, a maxout layer a rank; one of version 2 says how many units have which.
    private static void AddLayer(JsonFields json, NetworkLayer layer) => json
        .Add("type", layer is DenseLayer ? "dense" : "maxout")
        .Add("inputs", layer.InputCount)
        .Add("units", layer.UnitCount)
        .Add("activation", layer is DenseLayer { IsUniform: true } uniform ? uniform.Activation.Name : null)
        .Add("rank", layer is DenseLayer ? null : layer.PieceCount)
        .Add("gates", layer.FormatVersion > 1 ? (long?)layer.GateCount : null)
        .Add("nonZeroWeights", layer.FormatVersion > 1 ? (long?)layer.SparseWeights.NonZeroCount : null)
        .AddEach("kinds", layer.FormatVersion > 1 ? KindsOf(layer) : null, (kind, group) => kind
            .Add("kind", group.Key)
            .Add("units", group.Count()));

    private static string Describe(NetworkLayer layer) => layer is DenseLayer dense
        ? $"dense, {layer.InputCount} -> {layer.UnitCount}, {(dense.IsUniform ? dense.Activation.Name : Mixture(layer))}"
        : $"maxout, {layer.InputCount} -> {layer.UnitCount}, {(layer.FormatVersion == 1 ? $"rank {layer.PieceCount}" : Mixture(layer))}";

    // For each activation, or number of pieces, its units.
    private static IEnumerable<IGrouping<string, int>> KindsOf(NetworkLayer layer) => Enumerable.Range(0, layer.UnitCount)
        .GroupBy(
            unit => layer is DenseLayer dense ? dense.Activations[unit].Name : $"rank {layer.PieceCountOf(unit)}", StringComparer.Ordinal);

    private static string Mixture(NetworkLayer layer) =>
        string.Join(", ", KindsOf(layer).Select(kind => $"{kind.Count()} {kind.Key}"));
}
