namespace Polyhedra.Cli.Commands.Graphs;

/// <summary>The edges as a table; regions are the numbers in it, and <c>regions</c> lists them under the same ones.</summary>
internal sealed class CsvFormat(GraphDescription description, Utf8Text text) : GraphFormat(description, text)
{
    protected override void Start() =>
        Text.Add(Description.Angles is null ? "source,target,flips\n"u8 : "source,target,flips,squaredCosine\n"u8);

    protected override void Node(int region)
    {
        // Nodes have no table of their own.
    }

    protected override void Edge(int source, int target, List<(int Layer, int Unit)> flips)
    {
        Text.Add(source).Add(","u8).Add(target).Add(","u8);
        AddFlips(flips);
        if (Description.Angles is { } angles)
        {
            Text.Add(","u8).Add(angles.BetweenMaps(source, target)?.ToString() ?? string.Empty);
        }

        Text.Add("\n"u8);
    }

    protected override void End()
    {
        // The last row has ended already.
    }
}
