using System.Numerics;
using NUnit.Framework;
using Polyhedra.Checker.Shares;

namespace Polyhedra.Tests.Checker.Shares;

/// <summary>Reports are joined only if they cover the tree: every share, once.</summary>
public sealed class CoverTests
{
    private static readonly Tally Trunk = new(5, 3);

    /// <summary>Each text has the reports of a tree of ten shares, with their ranges as first-end.</summary>
    [TestCase("0-10")]
    [TestCase("0-10 |")]
    [TestCase("| 0-10")]
    [TestCase("0-4 | 4-10")]
    [TestCase("4-10 | 0-4")]
    [TestCase("0-1 2-3 9-10 | 1-2 3-9")]
    [TestCase("2-5 | 0-2 7-10 | 5-7")]
    [TestCase("0-4 4-10")]
    public void Reports_that_cover_the_tree_are_joined(string reports)
    {
        TreeReport[] all = Parse(reports);

        // Each has counted the leaves of the trunk, and in its shares what the test gave it: 10, 100, ...
        long leaves = 5 + all.Sum(report => report.Shares.Leaves);
        Assert.That(Cover.Join(all), Is.EqualTo(new Tally(leaves, 3 + (BigInteger)all.Length)));
    }

    [TestCase("nobody has checked share 0", "")]
    [TestCase("nobody has checked share 0", "|")]
    [TestCase("nobody has checked share 0", "1-10")]
    [TestCase("nobody has checked share 4", "0-4 | 5-10")]
    [TestCase("nobody has checked share 4", "0-4 5-10")]
    [TestCase("nobody has checked share 9", "0-9")]
    [TestCase("nobody has checked share 9", "0-4 | 4-9")]
    [TestCase("twice", "0-10 | 0-10", Description = "all twice")]
    [TestCase("twice", "0-10 | 3-4", Description = "one twice")]
    [TestCase("twice", "0-10 | 9-10", Description = "the last twice")]
    [TestCase("nobody has checked share 4", "0-4 | 3-10", Description = "a range that overlaps another is not laid")]
    [TestCase("twice", "0-5 5-10 | 4-6", Description = "a range that overlaps two")]
    [TestCase("nobody has checked share 0", "4-10 0-4", Description = "out of order within one report")]
    [TestCase("nobody has checked share 2", "0-2 5-10 2-5", Description = "out of order within one report")]
    [TestCase("nobody has checked share 0", "0-0 0-10", Description = "an empty range")]
    [TestCase("nobody has checked share 4", "0-4 4-4 4-10", Description = "an empty range")]
    [TestCase("twice", "0-10 10-10", Description = "an empty range at the end")]
    [TestCase("nobody has checked share 5", "0-5 5-3 | 3-10", Description = "a range that goes backwards")]
    [TestCase("more shares", "0-11", Description = "beyond the tree")]
    [TestCase("more shares", "0-10 10-11", Description = "beyond the tree")]
    [TestCase("twice", "0-10 | 12-13", Description = "far beyond the tree")]
    public void Reports_that_do_not_are_refused(string reason, string reports) =>
        Assert.That(() => Cover.Join(Parse(reports)), Throws.TypeOf<FormatException>().With.Message.Contains(reason));

    [Test]
    public void Nobody_covers_nothing() => Assert.That(() => Cover.Join([]), Throws.TypeOf<FormatException>());

    [Test]
    public void A_tree_without_shares_is_its_trunk()
    {
        TreeReport report = new(0, [], Trunk, default);

        Assert.That(Cover.Join([report, report]), Is.EqualTo(Trunk));
        Assert.That(
            () => Cover.Join([report with { Checked = [new ShareRange(0, 1)] }, report]),
            Throws.TypeOf<FormatException>().With.Message.Contains("more shares"));
    }

    [Test]
    public void All_must_have_seen_the_same_tree()
    {
        TreeReport whole = new(10, [new ShareRange(0, 10)], Trunk, new Tally(20, 0));
        TreeReport[] others = [whole with { ShareCount = 9, Checked = [] }, whole with { Trunk = new Tally(4, 3), Checked = [] }];

        Assert.That(Cover.Join([whole, whole with { Checked = [], Shares = default }]).Leaves, Is.EqualTo(25));
        foreach (TreeReport other in others)
        {
            Assert.That(() => Cover.Join([whole, other]), Throws.TypeOf<FormatException>().With.Message.Contains("the same tree"));
            Assert.That(() => Cover.Join([other, whole]), Throws.TypeOf<FormatException>().With.Message.Contains("the same tree"));
        }
    }

    /// <summary>Random ranges: they are joined iff an array in which every range is counted has one everywhere.</summary>
    [Test]
    public void Random_reports()
    {
        Random random = new(3);
        int joined = 0;
        for (int round = 0; round < 20_000; round++)
        {
            List<ShareRange>[] reports = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new List<ShareRange>())];
            int[] times = new int[6];
            for (int first = 0; first < 4;)
            {
                int end = first + random.Next(1, 3);
                reports[random.Next(reports.Length)].Add(new ShareRange(first, end));
                Array.ForEach([.. Enumerable.Range(first, end - first)], share => times[share]++);
                first = end + (random.Next(8) == 0 ? random.Next(-1, 2) : 0);
            }

            bool covers = times[..4].All(count => count == 1) && times[4..].All(count => count == 0);
            joined += covers ? 1 : 0;
            TreeReport[] all = [.. reports.Select(ranges => new TreeReport(4, ranges, Trunk, default))];
            Assert.That(
                () => Cover.Join(all), covers ? Throws.Nothing : Throws.TypeOf<FormatException>(),
                string.Join(" | ", reports.Select(ranges => string.Join(' ', ranges))));
        }

        Assert.That(joined, Is.InRange(2_000, 18_000));
    }

    private static TreeReport[] Parse(string reports) =>
    [
        .. reports.Split('|').Select((report, i) => new TreeReport(
            10,
            [.. report.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Range)],
            Trunk,
            new Tally((long)Math.Pow(10, i + 1), BigInteger.One))),
    ];

    private static ShareRange Range(string text)
    {
        long[] ends = Array.ConvertAll(text.Split('-'), long.Parse);
        return new ShareRange(ends[0], ends[1]);
    }
}
