using Polyhedra.Arrangements.Studies.Search;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Commands.Studies;

/// <summary>What <c>search</c> found, confirmed by both engines, and how it is printed.</summary>
/// <param name="Options">What was searched for.</param>
/// <param name="Found">What was found.</param>
/// <param name="Digest">The digest of the best network.</param>
/// <param name="Counts">Its counts, by the vertex kernel.</param>
/// <param name="Check">The comparison of both kernels.</param>
/// <param name="Agrees">Whether they agree on everything.</param>
internal sealed record SearchReport(
    SearchOptions Options, SearchResult Found, string Digest, RegionCounts Counts, CrossCheckResult Check, bool Agrees) : IReport
{
    public int ExitCode => !Agrees ? Output.ExitCode.No
        : Found.Stop == SearchStop.Cancelled ? Output.ExitCode.Interrupted
        : Output.ExitCode.Success;

    /// <summary>Counts the best network with both engines.</summary>
    public static SearchReport Confirm(SearchOptions options, SearchResult found)
    {
        HPolyhedron space = HPolyhedron.WholeSpace(options.Inputs);
        RegionCounts vertex = RegionCounter.Count(found.Best, space, engine: Engine.Vertex);
        RegionCounts lp = RegionCounter.Count(found.Best, space, engine: Engine.Lp);
        CrossCheckResult check = CrossCheck.Run(found.Best, space);
        long? wanted = options.Goal == SearchGoal.ActivationRegions ? vertex.Summary.ActivationRegions : vertex.LinearRegions;
        bool agrees = check.Agrees && check.LpRegions == vertex.Summary.ActivationRegions
            && lp.Summary.ActivationRegions == vertex.Summary.ActivationRegions
            && lp.LinearRegions == vertex.LinearRegions && lp.AffinePieces == vertex.AffinePieces && wanted == found.Regions;
        return new SearchReport(options, found, NetworkDigest.Compute(found.Best), vertex, check, agrees);
    }

    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/search/1")
        .Add("inputs", Options.Inputs)
        .Add("widths", Options.Widths)
        .Add("definition", DefinitionName)
        .AddNumber("seed", Options.Seed)
        .Add("regions", Found.Regions)
        .Add("upperBound", Found.UpperBound)
        .Add("activationRegions", Activation)
        .Add("linearRegions", Counts.LinearRegions)
        .Add("affinePieces", Counts.AffinePieces)
        .Add("engines", engines => engines.Add("lp", Check.LpRegions).Add("vertex", Check.VertexRegions))
        .Add("agree", Agrees)
        .Add("digest", Digest)
        .Add("steps", Found.Steps)
        .Add("climbs", Found.Climbs)
        .Add("stepOfBest", Found.StepOfBest)
        .Add("secondsOfBest", Found.TimeOfBest.TotalSeconds)
        .Add("seconds", Found.Elapsed.TotalSeconds)
        .Add("stopped", StopName);

    public string Text() =>
        $"""
        {Words.Plural(Found.Regions, $"{DefinitionName} region")}; no network of this shape has more than {Found.UpperBound}
        shape    {Options.Inputs} inputs, ReLU {string.Join(" + ", Options.Widths)}
        counts   {Activation} activation regions, {Counts.LinearRegions} linear regions, {Counts.AffinePieces} affine pieces
        engines  {(Agrees ? "lp and vertex agree" : $"DISAGREEMENT: lp {Check.LpRegions}, vertex {Check.VertexRegions}")}
        digest   {Digest}
        steps    {Found.Steps} in {Found.Climbs} climbs, seed {Options.Seed}; best at step {Found.StepOfBest}; stopped by {StopName}
        seconds  {Found.Elapsed.TotalSeconds} (best after {Found.TimeOfBest.TotalSeconds})

        """;

    private long Activation => Counts.Summary.ActivationRegions;

    private string DefinitionName => Options.Goal == SearchGoal.ActivationRegions ? "activation" : "linear";

    private string StopName => Found.Stop switch
    {
        SearchStop.Steps => "steps",
        SearchStop.Time => "seconds",
        SearchStop.UpperBound => "upper-bound",
        _ => "interrupt",
    };
}
