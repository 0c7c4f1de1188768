using NUnit.Framework;
using Polyhedra.Checker;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Checker.Certificates;

/// <summary>No scheduler makes the checker believe a share of the tree that nobody has checked.</summary>
/// <remarks>The certificate is that of the 2,048 orthants that eleven coordinate hyperplanes make: its tree has 1,024 shares, of one split
/// and two leaves each. In a forged one a share is no proof, and all the rest fits: structure, number of leaves, hash.</remarks>
internal sealed class WrongSchedulerTests
{
    private const int Dimension = 11;
    private const long ShareCount = 1 << (Dimension - 1);
    private static readonly Func<long, long> All = _ => long.MaxValue;
    private static readonly Func<long, long> Nothing = share => share;

    private readonly TemporaryFolder _folder = new();
    private HandMade _orthants = null!;
    private string _subject = null!;
    private string _good = null!;

    [OneTimeSetUp]
    public void Write()
    {
        string normals = string.Join(", ", Enumerable.Range(0, Dimension).Select(i => $"[{Coordinates(k => k == i ? 1 : 0, ", ")}]"));
        string offsets = Coordinates(_ => 0, ", ");
        string json =
            $$"""{"format": "polyhedra-arrangement/1", "dimension": {{Dimension}}, "normals": [{{normals}}], "offsets": [{{offsets}}]}""";
        _subject = _folder.Write("orthants.json", json);
        _orthants = new HandMade(json);
        _good = _folder.Write("good.pc", Certificate(-1));
    }

    [OneTimeTearDown]
    public void Delete()
    {
        _orthants.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void Shares_that_are_checked_once_each_prove_the_count([Values(1, 2, 3, 8)] int readers)
    {
        Func<long, long>[] schedulers = [.. Enumerable.Range(0, readers).Select(i => Taking(share => share % readers == i))];
        using SharedReading reading = new(_subject, schedulers);

        Assert.That(reading.Read([.. schedulers.Select(_ => _good)]), Is.Null);
        Assert.That(reading.Readers[0].Statement!.Tree.Leaves, Is.EqualTo(2 * ShareCount));
        Assert.That(reading.Readers[0].Statement!.Tree.OpenBound.IsZero, Is.True);
    }

    /// <summary>A forged share that nobody is to check, the first, one in the middle and the last: whoever skips it says nothing, but the
    /// gap is seen.</summary>
    [Test]
    public void A_share_that_nobody_takes([Values(0, 1, 500, ShareCount - 1)] long forged, [Values] bool isCountForged)
    {
        string path = _folder.Write("forged.pc", isCountForged ? Certificate(forged, "n 10 1", Leaf(2 * forged)) : Certificate(forged));
        string gap = $"nobody has checked share {forged} of the tree";
        using SharedReading alone = new(_subject, Taking(share => share != forged));
        using SharedReading two = new(_subject, Taking(share => share < forged), Taking(share => share > forged));
        using SharedReading swapped = new(_subject, Taking(share => share > forged), Taking(share => share < forged));
        using SharedReading idle = new(_subject, Taking(share => share != forged), Nothing);
        using SharedReading honest = new(_subject, Taking(share => share != forged), Taking(share => share == forged));

        Assert.That(alone.Read(path), Does.EndWith(gap));
        Assert.That(two.Read(path, path), Does.EndWith(gap));
        Assert.That(swapped.Read(path, path), Does.EndWith(gap));
        Assert.That(idle.Read(path, path), Does.EndWith(gap));
        Assert.That(honest.Read(path, path), isCountForged ? Does.Contain("prove nothing") : Does.Contain("does not satisfy"));
    }

    /// <summary>Two of the shares are forged alike, so that one that is checked in the place of another would do.</summary>
    [Test]
    public void A_share_that_is_taken_in_the_place_of_another()
    {
        using SharedReading twice = new(_subject, Taking(share => share != 7), Taking(share => share == 8));
        using SharedReading all = new(_subject, All, All);
        using SharedReading one = new(_subject, All, Taking(share => share == ShareCount - 1));

        Assert.That(twice.Read(_good, _good), Does.Contain("nobody has checked share 7"));
        Assert.That(all.Read(_good, _good), Does.Contain("checked twice"));
        Assert.That(one.Read(_good, _good), Does.Contain("checked twice"));
    }

    [Test]
    public void A_scheduler_that_makes_no_sense()
    {
        Func<long, long>[] foolish =
            [Nothing, share => share - 5, _ => long.MinValue, _ => 0, share => share % 3 == 0 ? share + 2 : -share];
        foreach (Func<long, long> scheduler in foolish)
        {
            using SharedReading reading = new(_subject, scheduler);

            Assert.That(reading.Read(_good), Does.Contain("nobody has checked share"));
        }
    }

    /// <summary>A checker that ended without a word: neither a reason nor a report.</summary>
    [Test]
    public void A_checker_that_reports_nothing()
    {
        using SharedReading silent = new(_subject, Taking(share => share % 2 == 0), Taking(share => share % 2 == 1));
        using SharedReading all = new(_subject, All);

        Assert.That(silent.Read(_good), Does.Contain("changed while it was read"));
        Assert.That(all.Read(), Does.Contain("not read"));
    }

    /// <summary>The file is exchanged between two readings: the forged one is read by the one that skips its forged share.</summary>
    [Test]
    public void A_certificate_that_changes_while_it_is_read()
    {
        string forged = _folder.Write("forged.pc", Certificate(3));
        using SharedReading reading = new(_subject, Taking(share => share != 3), Taking(share => share == 3));
        using SharedReading swapped = new(_subject, Taking(share => share == 3), Taking(share => share != 3));

        Assert.That(reading.Read(forged, _good), Does.Contain("changed while it was read"));
        Assert.That(swapped.Read(_good, forged), Does.Contain("changed while it was read"));
    }

    /// <summary>Schedulers by chance: what is proved is proved because each share was given to exactly one.</summary>
    [Test]
    public void Schedulers_by_chance()
    {
        string forged = _folder.Write("forged.pc", Certificate(77));
        Random random = new(5);
        int verified = 0;
        for (int round = 0; round < 40; round++)
        {
            int readers = random.Next(1, 4);
            bool[][] takes = [.. Enumerable.Range(0, readers).Select(_ => new bool[ShareCount])];
            for (long share = 0; share < ShareCount; share++)
            {
                takes[random.Next(readers)][share] = true;
            }

            // In half of the rounds one share is given away again, or to one more, if there is one more.
            if (round % 2 == 0)
            {
                long share = random.NextInt64(ShareCount);
                takes[random.Next(readers)][share] ^= true;
            }

            bool isPartition = Enumerable.Range(0, (int)ShareCount).All(share => takes.Count(row => row[share]) == 1);
            Func<long, long>[] schedulers = [.. takes.Select(row => Taking(share => row[share]))];
            using SharedReading good = new(_subject, schedulers);
            using SharedReading bad = new(_subject, schedulers);

            Assert.That(good.Read([.. schedulers.Select(_ => _good)]) is null, Is.EqualTo(isPartition), $"round {round}");
            Assert.That(bad.Read([.. schedulers.Select(_ => forged)]), Is.Not.Null, $"round {round}");
            verified += isPartition ? 1 : 0;
        }

        Assert.That(verified, Is.EqualTo(20));
    }

    /// <summary>The scheduler that the checker has, with more threads than cores.</summary>
    [Test]
    public void The_scheduler_of_the_checker([Values(1, 2, 7)] int threads)
    {
        CheckOptions options = new() { Threads = threads };
        string forged = _folder.Write("forged.pc", Certificate(1000));
        for (int round = 0; round < 5; round++)
        {
            Assert.That($"{CertificateChecker.Check(_subject, _good, options)}", Is.EqualTo("VERIFIED 2048 chambers"));
            Assert.That(CertificateChecker.Check(_subject, forged, options).Reason, Does.Contain("does not satisfy"));
        }
    }

    // A scheduler that gives shares one by one.
    private static Func<long, long> Taking(Func<long, bool> isTaken) => share => isTaken(share) ? share + 1 : share;

    private static string Coordinates(Func<int, int> coordinate, string separator) =>
        string.Join(separator, Enumerable.Range(0, Dimension).Select(coordinate));

    // The leaf of an orthant: the bits of its number are the signs, the first coordinate the highest.
    private static string Leaf(long orthant) => $". {Coordinates(k => ((orthant >> (Dimension - 1 - k)) & 1) == 0 ? -1 : 1, " ")}";

    // The certificate, in which one share is something else: by default the same leaf twice.
    private string Certificate(long forged, params string[] share)
    {
        List<string> body = [];
        AddNode(body, 0, 0, forged, share.Length > 0 ? share : ["s 10", Leaf(2 * forged), Leaf(2 * forged)]);
        body.Add($"end {body.Count(line => line[0] == '.')}");
        return _orthants.Text(string.Empty, "chambers", [.. body]);
    }

    private static void AddNode(List<string> body, int depth, long number, long forged, string[] share)
    {
        if (depth == Dimension - 1 && number == forged)
        {
            body.AddRange(share);
        }
        else if (depth == Dimension)
        {
            body.Add(Leaf(number));
        }
        else
        {
            body.Add($"s {depth}");
            AddNode(body, depth + 1, 2 * number, forged, share);
            AddNode(body, depth + 1, (2 * number) + 1, forged, share);
        }
    }
}
