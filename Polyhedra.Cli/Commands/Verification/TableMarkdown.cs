using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Studies.Constructions.Families;
using Polyhedra.Cli.Commands.Building;

namespace Polyhedra.Cli.Commands.Verification;

/// <summary>The table of <c>docs/constructions.md</c>: every family with its theorem and its rows. Nothing of it depends on the
/// machine.</summary>
internal static class TableMarkdown
{
    public static string Write(TableReport report)
    {
        StringBuilder text = new();
        foreach (ConstructionFamily family in ConstructionFamilies.All)
        {
            ClaimRow[] rows = [.. report.Claims.Where(row => row.Construction.Family == family)];
            if (rows.Length == 0)
            {
                continue;
            }

            text.Append($"### {family.Name}\n\n{family.Summary} Claim: `{family.Formula}` {DefinitionName.Plural(family.Definition)} in "
                + $"`{family.Domain}`. ");
            text.Append($"Condition: {family.Condition}. Source: {family.Source}.\n\n");
            text.Append($"| parameters | claim | `{family.Box}`: activation | linear | affine | `all`: activation | linear | affine | "
                + "pairs | at most | as linear regions |\n");
            text.Append("|---|---|---|---|---|---|---|---|---|---|---|\n");
            foreach (ClaimRow row in rows)
            {
                text.Append($"| `{row.Construction.Parameters.ToOptions()}` | {row.Construction.Claim} | {Cells(row.Box)} | "
                    + $"{Cells(row.Space)} | ");
                text.Append($"{row.Space.Counts.AdjacentPairs} | {row.Bound.Value} | {VerdictOf(row)} |\n");
            }

            text.Append('\n');
        }

        text.Append("### Arrangements\n\n| family | chambers | bounded | pairs |\n|---|---|---|---|\n");
        foreach (ArrangementRow row in report.Arrangements)
        {
            text.Append($"| `{row.Known.Family}` | {row.Chambers.Regions} | {row.Chambers.BoundedRegions} | ");
            text.Append($"{row.Chambers.AdjacentPairs} |\n");
        }

        return text.ToString();
    }

    private static string Cells(DomainCount count) =>
        string.Join(" | ", DomainCount.Definitions.Select(definition => count.Of(definition)));

    // In the domain of the claim.
    private static string VerdictOf(ClaimRow row) => row.Claimed.Of(RegionDefinition.Linear) is { } count
        ? new Verdict(row.Construction.Claim, count).ToString()
        : "-";
}
