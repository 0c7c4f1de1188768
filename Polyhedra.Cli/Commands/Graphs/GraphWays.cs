using Polyhedra.Arrangements.Domains;

namespace Polyhedra.Cli.Commands.Graphs;

/// <summary>What <c>graph --path</c> and <c>--cut</c> find between the regions of two points, and how it is printed.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="From">The region of the first point.</param>
/// <param name="To">The region of the second point.</param>
internal sealed record GraphWays(RegionGraph Graph, int From, int To) : IJsonObject
{
    /// <summary>The regions on a shortest path; null if none was asked for.</summary>
    public ImmutableArray<int>? Path { get; init; }

    /// <summary>The facets of a least cut; null if none was asked for.</summary>
    public ImmutableArray<RegionEdge>? Cut { get; init; }

    /// <summary>The point that an option names.</summary>
    /// <exception cref="UsageException">The text is no point.</exception>
    /// <exception cref="BadInputException">The point does not lie in the domain's interior.</exception>
    public static ImmutableArray<Rational> PointOf(string option, string text, RegionInput input)
    {
        IReadOnlyList<ImmutableArray<Rational>> points = OptionValue.Parse(() => PointText.Parse(text, input.Network.InputCount));
        if (points.Count != 1)
        {
            throw new BadInputException($"{option}: expected one point, got a file of {points.Count}");
        }

        return input.Domain.HasInInterior(points[0].AsSpan())
            ? points[0]
            : throw new BadInputException($"{option}: the point {OptionValue.Shorten(text)} is not in the interior of the domain");
    }

    /// <summary>The region of a point: that of its pattern.</summary>
    /// <exception cref="BadInputException">The pattern is that of no region.</exception>
    public static int RegionAt(string option, ImmutableArray<Rational> point, RegionGraph graph)
    {
        int region = graph.Find(NetworkEvaluation.At(graph.Network, point).Pattern.AsSpan());
        return region >= 0
            ? region
            : throw new BadInputException(
                $"{option}: the point {OptionValue.Shorten(string.Join(',', point))} is on a boundary, and its pattern is that of no "
                + "region; expected a point inside a region");
    }

    public void WriteFields(JsonFields json) => json
        .Add("from", From)
        .Add("to", To)
        .Add("length", Path?.Length - 1)
        .AddEach("regions", Path?.AsEnumerable(), (regions, region) => regions
            .Add("id", region)
            .Add("pattern", PatternOf(region)))
        .AddEach("crossings", Path is { } path ? path.Zip(path.Skip(1), (from, to) => (from, to)) : null, AddCrossing)
        .Add("size", Cut?.Length)
        .AddEach("facets", Cut?.Select(edge => (edge.Source, edge.Target)), AddCrossing);

    /// <summary>For people: a line for each region on the path, with the gates that flip on the way to the next, or one for each facet
    /// of the cut.</summary>
    public string Text() => Path is { } path
        ? $"path     {Words.Plural(path.Length - 1, "facet")} from region {From} to region {To}\n"
            + $"  {From}  {PatternOf(From)}\n"
            + string.Concat(path.Zip(path.Skip(1), (from, to) => $"  {to}  {PatternOf(to)}  {FlipsOf(from, to)}\n"))
        : $"cut      {Words.Plural(Cut!.Value.Length, "facet")} between region {From} and region {To}\n"
            + string.Concat(Cut.Value.Select(edge => $"  {edge.Source} - {edge.Target}  {FlipsOf(edge.Source, edge.Target)}\n"));

    private void AddCrossing(JsonFields json, (int From, int To) crossing) => json
        .Add("from", crossing.From)
        .Add("to", crossing.To)
        .AddEach("gates", Graph.Flips(crossing.From, crossing.To), (gates, flip) => gates
            .Add("layer", flip.Layer)
            .Add("unit", flip.Unit)
            .Add("from", flip.From)
            .Add("to", flip.To));

    private string PatternOf(int region) => PatternText.Format(Graph.Pattern(region).AsSpan(), Graph.Network);

    private string FlipsOf(int from, int to) => string.Join(
        ' ', Graph.Flips(from, to).Select(flip => $"{flip.Layer}:{flip.Unit} {flip.From}->{flip.To}"));
}
