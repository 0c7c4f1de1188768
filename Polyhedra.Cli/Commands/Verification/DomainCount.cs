using System.Text.Json;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Commands.Building;
using Polyhedra.Cli.Output;
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

    public void WriteJson(Utf8JsonWriter writer, System.Numerics.BigInteger claim)
    {
        writer.WriteStartObject();
        writer.WriteString("domain", Domain);
        writer.WriteBoolean("complete", Counts.Summary.IsComplete);
        Write("activationRegions", AtLeast);
        Write("linearRegions", Of(RegionDefinition.Linear));
        Write("affinePieces", Of(RegionDefinition.Affine));
        Write("boundedRegions", Counts.BoundedRegions);
        Write("adjacentPairs", Counts.AdjacentPairs);
        writer.WriteStartObject("excess");
        foreach (RegionDefinition definition in Definitions)
        {
            if (Of(definition) is { } count)
            {
                JsonOutput.WriteInteger(writer, DefinitionName.Of(definition), new Verdict(claim, count).Excess);
            }
        }

        writer.WriteEndObject();
        writer.WriteEndObject();

        void Write(string name, long? count)
        {
            if (count is { } known)
            {
                JsonOutput.WriteCount(writer, name, known);
            }
        }
    }
}
