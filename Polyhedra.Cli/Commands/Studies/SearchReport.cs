using System.Globalization;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Studies.Search;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Output;
using Polyhedra.Cli.Running;
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

    public void WriteJson(Utf8JsonWriter writer) => JsonSerializer.Serialize(
        writer,
        new SearchJson(
            "polyhedra/search/1", Options.Inputs, Options.Widths, DefinitionName, Options.Seed, Found.Regions, Found.UpperBound,
            Counts.Summary.ActivationRegions, Counts.LinearRegions, Counts.AffinePieces,
            new SearchJson.EngineCounts(Check.LpRegions, Check.VertexRegions), Agrees, Digest, Found.Steps, Found.Climbs, Found.StepOfBest,
            Found.TimeOfBest.TotalSeconds, Found.Elapsed.TotalSeconds, StopName),
        StudiesJson.Default.SearchJson);

    public string Text()
    {
        StringBuilder text = new();
        text.Append($"{Words.Plural(Found.Regions, $"{DefinitionName} region")}; ");
        text.Append($"no network of this shape has more than {Found.UpperBound}\n");
        text.Append($"shape    {Options.Inputs} inputs, ReLU {string.Join(" + ", Options.Widths)}\n");
        text.Append($"counts   {Counts.Summary.ActivationRegions} activation regions, {Counts.LinearRegions} linear regions, ");
        text.Append($"{Counts.AffinePieces} affine pieces\n");
        text.Append(
            Agrees ? "engines  lp and vertex agree\n" : $"engines  DISAGREEMENT: lp {Check.LpRegions}, vertex {Check.VertexRegions}\n");
        text.Append($"digest   {Digest}\n");
        text.Append($"steps    {Found.Steps} in {Found.Climbs} climbs, seed {Options.Seed}; best at step {Found.StepOfBest}; ");
        text.Append($"stopped by {StopName}\n");
        text.Append(CultureInfo.InvariantCulture, $"seconds  {Found.Elapsed.TotalSeconds} (best after {Found.TimeOfBest.TotalSeconds})\n");
        return text.ToString();
    }

    private string DefinitionName => Options.Goal == SearchGoal.ActivationRegions ? "activation" : "linear";

    private string StopName => Found.Stop switch
    {
        SearchStop.Steps => "steps",
        SearchStop.Time => "seconds",
        SearchStop.UpperBound => "upper-bound",
        _ => "interrupt",
    };
}
