using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Verification;

/// <summary>What <c>verify --json</c> prints; docs/cli.md has the meaning of the fields.</summary>
internal sealed record ClaimJson(
    string Schema, bool Complete, bool? Met, ClaimJson.Origin? Construction, NetworkJson? Network, JsonInteger? Claim, string Definition,
    string Domain, IEnumerable<CountsJson> Counts, IReadOnlyDictionary<string, JsonInteger> UpperBounds, double Seconds)
{
    /// <summary>Where a network comes from.</summary>
    internal sealed record Origin(
        string Command, string Family, string Theorem, string Formula, string Digest, int Inputs, IEnumerable<int> Widths);
}
