using System.Numerics;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Cli.Commands.Building;

namespace Polyhedra.Cli.Commands.Verification;

/// <summary>A known construction, built and counted.</summary>
/// <param name="Known">What is expected.</param>
/// <param name="Construction">What was built.</param>
/// <param name="Box">The counts in the box of the family.</param>
/// <param name="Space">The counts in R^n.</param>
/// <param name="Bounds">Upper bounds on the number of activation regions, at least one.</param>
internal sealed record ClaimRow(
    KnownClaim Known, Construction Construction, DomainCount Box, DomainCount Space, ImmutableArray<RegionBound> Bounds)
{
    public StopReason StopReason => Box.Counts.Summary.IsComplete ? Space.Counts.Summary.StopReason : Box.Counts.Summary.StopReason;

    /// <summary>The counts in the domain of the claim.</summary>
    public DomainCount Claimed => string.Equals(Construction.Family.Domain, Space.Domain, StringComparison.Ordinal) ? Space : Box;

    /// <summary>The least upper bound.</summary>
    public RegionBound Bound => Bounds.MinBy(bound => bound.Value)!;

    /// <summary>What differs from what is known, in words; nothing if the row is as it should be. Counts that were stopped differ from
    /// nothing.</summary>
    public IEnumerable<string> Differences()
    {
        if (StopReason != StopReason.Complete)
        {
            yield break;
        }

        (string What, BigInteger Expected, BigInteger? Found)[] cells =
        [
            ("claim", Known.Claim, Construction.Claim),
            .. Cells(Box, Known.Box),
            .. Cells(Space, Known.Space),
            ("adjacent pairs in all", Known.SpacePairs ?? Space.Counts.AdjacentPairs ?? 0, Space.Counts.AdjacentPairs),
        ];
        foreach ((string what, BigInteger expected, BigInteger? found) in cells)
        {
            if (expected != found)
            {
                yield return $"{what}: expected {expected}, got {found}";
            }
        }

        foreach (RegionBound bound in Bounds)
        {
            if (Space.Of(RegionDefinition.Activation) > bound.Value)
            {
                yield return $"activation regions in all: {Space.Of(RegionDefinition.Activation)}, above the upper bound {bound.Value} "
                    + $"({bound.Name})";
            }
        }
    }

    private static IEnumerable<(string What, BigInteger Expected, BigInteger? Found)> Cells(
        DomainCount count, ImmutableArray<long> expected) =>
        DomainCount.Definitions.Select((definition, i) =>
            ($"{DefinitionName.Plural(definition)} in {count.Domain}", (BigInteger)expected[i], (BigInteger?)count.Of(definition)));
}
