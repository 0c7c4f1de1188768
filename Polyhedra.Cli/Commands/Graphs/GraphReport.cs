using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Cli.Running;

namespace Polyhedra.Cli.Commands.Graphs;

/// <summary>What <c>graph</c> says of the graph as a whole.</summary>
internal sealed record GraphReport(
    RegionInput Input, Engine Engine, RegionGraph Graph, (int Radius, int Diameter)? Distances,
    ImmutableArray<int>? Eccentricities, FaceVector? Faces, double Seconds) : IReport
{
    private readonly ImmutableArray<int> _degrees = Graph.DegreeDistribution();
    private readonly int _components = Graph.ComponentCount();
    private readonly bool _isBipartite = Graph.IsBipartite();

    /// <summary>No, if the faces contradict Euler's relation or the volumes do not add.</summary>
    public int ExitCode =>
        Faces is { EulerHolds: false } or { VolumesAdd: false } || _components != 1 ? Output.ExitCode.No : Output.ExitCode.Success;

    public void WriteJson(Utf8JsonWriter writer) => JsonSerializer.Serialize(
        writer,
        new GraphJson(
            "polyhedra/graph/1", Input.Description.ToJson(), Input.DomainText, Input.Slice?.ToJson(), Graph.RegionCount,
            Graph.BoundedCount(), Graph.EdgeCount, Graph.LinearRegionCount, Graph.AffinePieceCount, _components, _isBipartite, _degrees,
            Distances?.Radius, Distances?.Diameter, Eccentricities is { } all ? Frequencies(all) : null, Faces?.Faces,
            Faces?.InteriorFaces, Faces?.EulerCharacteristic, Faces?.EulerHolds, Faces is null ? null : new JsonRational(Faces.Volume),
            Faces?.VolumesAdd, EngineName.Of(Engine), Seconds),
        GraphsJson.Default.GraphJson);

    public string Text()
    {
        StringBuilder text = new();
        text.Append($"{Words.Plural(Graph.RegionCount, "activation region")}, ");
        text.Append($"{Words.Plural(Graph.EdgeCount, "adjacent pair")}\n");
        text.Append($"{Graph.BoundedCount()} bounded, {Words.Plural(Graph.LinearRegionCount, "linear region")}, ");
        text.Append($"{Words.Plural(Graph.AffinePieceCount, "affine piece")}\n");
        text.Append($"graph    {Words.Plural(_components, "component")}, {(_isBipartite ? "bipartite" : "not bipartite")}\n");
        text.Append(CultureInfo.InvariantCulture, $"degrees  mean {2.0 * Graph.EdgeCount / Graph.RegionCount:0.###}; ");
        text.Append($"{Distribution(_degrees)}\n");
        string extent = Distances is { } distances
            ? $"radius {distances.Radius}, diameter {distances.Diameter}"
            : "not found in reasonable time, see --distances";
        text.Append($"distance {extent}\n");
        if (Faces is { } faces)
        {
            string euler = faces.EulerHolds ? "Euler's relation holds" : "EULER'S RELATION FAILS";
            text.Append($"faces    {string.Join(", ", faces.Faces)} of dimension 0 to {faces.Faces.Length - 1}; {euler}\n");
            text.Append($"interior {string.Join(", ", faces.InteriorFaces)} of them not on the boundary of the domain\n");
            string add = faces.VolumesAdd switch
            {
                true => "; the regions' volumes add up to it",
                false => "; THE REGIONS' VOLUMES DO NOT ADD UP TO IT",
                null => string.Empty,
            };
            text.Append($"volume   {faces.Volume?.ToString() ?? "infinite"}{add}\n");
        }

        text.Append(Input.Text());
        text.Append($"engine   {EngineName.Of(Engine)}\n");
        text.Append(CultureInfo.InvariantCulture, $"seconds  {Seconds}\n");
        return text.ToString();
    }

    private static string Distribution(ImmutableArray<int> counts) =>
        string.Join(", ", counts.Index().Where(entry => entry.Item > 0).Select(entry => $"{entry.Index}: {entry.Item}"));

    private static IEnumerable<int> Frequencies(ImmutableArray<int> eccentricities) =>
        Enumerable.Range(0, eccentricities.Max() + 1).Select(k => eccentricities.Count(e => e == k));
}
