using NUnit.Framework;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Commands.Verification;

namespace Polyhedra.Tests.Studies.Constructions;

/// <summary>Every construction and arrangement with known counts, under both engines.</summary>
internal sealed class KnownClaimTests
{
    private static readonly EnumerationBudget NoBudget = new();

    [Test]
    public void Every_row_is_reproduced([Values(Engine.Vertex, Engine.Lp)] Engine engine)
    {
        TableReport report = TableRun.Run(KnownClaim.All, KnownArrangement.All, engine, 2, NoBudget, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(report.ExitCode, Is.Zero);
            Assert.That(report.Claims.SelectMany(row => row.Differences()), Is.Empty);
            Assert.That(report.Arrangements.SelectMany(row => row.Differences()), Is.Empty);
            Assert.That(report.Claims, Has.Length.EqualTo(114));
            Assert.That(report.Arrangements, Has.Length.EqualTo(28));
            Assert.That(report.Claims.Select(row => row.StopReason), Is.All.EqualTo(StopReason.Complete));
        });
    }

    /// <summary>Each number of a row is compared: a wrong one anywhere is told, and the exit code is 1.</summary>
    [Test]
    public void A_wrong_number_anywhere_is_a_difference([Range(0, 7)] int cell)
    {
        KnownClaim row = KnownClaim.All.Single(known => known.Command is "montufar --inputs 2 --widths 4,2 --unoriented");
        KnownClaim wrong = cell switch
        {
            0 => row with { Claim = row.Claim + 1 },
            <= 3 => row with { Box = row.Box.SetItem(cell - 1, row.Box[cell - 1] - 1) },
            <= 6 => row with { Space = row.Space.SetItem(cell - 4, row.Space[cell - 4] + 1) },
            _ => row with { SpacePairs = row.SpacePairs + 1 },
        };

        TableReport report = TableRun.Run([row, wrong], [], Engine.Auto, 1, NoBudget, CancellationToken.None);

        Assert.That(report.ExitCode, Is.EqualTo(1));
        Assert.That(report.Claims[0].Differences(), Is.Empty);
        Assert.That(report.Claims[1].Differences().Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_wrong_number_of_an_arrangement_is_a_difference()
    {
        KnownArrangement right = new("braid:4", 24, 0, 36);
        KnownArrangement[] wrong = [right with { Regions = 25 }, right with { Bounded = 1 }, right with { Pairs = 35 }];

        TableReport report = TableRun.Run([], [right, .. wrong], Engine.Auto, 1, NoBudget, CancellationToken.None);

        Assert.That(report.ExitCode, Is.EqualTo(1));
        Assert.That(report.Arrangements.Select(row => row.Differences().Count()), Is.EqualTo(new[] { 0, 2, 1, 1 }));
    }

    [Test]
    public void Rows_that_are_stopped_are_neither_right_nor_wrong()
    {
        TableReport report = TableRun.Run(
            KnownClaim.All[..3], KnownArrangement.All[..2], Engine.Auto, 1, new EnumerationBudget { MaxRegions = 2 },
            CancellationToken.None);

        Assert.That(report.ExitCode, Is.EqualTo(4));
        Assert.That(report.Claims.SelectMany(row => row.Differences()), Is.Empty);
    }

    /// <summary>The shipped rows are those of the table that they come from.</summary>
    [Test]
    public void The_rows_are_those_of_the_reference()
    {
        string path = Repository.Shared("THEORY.md") ?? string.Empty;
        if (path.Length == 0)
        {
            Assert.Ignore("The reference is not here.");
        }

        string[] lines = File.ReadAllLines(path);
        int start = Array.FindIndex(lines, line => line.StartsWith("| construction |", StringComparison.Ordinal));
        List<string> expected = [];
        foreach (string line in lines.Skip(start + 2).TakeWhile(line => line.StartsWith('|')))
        {
            string[] cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);

            // Without "touch", the last but two.
            expected.Add(string.Join(' ', [.. cells[2..8], .. cells[9..]]));
        }

        Assert.That(expected, Has.Count.EqualTo(108));
        string[] shipped = [.. KnownClaim.All.Where(row => !row.Command.StartsWith("maxout-rank2", StringComparison.Ordinal))
            .Select(row => string.Join(' ', [row.Claim, .. row.Box, .. row.Space, row.SpacePairs!.Value]))];
        Assert.That(shipped, Is.EqualTo(expected));
    }

    [Test]
    public void The_table_names_no_construction_twice() => Assert.That(KnownClaim.All.Select(row => row.Command), Is.Unique);
}
