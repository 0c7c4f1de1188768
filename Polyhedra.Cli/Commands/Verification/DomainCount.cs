using System.Numerics;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Commands.Verification;

/// <summary>The counts of a network in one domain.</summary>
/// <param name="Domain">The domain as text.</param>
/// <param name="Counts">The counts of the declared output.</param>
internal sealed record DomainCount(string Domain, RegionCounts Counts)
{
    public static IReadOnlyList<RegionDefinition> Definitions { get; } =
        [RegionDefinition.Activation, RegionDefinition.Linear, RegionDefinition.Affine];

    /// <summary>Counts under all definitions.</summary>
    public static DomainCount Run(Network network, string domain, Engine engine, EnumerationBudget budget, CancellationToken cancellation)
    {
        HPolyhedron set = DomainText.Parse(domain, network.InputCount);
        return new DomainCount(domain, RegionCounter.Count(network, set, MappedOutput.Declared, engine, budget, cancellation));
    }

    /// <summary>The number of regions, or null if the count was stopped before it was known.</summary>
    public long? Of(RegionDefinition definition) => definition switch
    {
        RegionDefinition.Activation => Counts.AdjacentPairs is null ? null : Counts.Summary.ActivationRegions,
        RegionDefinition.Linear => Counts.LinearRegions,
        _ => Counts.AffinePieces,
    };

    /// <summary>The activation regions that are known to exist: all, or what was found so far if the count was stopped.</summary>
    public long AtLeast => Counts.Summary.ActivationRegions;

    /// <summary>Adds the counts to a report, and count less claim under the three definitions.</summary>
    public void AddTo(JsonFields json, BigInteger claim) => json
        .Add("domain", Domain)
        .Add("complete", Counts.Summary.IsComplete)
        .Add("activationRegions", AtLeast)
        .Add("linearRegions", Of(RegionDefinition.Linear))
        .Add("affinePieces", Of(RegionDefinition.Affine))
        .Add("boundedRegions", Counts.BoundedRegions)
        .Add("adjacentPairs", Counts.AdjacentPairs)
        .Add("excess", excess => excess
            .Add("activation", Excess(claim, RegionDefinition.Activation))
            .Add("linear", Excess(claim, RegionDefinition.Linear))
            .Add("affine", Excess(claim, RegionDefinition.Affine)));

    private BigInteger? Excess(BigInteger claim, RegionDefinition definition) =>
        Of(definition) is { } count ? new Verdict(claim, count).Excess : null;
}
