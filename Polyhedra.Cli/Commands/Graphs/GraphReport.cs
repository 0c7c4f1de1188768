
namespace Polyhedra.Cli.Commands.Graphs;

/// <summary>What <c>graph</c> says of the graph as a whole.</summary>
internal sealed record GraphReport(
    RegionInput Input, Engine Engine, RegionGraph Graph, (int Radius, int Diameter)? Distances,
    ImmutableArray<int>? Eccentricities, FaceVector? Faces, double Seconds) : IReport
{
    private readonly ImmutableArray<int> _degrees = Graph.DegreeDistribution();
    private readonly int _components = Graph.ComponentCount();
    private readonly bool _isBipartite = Graph.IsBipartite();

    /// <summary>What <c>--path</c> found.</summary>
    public GraphWays? Path { get; init; }

    /// <summary>What <c>--cut</c> found.</summary>
    public GraphWays? Cut { get; init; }

    /// <summary>No, if the faces contradict Euler's relation or the volumes do not add.</summary>
    public int ExitCode =>
        Faces is { EulerHolds: false } or { VolumesAdd: false } || _components != 1 ? Output.ExitCode.No : Output.ExitCode.Success;

    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/graph/1")
        .Include(Input)
        .Add("activationRegions", Graph.RegionCount)
        .Add("boundedRegions", Graph.BoundedCount())
        .Add("adjacentPairs", Graph.EdgeCount)
        .Add("linearRegions", Graph.LinearRegionCount)
        .Add("affinePieces", Graph.AffinePieceCount)
        .Add("components", _components)
        .Add("bipartite", _isBipartite)
        .Add("degrees", _degrees)
        .Add("radius", Distances?.Radius)
        .Add("diameter", Distances?.Diameter)
        .Add("eccentricities", Eccentricities is { } all ? Frequencies(all) : null)
        .Include(Faces, AddFaces)
        .Add("path", Path)
        .Add("cut", Cut)
        .Add("engine", EngineName.Of(Engine))
        .Add("seconds", Seconds);

    public string Text()
    {
        string extent = Distances is { } distances
            ? $"radius {distances.Radius}, diameter {distances.Diameter}"
            : "not found in reasonable time, see --distances";
        string linear = Words.Plural(Graph.LinearRegionCount, "linear region");
        return $"""
            {Words.Plural(Graph.RegionCount, "activation region")}, {Words.Plural(Graph.EdgeCount, "adjacent pair")}
            {Graph.BoundedCount()} bounded, {linear}, {Words.Plural(Graph.AffinePieceCount, "affine piece")}
            graph    {Words.Plural(_components, "component")}, {(_isBipartite ? "bipartite" : "not bipartite")}
            degrees  mean {2.0 * Graph.EdgeCount / Graph.RegionCount:0.###}; {Distribution(_degrees)}
            distance {extent}
            {Describe(Faces)}{Path?.Text()}{Cut?.Text()}{Input.Text()}engine   {EngineName.Of(Engine)}
            seconds  {Seconds}

            """;
    }

    private static string Describe(FaceVector? faces)
    {
        if (faces is null)
        {
            return string.Empty;
        }

        string add = faces.VolumesAdd switch
        {
            true => "; the regions' volumes add up to it",
            false => "; THE REGIONS' VOLUMES DO NOT ADD UP TO IT",
            null => string.Empty,
        };
        string euler = faces.EulerHolds ? "Euler's relation holds" : "EULER'S RELATION FAILS";
        return $"""
            faces    {string.Join(", ", faces.Faces)} of dimension 0 to {faces.Faces.Length - 1}; {euler}
            interior {string.Join(", ", faces.InteriorFaces)} of them not on the boundary of the domain
            volume   {faces.Volume?.ToString() ?? "infinite"}{add}

            """;
    }

    private static void AddFaces(JsonFields json, FaceVector faces) => json
        .Add("faces", faces.Faces)
        .Add("interiorFaces", faces.InteriorFaces)
        .Add("eulerCharacteristic", faces.EulerCharacteristic)
        .Add("eulerHolds", faces.EulerHolds)
        .AddOrNull("volume", faces.Volume)
        .Add("volumesAdd", faces.VolumesAdd);

    private static string Distribution(ImmutableArray<int> counts) =>
        string.Join(", ", counts.Index().Where(entry => entry.Item > 0).Select(entry => $"{entry.Index}: {entry.Item}"));

    private static IEnumerable<int> Frequencies(ImmutableArray<int> eccentricities) =>
        Enumerable.Range(0, eccentricities.Max() + 1).Select(k => eccentricities.Count(e => e == k));
}
