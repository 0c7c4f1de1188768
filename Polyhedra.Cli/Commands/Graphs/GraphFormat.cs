namespace Polyhedra.Cli.Commands.Graphs;

/// <summary>A format that a region graph is written in.</summary>
internal abstract class GraphFormat
{
    public const string Names = "graphml, dot, csv or json";
    private readonly List<int> _scratch = [];
    private readonly List<(int Layer, int Unit)> _flips = [];

    protected GraphFormat(GraphDescription description, Utf8Text text)
    {
        Description = description;
        Text = text;
    }

    protected GraphDescription Description { get; }

    protected Utf8Text Text { get; }

    /// <summary>The name of a format.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static string? Parse(string option, string name) => name is "graphml" or "dot" or "csv" or "json"
        ? name
        : throw OptionValue.Expected(option, Names, name);

    /// <summary>Writes a graph, all of it.</summary>
    public static void Write(string name, GraphReport report, GraphDescription description, OutputTarget target)
    {
        Utf8Text text = new(target);
        GraphFormat format = name switch
        {
            "graphml" => new GraphmlFormat(description, text),
            "dot" => new DotFormat(description, text),
            "csv" => new CsvFormat(description, text),
            _ => new GraphJsonFormat(report, description, text),
        };
        format.Write();
        text.Flush();
    }

    protected abstract void Start();

    protected abstract void Node(int region);

    // Between the last node and the first edge.
    protected virtual void Turn()
    {
    }

    protected abstract void Edge(int source, int target, List<(int Layer, int Unit)> flips);

    protected abstract void End();

    /// <summary>Adds flips as <c>layer:unit</c>, separated by blanks.</summary>
    protected void AddFlips(List<(int Layer, int Unit)> flips)
    {
        for (int i = 0; i < flips.Count; i++)
        {
            Text.Add(i == 0 ? ""u8 : " "u8).Add(flips[i].Layer).Add(":"u8).Add(flips[i].Unit);
        }
    }

    private void Write()
    {
        Start();
        for (int region = 0; region < Description.Graph.RegionCount; region++)
        {
            Node(region);
            Text.Pass();
        }

        Turn();
        for (int region = 0; region < Description.Graph.RegionCount; region++)
        {
            foreach (int other in Description.Graph.Neighbours(region))
            {
                if (other > region)
                {
                    Description.GetFlips(region, other, _scratch, _flips);
                    Edge(region, other, _flips);
                }
            }

            Text.Pass();
        }

        End();
    }
}
