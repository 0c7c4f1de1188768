namespace Polyhedra.Cli.Commands.Graphs;

/// <summary>A region graph with what identifies it in a file.</summary>
/// <param name="Network">The network.</param>
/// <param name="Domain">The domain as the user wrote it.</param>
/// <param name="Graph">The graph.</param>
/// <param name="Eccentricities">An entry a region; null where they were not computed.</param>
/// <param name="Angles">The angles; null where they were not asked for.</param>
internal sealed record GraphDescription(
    NetworkDescription Network, string Domain, RegionGraph Graph, ImmutableArray<int>? Eccentricities, GraphAngles? Angles)
{
    private readonly (int Layer, int Unit)[] _gates = GatesOf(Network);

    /// <summary>Adds the layers and units of the gates that flip across an edge, in order.</summary>
    public void GetFlips(int from, int to, List<int> scratch, List<(int Layer, int Unit)> flips)
    {
        scratch.Clear();
        Graph.GetFlippedGates(from, to, scratch);
        flips.Clear();
        foreach (int gate in scratch)
        {
            flips.Add(_gates[gate]);
        }
    }

    /// <summary>The pattern of a region as text.</summary>
    public void AddPattern(Utf8Text text, int region)
    {
        int layer = _gates.Length == 0 ? 0 : _gates[0].Layer;
        for (int gate = 0; gate < _gates.Length; gate++)
        {
            if (_gates[gate].Layer != layer)
            {
                layer = _gates[gate].Layer;
                text.Add("|"u8);
            }

            byte piece = Graph.Piece(region, gate);
            text.Add([(byte)(piece < 10 ? '0' + piece : 'a' + piece - 10)]);
        }
    }

    private static (int Layer, int Unit)[] GatesOf(NetworkDescription description) =>
        [.. description.Network.Layers.SelectMany((layer, l) =>
            Enumerable.Range(0, layer.UnitCount).Where(layer.IsGate).Select(unit => (l, unit)))];
}
