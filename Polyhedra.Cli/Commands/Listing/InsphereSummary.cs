using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>How the radii of the balls are distributed: the summary of <c>inspheres</c>.</summary>
internal sealed class InsphereSummary : IReport
{
    private readonly RegionInput _input;
    private readonly BallNorm _norm;
    private readonly EnumerationSummary _walk;
    private readonly double[] _quantiles;
    private readonly long _unlimited;

    public InsphereSummary(RegionInput input, BallNorm norm, EnumerationSummary walk, InsphereSink sink)
    {
        _input = input;
        _norm = norm;
        _walk = walk;
        _unlimited = sink.Unlimited;
        List<double> radii = sink.Radii;
        radii.Sort();
        long last = radii.Count - 1;
        _quantiles = radii.Count == 0 ? [] : [.. Enumerable.Range(0, 5).Select(quarter => radii[(int)(quarter * last / 4)])];
    }

    public int ExitCode => Stop.ExitCodeOf(_walk.StopReason);

    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/inspheres/1")
        .Add("complete", _walk.IsComplete)
        .Include(_input)
        .Add("norm", NormName.Of(_norm))
        .Add("regions", _walk.ActivationRegions)
        .Add("unlimited", _unlimited)
        .Add("radius", _quantiles.Length == 0 ? null : _quantiles, (radius, quantiles) => radius
            .Add("least", quantiles[0])
            .Add("lowerQuartile", quantiles[1])
            .Add("median", quantiles[2])
            .Add("upperQuartile", quantiles[3])
            .Add("largest", quantiles[4]))
        .Add("seconds", _walk.Elapsed.TotalSeconds);

    /// <summary>Writes the summary beside the lines.</summary>
    public void Tell(Runner run)
    {
        foreach (string line in Text().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            run.Tell(line);
        }
    }

    public string Text()
    {
        string headline = $"{Words.Plural(_walk.ActivationRegions, "activation region")}, {_unlimited} with balls of every radius\n";
        return _quantiles is not [double least, double lower, double median, double upper, double largest]
            ? headline
            : $"{headline}radius   {least} least, {lower} lower quartile, {median} median, {upper} upper quartile, {largest} largest\n";
    }
}
