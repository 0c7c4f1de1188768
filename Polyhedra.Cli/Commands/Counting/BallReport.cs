using System.Numerics;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Counting;

/// <summary>What <c>ball</c> found for one ball, and how it is printed.</summary>
/// <param name="Input">The network and the domain.</param>
/// <param name="Ball">The ball.</param>
/// <param name="Engine">The cell kernel.</param>
/// <param name="Summary">The count.</param>
/// <param name="Bound">The upper bound.</param>
internal sealed record BallReport(RegionInput Input, Ball Ball, string Engine, EnumerationSummary Summary, BallBound Bound) : IReport
{
    /// <summary>The first row of a table of balls.</summary>
    public const string Header = "centre,activationRegions,complete,upperBound\n";

    public int ExitCode => Stop.ExitCodeOf(Summary.StopReason);

    // How many times the bound is the count.
    private double? Looseness => Summary is { IsComplete: true, ActivationRegions: > 0 }
        ? Math.Exp(BigInteger.Log(Bound.Value) - Math.Log(Summary.ActivationRegions))
        : null;

    /// <summary>A row of a table of balls; the centre's coordinates are joined by blanks.</summary>
    public string Csv() =>
        $"{string.Join(' ', Ball.Centre)},{Summary.ActivationRegions},{(Summary.IsComplete ? "true" : "false")},{Bound.Value}\n";

    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/ball/1")
        .Add("complete", Summary.IsComplete)
        .Include(Input)
        .Add("norm", NormName.Of(Ball.Norm))
        .Add("centre", Ball.Centre)
        .Add("radius", Ball.Radius)
        .Add("activationRegions", Summary.ActivationRegions)
        .Add("upperBound", Bound.Value)
        .Add("looseness", Looseness is { } looseness && double.IsFinite(looseness) ? looseness : null)
        .Add("unstable", Bound.Layers.Select(layer => layer.Unstable))
        .Add("engine", Engine)
        .Add("signTests", Summary.SignTests)
        .Add("exactSignTests", Summary.ExactSignTests)
        .Add("seconds", Summary.Elapsed.TotalSeconds);

    public string Text()
    {
        string regions = Words.Plural(Summary.ActivationRegions, "activation region");
        string headline = Summary.IsComplete
            ? $"{regions} in the open ball"
            : $"PARTIAL: {regions} in the open ball so far, stopped by {Stop.NameOf(Summary.StopReason)}";
        string times = Looseness is { } looseness ? $", {looseness:G4} times the count" : string.Empty;
        string unstable = string.Join(" + ", Bound.Layers.Select(layer => layer.Unstable));
        return $"""
            {headline}
            bound    at most {Bound.Value}{times}; forms that may change sign: {unstable}
            {Input.Description.Text}ball     norm {NormName.Of(Ball.Norm)}, radius {Ball.Radius}, centre {string.Join(", ", Ball.Centre)}
            domain   {Input.DomainText}
            engine   {Engine}; {Summary.TestsInWords()}
            seconds  {Summary.Elapsed.TotalSeconds}

            """;
    }
}
