using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Graphs;

/// <summary>What <c>graph</c> says of the graph as a whole.</summary>
internal sealed record GraphReport(
    RegionInput Input, Engine Engine, RegionGraph Graph, (int Radius, int Diameter)? Distances,
    ImmutableArray<int>? Eccentricities, FaceVector? Faces, double Seconds)
{
    private readonly ImmutableArray<int> _degrees = Graph.DegreeDistribution();
    private readonly int _components = Graph.ComponentCount();
    private readonly bool _isBipartite = Graph.IsBipartite();

    /// <summary>No, if the faces contradict Euler's relation or the volumes do not add.</summary>
    public int ExitCode =>
        Faces is { EulerHolds: false } or { VolumesAdd: false } || _components != 1 ? Output.ExitCode.No : Output.ExitCode.Success;

    public void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, WriteFields);

    public void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("schema", "polyhedra/graph/1");
        Input.WriteJson(writer);
        writer.WriteNumber("activationRegions", Graph.RegionCount);
        writer.WriteNumber("boundedRegions", Graph.BoundedCount());
        writer.WriteNumber("adjacentPairs", Graph.EdgeCount);
        writer.WriteNumber("linearRegions", Graph.LinearRegionCount);
        writer.WriteNumber("affinePieces", Graph.AffinePieceCount);
        writer.WriteNumber("components", _components);
        writer.WriteBoolean("bipartite", _isBipartite);
        WriteCounts(writer, "degrees", _degrees.Select(count => (long)count));
        if (Distances is { } distances)
        {
            writer.WriteNumber("radius", distances.Radius);
            writer.WriteNumber("diameter", distances.Diameter);
        }

        if (Eccentricities is { } eccentricities)
        {
            WriteCounts(
                writer, "eccentricities", Enumerable.Range(0, eccentricities.Max() + 1).Select(k => (long)eccentricities.Count(e => e == k)));
        }

        if (Faces is { } faces)
        {
            WriteCounts(writer, "faces", faces.Faces);
            WriteCounts(writer, "interiorFaces", faces.InteriorFaces);
            writer.WriteNumber("eulerCharacteristic", faces.EulerCharacteristic);
            writer.WriteBoolean("eulerHolds", faces.EulerHolds);
            writer.WriteString("volume", faces.Volume?.ToString());
            if (faces.VolumesAdd is { } add)
            {
                writer.WriteBoolean("volumesAdd", add);
            }
        }

        writer.WriteString("engine", EngineOption.NameOf(Engine));
        writer.WriteNumber("seconds", Seconds);
    }

    public void WriteText(Stream stream)
    {
        StringBuilder text = new();
        text.Append($"{NetworkDescription.Plural(Graph.RegionCount, "activation region")}, ");
        text.Append($"{NetworkDescription.Plural(Graph.EdgeCount, "adjacent pair")}\n");
        text.Append($"{Graph.BoundedCount()} bounded, {NetworkDescription.Plural(Graph.LinearRegionCount, "linear region")}, ");
        text.Append($"{NetworkDescription.Plural(Graph.AffinePieceCount, "affine piece")}\n");
        text.Append($"graph    {NetworkDescription.Plural(_components, "component")}, {(_isBipartite ? "bipartite" : "not bipartite")}\n");
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
        text.Append($"engine   {EngineOption.NameOf(Engine)}\n");
        text.Append(CultureInfo.InvariantCulture, $"seconds  {Seconds}\n");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string Distribution(ImmutableArray<int> counts) =>
        string.Join(", ", counts.Select((count, k) => (count, k)).Where(entry => entry.count > 0).Select(entry => $"{entry.k}: {entry.count}"));

    private static void WriteCounts(Utf8JsonWriter writer, string name, IEnumerable<long> counts)
    {
        writer.WriteStartArray(name);
        foreach (long count in counts)
        {
            writer.WriteNumberValue(count);
        }

        writer.WriteEndArray();
    }
}
