using System.Globalization;
using System.Text;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>How the radii of the balls are distributed: the summary of <c>inspheres</c>.</summary>
internal sealed class InsphereSummary
{
    private readonly NetworkDescription _network;
    private readonly string _domain;
    private readonly string _norm;
    private readonly EnumerationSummary _walk;
    private readonly double[] _quantiles;
    private readonly long _unlimited;

    public InsphereSummary(NetworkDescription network, string domain, string norm, EnumerationSummary walk, InsphereSink sink)
    {
        _network = network;
        _domain = domain;
        _norm = norm;
        _walk = walk;
        _unlimited = sink.Unlimited;
        List<double> radii = sink.Radii;
        radii.Sort();
        long last = radii.Count - 1;
        _quantiles = radii.Count == 0 ? [] : [.. Enumerable.Range(0, 5).Select(quarter => radii[(int)(quarter * last / 4)])];
    }

    public void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/inspheres/1");
        writer.WriteBoolean("complete", _walk.IsComplete);
        _network.WriteJson(writer);
        writer.WriteString("domain", _domain);
        writer.WriteString("norm", _norm);
        JsonOutput.WriteCount(writer, "regions", _walk.ActivationRegions);
        JsonOutput.WriteCount(writer, "unlimited", _unlimited);
        if (_quantiles.Length > 0)
        {
            writer.WriteStartObject("radius");
            writer.WriteNumber("least", _quantiles[0]);
            writer.WriteNumber("lowerQuartile", _quantiles[1]);
            writer.WriteNumber("median", _quantiles[2]);
            writer.WriteNumber("upperQuartile", _quantiles[3]);
            writer.WriteNumber("largest", _quantiles[4]);
            writer.WriteEndObject();
        }

        writer.WriteNumber("seconds", _walk.Elapsed.TotalSeconds);
    });

    public void WriteText(Stream stream) => stream.Write(Encoding.UTF8.GetBytes(Text()));

    /// <summary>Writes the summary beside the lines.</summary>
    public void Tell(CliContext context)
    {
        foreach (string line in Text().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            context.Tell(line);
        }
    }

    private string Text()
    {
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{NetworkDescription.Plural(_walk.ActivationRegions, "activation region")}, {_unlimited} with balls of every radius\n");
        if (_quantiles.Length > 0)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"radius   {_quantiles[0]} least, {_quantiles[1]} lower quartile, {_quantiles[2]} median, ");
            text.Append(CultureInfo.InvariantCulture, $"{_quantiles[3]} upper quartile, {_quantiles[4]} largest\n");
        }

        return text.ToString();
    }
}
