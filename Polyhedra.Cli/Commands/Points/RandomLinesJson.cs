using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Points;

/// <summary>What <c>line --random --json</c> prints.</summary>
internal sealed record RandomLinesJson(
    string Schema, NetworkJson Network, string Domain, JsonInteger? Seed, int Lines, int Gates, RandomLinesJson.Figures Breakpoints,
    RandomLinesJson.Figures LinearRegions)
{
    /// <summary>Mean and spread of a sample.</summary>
    internal sealed record Figures(
        double Mean, double? StandardDeviation, double? StandardError, double? PerGate, JsonInteger? Least, JsonInteger? Most);
}
