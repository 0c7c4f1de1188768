using System.Globalization;
using System.Text;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Studies.Search;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;
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
    SearchOptions Options, SearchResult Found, string Digest, RegionCounts Counts, CrossCheckResult Check, bool Agrees)
{
    public int ExitCode => !Agrees ? Output.ExitCode.No : Found.Stop == SearchStop.Cancelled ? Output.ExitCode.Interrupted : Output.ExitCode.Success;

    /// <summary>Counts the best network with both engines.</summary>
    public static SearchReport Confirm(SearchOptions options, SearchResult found)
    {
        HPolyhedron space = HPolyhedron.WholeSpace(options.Inputs);
        RegionCounts vertex = RegionCounter.Count(found.Best, space, engine: Engine.Vertex);
        RegionCounts lp = RegionCounter.Count(found.Best, space, engine: Engine.Lp);
        CrossCheckResult check = CrossCheck.Run(found.Best, space);
        long? wanted = options.Goal == SearchGoal.ActivationRegions ? vertex.Summary.ActivationRegions : vertex.LinearRegions;
        bool agrees = check.Agrees && check.LpRegions == vertex.Summary.ActivationRegions && lp.Summary.ActivationRegions == vertex.Summary.ActivationRegions
            && lp.LinearRegions == vertex.LinearRegions && lp.AffinePieces == vertex.AffinePieces && wanted == found.Regions;
        return new SearchReport(options, found, NetworkDigest.Compute(found.Best), vertex, check, agrees);
    }

    public void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/search/1");
        writer.WriteNumber("inputs", Options.Inputs);
        writer.WriteStartArray("widths");
        foreach (int width in Options.Widths)
        {
            writer.WriteNumberValue(width);
        }

        writer.WriteEndArray();
        writer.WriteString("definition", DefinitionName);
        writer.WriteNumber("seed", Options.Seed);
        JsonOutput.WriteCount(writer, "regions", Found.Regions);
        JsonOutput.WriteInteger(writer, "upperBound", Found.UpperBound);
        JsonOutput.WriteCount(writer, "activationRegions", Counts.Summary.ActivationRegions);
        JsonOutput.WriteCount(writer, "linearRegions", Counts.LinearRegions!.Value);
        JsonOutput.WriteCount(writer, "affinePieces", Counts.AffinePieces!.Value);
        writer.WriteStartObject("engines");
        JsonOutput.WriteCount(writer, "lp", Check.LpRegions!.Value);
        JsonOutput.WriteCount(writer, "vertex", Check.VertexRegions!.Value);
        writer.WriteEndObject();
        writer.WriteBoolean("agree", Agrees);
        writer.WriteString("digest", Digest);
        JsonOutput.WriteCount(writer, "steps", Found.Steps);
        JsonOutput.WriteCount(writer, "climbs", Found.Climbs);
        JsonOutput.WriteCount(writer, "stepOfBest", Found.StepOfBest);
        writer.WriteNumber("secondsOfBest", Found.TimeOfBest.TotalSeconds);
        writer.WriteNumber("seconds", Found.Elapsed.TotalSeconds);
        writer.WriteString("stopped", StopName);
    });

    public void WriteText(Stream stream)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{NetworkDescription.Plural(Found.Regions, $"{DefinitionName} region")}; no network of this shape has more than {Found.UpperBound}\n");
        text.Append(CultureInfo.InvariantCulture, $"shape    {Options.Inputs} inputs, ReLU {string.Join(" + ", Options.Widths)}\n");
        text.Append($"counts   {Counts.Summary.ActivationRegions} activation regions, {Counts.LinearRegions} linear regions, {Counts.AffinePieces} affine pieces\n");
        text.Append(Agrees ? "engines  lp and vertex agree\n" : $"engines  DISAGREEMENT: lp {Check.LpRegions}, vertex {Check.VertexRegions}\n");
        text.Append($"digest   {Digest}\n");
        text.Append(CultureInfo.InvariantCulture, $"steps    {Found.Steps} in {Found.Climbs} climbs, seed {Options.Seed}; best at step {Found.StepOfBest}; stopped by {StopName}\n");
        text.Append(CultureInfo.InvariantCulture, $"seconds  {Found.Elapsed.TotalSeconds} (best after {Found.TimeOfBest.TotalSeconds})\n");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
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
