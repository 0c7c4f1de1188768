namespace Polyhedra.Cli.Commands.Graphs;

/// <summary>What <c>graph</c> collects beside the graph, in the same walk.</summary>
/// <param name="faces">Collects faces, if they are asked for.</param>
/// <param name="angles">Collects angles, if they are asked for.</param>
internal readonly struct GraphExtras(FaceSink? faces, GraphAngles? angles) : IRegionSink
{
    public static bool NeedsRegions => true;

    public void Accept(scoped in RegionView region)
    {
        faces?.Accept(region);
        angles?.Accept(region);
    }
}
