using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Listing;

/// <summary>What <c>inspheres --json</c> prints at the end.</summary>
internal sealed record InspheresJson(
    string Schema, bool Complete, NetworkJson Network, string Domain, string Norm, JsonInteger? Regions, JsonInteger? Unlimited,
    InspheresJson.Quantiles? Radius, double Seconds)
{
    /// <summary>How the radii are distributed.</summary>
    internal sealed record Quantiles(double Least, double LowerQuartile, double Median, double UpperQuartile, double Largest);
}
