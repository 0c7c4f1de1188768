using System.Globalization;
using System.Numerics;
using System.Text;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Counting;

/// <summary>What <c>ball</c> found for one ball, and how it is printed.</summary>
/// <param name="Network">The network.</param>
/// <param name="Ball">The ball.</param>
/// <param name="Domain">The domain as the user wrote it.</param>
/// <param name="Engine">The cell kernel.</param>
/// <param name="Summary">The count.</param>
/// <param name="Bound">The upper bound.</param>
internal sealed record BallReport(NetworkDescription Network, Ball Ball, string Domain, string Engine, EnumerationSummary Summary, BallBound Bound)
{
    public int ExitCode => Stop.ExitCodeOf(Summary.StopReason);

    private string NormName => Ball.Norm switch
    {
        BallNorm.Euclidean => "2",
        BallNorm.Sum => "1",
        _ => "inf",
    };

    // How many times the bound is the count.
    private double? Looseness => Summary is { IsComplete: true, ActivationRegions: > 0 }
        ? Math.Exp(BigInteger.Log(Bound.Value) - Math.Log(Summary.ActivationRegions))
        : null;

    public static void WriteHeader(Stream stream) => stream.Write("centre,activationRegions,complete,upperBound\n"u8);

    /// <summary>A row of CSV; the centre's coordinates are joined by blanks.</summary>
    public void WriteRow(Stream stream) => stream.Write(Encoding.UTF8.GetBytes(
        $"{string.Join(' ', Ball.Centre)},{Summary.ActivationRegions},{(Summary.IsComplete ? "true" : "false")},{Bound.Value}\n"));

    public void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/ball/1");
        writer.WriteBoolean("complete", Summary.IsComplete);
        Network.WriteJson(writer);
        writer.WriteString("domain", Domain);
        writer.WriteString("norm", NormName);
        JsonOutput.WriteVector(writer, "centre", Ball.Centre);
        writer.WriteString("radius", Ball.Radius.ToString());
        JsonOutput.WriteCount(writer, "activationRegions", Summary.ActivationRegions);
        JsonOutput.WriteInteger(writer, "upperBound", Bound.Value);
        if (Looseness is { } looseness && double.IsFinite(looseness))
        {
            writer.WriteNumber("looseness", looseness);
        }

        writer.WriteStartArray("unstable");
        foreach (BallLayerStability layer in Bound.Layers)
        {
            writer.WriteNumberValue(layer.Unstable);
        }

        writer.WriteEndArray();
        writer.WriteString("engine", Engine);
        JsonOutput.WriteCount(writer, "signTests", Summary.SignTests);
        JsonOutput.WriteCount(writer, "exactSignTests", Summary.ExactSignTests);
        writer.WriteNumber("seconds", Summary.Elapsed.TotalSeconds);
    });

    public void WriteText(Stream stream)
    {
        StringBuilder text = new();
        string regions = NetworkDescription.Plural(Summary.ActivationRegions, "activation region");
        text.Append(Summary.IsComplete
            ? $"{regions} in the open ball\n"
            : $"PARTIAL: {regions} in the open ball so far, stopped by {Stop.NameOf(Summary.StopReason)}\n");
        text.Append($"bound    at most {Bound.Value}");
        text.Append(Looseness is { } looseness ? string.Create(CultureInfo.InvariantCulture, $", {looseness:G4} times the count") : string.Empty);
        text.Append($"; forms that may change sign: {string.Join(" + ", Bound.Layers.Select(layer => layer.Unstable))}\n");
        text.Append($"network  {Network.Path}: {Network.Shape}; numbers {Network.Rule}\n");
        text.Append($"digest   {Network.Digest}\n");
        text.Append($"ball     norm {NormName}, radius {Ball.Radius}, centre {string.Join(", ", Ball.Centre)}\n");
        text.Append($"domain   {Domain}\n");
        text.Append(
            $"engine   {Engine}; {NetworkDescription.Plural(Summary.SignTests, "sign test")}, {Summary.ExactSignTests} of them exact\n");
        text.Append(CultureInfo.InvariantCulture, $"seconds  {Summary.Elapsed.TotalSeconds}\n");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
