using NUnit.Framework;
using Polyhedra.Checker.Scheduling;
using Polyhedra.Checker.Shares;

namespace Polyhedra.Tests.Checker.Scheduling;

/// <summary>The scheduler gives each share to one checker, and keeps the number of ranges small.</summary>
public sealed class SchedulerTests
{
    [Test]
    public void What_is_taken_is_taken_once()
    {
        Scheduler scheduler = new();

        Assert.That(scheduler.Take(0), Is.EqualTo(1));
        Assert.That(scheduler.Take(0), Is.EqualTo(0));
        Assert.That(scheduler.Take(1), Is.EqualTo(2));
        Assert.That(scheduler.Take(0), Is.EqualTo(0));
        Assert.That(scheduler.Take(1), Is.EqualTo(1));
    }

    [Test]
    public void All_shares_are_taken_whoever_comes_when([Values(1, 2, 8)] int checkers)
    {
        const long Count = 300_000;
        Scheduler scheduler = new();
        List<ShareRange>[] taken = [.. Enumerable.Range(0, checkers).Select(_ => new List<ShareRange>())];

        Scheduler.Run(taken.Select(mine => (Action)(() => Walk(scheduler, Count, mine))));

        TreeReport[] reports = [.. taken.Select(mine => new TreeReport(Count, mine, default, new Tally(mine.Count, 0)))];
        Assert.That(Cover.Join(reports).Leaves, Is.InRange(1024, 1024 + (710 * Math.Log2(Count / 1024.0))));
    }

    [Test]
    public void A_failure_is_passed_on() =>
        Assert.That(
            () => Scheduler.Run([() => { }, () => throw new InvalidOperationException("no")]), Throws.InvalidOperationException);

    // Comes to all shares as a checker does.
    private static void Walk(Scheduler scheduler, long count, List<ShareRange> mine)
    {
        long end = 0;
        for (long share = 0; share < count; share++)
        {
            if (share >= end)
            {
                end = scheduler.Take(share);
                if (end > share)
                {
                    mine.Add(new ShareRange(share, Math.Min(end, count)));
                }
            }
        }
    }
}
