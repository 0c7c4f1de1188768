using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Tests.Certificates;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Checker.Certificates;

/// <summary>Certificates changed by chance, their shares divided by chance: what several checkers say together is what one alone says, to
/// the letter; and if a share is given to nobody, or to two, they prove nothing.</summary>
internal sealed class ChangedSharesTests
{
    private Certified _certified = null!;
    private string[] _lines = [];
    private int _body;

    [OneTimeSetUp]
    public void Write()
    {
        Network network = Nets.Of(
            Nets.Maxout(3, [.. Enumerable.Range(0, 24).Select(i => $"{(5 * i % 7) - 3} {(3 * i % 11) - 5} | {(7 * i % 5) - 2}/3")]),
            Nets.Relu([.. Enumerable.Range(0, 9).Select(i => $"1 -{i} 2 -3 {i} 1 -2 1 | {i - 3}/2")]),
            Nets.Identity("1 1 1 -1 -1 1 1 1 -1 | 0"));
        _certified = new Certified(network, TestDomains.SymmetricBox(2), Engine.Lp);
        _lines = _certified.Text.Split('\n')[..^2];
        _body = Array.IndexOf(_lines, "body") + 1;
    }

    [OneTimeTearDown]
    public void Delete() => _certified.Dispose();

    [Test]
    public void Those_of_one_seed() => Check(1, 150);

    [Test]
    [Explicit("minutes: many more changes")]
    public void Those_of_many_seeds([Range(2, 41)] int seed) => Check(seed, 1000);

    private void Check(int seed, int rounds)
    {
        Random random = new(seed);
        int verified = 0;
        for (int round = 0; round < rounds; round++)
        {
            string text = Certified.Seal(round == 0 ? _lines : Change(random));
            string path = _certified.Write(text);
            long shares = 0;
            using SharedReading alone = new(_certified.NetworkPath, share => shares = share + 1);
            string? expected = alone.Read(path);
            verified += expected is null ? 1 : 0;

            int readers = random.Next(1, 4);
            int[] owners = [.. Enumerable.Range(0, 5000).Select(_ => random.Next(readers))];
            using SharedReading shared = new(_certified.NetworkPath, [.. Enumerable.Range(0, readers).Select(i => Taking(owners, i))]);
            string? reason = shared.Read([.. Enumerable.Repeat(path, readers)]);
            Assert.That(reason, Is.EqualTo(expected), $"seed {seed}, round {round}\n{text}");

            Assert.That(shares, expected is null ? Is.GreaterThan(20) : Is.Not.Negative);
            owners[random.NextInt64(Math.Max(1, shares))] = -1;
            using SharedReading gap = new(_certified.NetworkPath, [.. Enumerable.Range(0, readers).Select(i => Taking(owners, i))]);
            Assert.That(gap.Read([.. Enumerable.Repeat(path, readers)]), Is.Not.Null, $"seed {seed}, round {round}\n{text}");
        }

        TestContext.Out.WriteLine($"{rounds} changes of {_lines.Length} lines, {verified} of them leave a proof");
        Assert.That(verified, Is.InRange(rounds / 50, rounds / 2));
    }

    private static Func<long, long> Taking(int[] owners, int reader) => share => owners[share] == reader ? share + 1 : share;

    // A line of the body left out, doubled, exchanged with another or copied from there, or with another letter or number in it.
    private string[] Change(Random random)
    {
        List<string> lines = [.. _lines];
        for (int changes = 1 + (random.Next(8) / 7); changes > 0; changes--)
        {
            int at = random.Next(_body, lines.Count);
            int other = random.Next(_body, lines.Count);
            string line = lines[at];
            switch (random.Next(9))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(at, line);
                    break;
                case 2:
                    (lines[at], lines[other]) = (lines[other], line);
                    break;
                case 3:
                    lines[at] = lines[other];
                    break;
                case 4:
                    lines[at] = "npBbsm+x.?"[random.Next(10)] + line[1..];
                    break;
                default:
                    int digit = random.Next(1, Math.Max(2, line.Length));
                    lines[at] = digit < line.Length && char.IsAsciiDigit(line[digit])
                        ? $"{line[..digit]}{random.Next(10)}{line[(digit + 1)..]}"
                        : line + " 1";
                    break;
            }
        }

        return [.. lines];
    }
}
