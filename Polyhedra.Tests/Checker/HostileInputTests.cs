using System.Diagnostics;
using System.Text;
using NUnit.Framework;

namespace Polyhedra.Tests.Checker;

/// <summary>Certificates and networks that are made to take long or much memory: a verdict or a refusal,
/// soon and in a small heap.</summary>
public sealed class HostileInputTests
{
    private const int MostMilliseconds = 20_000;
    private const long MostBytes = 1L << 28;

    private HandMade _tent = null!;

    [OneTimeSetUp]
    public void Write() => _tent = HandMade.Network(1, "relu 1 0; 1 -1", "identity 1 -1 0");

    [OneTimeTearDown]
    public void Delete() => _tent.Dispose();

    [Test]
    public void Ten_million_nested_splits() => Refuse("no undecided form", stream => Repeat(stream, "s 0\n", 10_000_000));

    /// <summary>Ten million splits below a cut of the tree, which all checkers but one skip.</summary>
    [Test]
    public void Ten_million_nested_splits_that_are_skipped()
    {
        using HandMade sheaf = HandMade.Network(
            1, $"relu {string.Join(';', Enumerable.Range(1, 12).Select(i => $"{i} 1"))}",
            $"identity {string.Join(' ', Enumerable.Range(0, 13))}");
        Refuse("no undecided form", sheaf, stream =>
        {
            Text(stream, string.Concat(Enumerable.Range(0, 11).Select(i => $"s {i}\n")));
            Repeat(stream, "s 0\n", 10_000_000);
        });
    }

    [Test]
    public void A_bomb_of_one_line() => Refuse("more than", stream => Repeat(stream, new string('1', 1 << 16), 1 << 11));

    [Test]
    public void A_bomb_of_lines_that_prove_nothing_new() => Refuse("no tighter", stream => Repeat(stream, "b 0 + 2 1\n", 300_000));

    [TestCase("more than 20000", "n 1 #999999 0:1")]
    [TestCase("power of two", "n 1 ^2147483647 0:1")]
    [TestCase("more than 20000", "b 0 + #999999 1")]
    [TestCase("REJECTED", "b 0 + 2 #20000 0:#20000")]
    [TestCase("beyond 2^31", "m 0 #20000")]
    [TestCase("more than 20000", ". #999999")]
    public void A_long_number(string reason, string line) => Assert.That(
        _tent.Report("1 1;2 -1", "activation", Long(line), "end 0"),
        Does.StartWith("REJECTED").And.Contain(reason).Or.StartWith("REJECTED").And.Contain("expected n, p"));

    [Test]
    public void A_domain_that_is_announced_and_not_there() =>
        Assert.That(_tent.Report(_tent.Start + "domain 2000000000\n1 1\n"), Does.Contain("too early"));

    /// <summary>A point whose common denominator would have 800,000 digits, and a domain likewise.</summary>
    [Test]
    public void Denominators_without_common_divisors_are_refused()
    {
        using HandMade wide = HandMade.Network(200, $"relu {string.Join(' ', Enumerable.Repeat("1", 200))} 0", "identity 1 0");
        string[] coordinates = [.. Enumerable.Range(0, 200).Select(k => $"1/{new string('9', 4000)}{(2 * k) + 1:d3}")];
        string inequalities = string.Join(';', Enumerable.Range(0, 200)
            .Select(k => $"{coordinates[k]} {string.Join(' ', Enumerable.Range(0, 200).Select(i => i == k ? "1" : "0"))}"));

        Assert.That(
            wide.Report(string.Empty, "activation", "s 0", $". {string.Join(' ', coordinates)}", "?", "end 1"),
            Does.Contain("common denominator"));
        Assert.That(wide.Report(inequalities, "activation", "?", "end 0"), Does.Contain("common denominator"));
        Assert.That(
            wide.Report(string.Empty, "activation", [.. Enumerable.Range(0, 200).Select(k => $"b {k} + {coordinates[k]} 1"), "?", "end 0"]),
            Does.StartWith("REJECTED"));
    }

    [Test]
    public void Noise()
    {
        byte[] noise = new byte[1 << 20];
        new Random(1).NextBytes(noise);

        Assert.That(_tent.RunCompressed(MostBytes, stream => stream.Write(noise)), Does.StartWith("REJECTED"));
        Assert.That(_tent.Report(Encoding.Latin1.GetString(noise)), Does.StartWith("REJECTED"));
    }

    /// <summary>A million neurons of one input: verified that there are at most a million and one regions. (Not 2^1000000, a number that
    /// takes minutes to multiply out.)</summary>
    [Test]
    public void A_network_of_a_million_neurons()
    {
        const int Neurons = 1_000_000;
        using HandMade wide = new($$"""
            {"format": "polyhedra-network/1", "inputs": 1, "layers": [{"type": "dense", "activation": "relu",
             "weights": [{{string.Join(',', Enumerable.Repeat("[1]", Neurons))}}],
             "bias": [{{string.Join(',', Enumerable.Range(0, Neurons))}}]}]}
            """);

        Assert.That(
            wide.RunCompressed(1L << 31, stream => Text(stream, wide.Text(string.Empty, "activation", "?", "end 0"))),
            Does.StartWith("VERIFIED between 0 and 1000001 activation regions\n"));
    }

    /// <summary>Layers whose composition would take memory that no machine has.</summary>
    [Test]
    public void A_network_that_cannot_be_composed_is_refused()
    {
        string row = $"[{string.Join(',', Enumerable.Repeat("1", 20_000))}]";
        Assert.That(
            () => new HandMade($$"""
                {"format": "polyhedra-network/1", "inputs": 20000, "layers": [
                 {"type": "dense", "activation": "relu", "weights": [{{row}}], "bias": [0]},
                 {"type": "dense", "activation": "relu", "weights": [{{string.Join(',', Enumerable.Repeat("[1]", 20_000))}}],
                  "bias": {{row}}}]}
                """),
            Throws.TypeOf<FormatException>().With.Message.Contains("too large"));
    }

    private static string Long(string line) => line.Replace("#999999", new string('9', 999_999), StringComparison.Ordinal)
        .Replace("#20000", new string('9', 20_000), StringComparison.Ordinal);

    private static void Repeat(Stream stream, string text, int count)
    {
        byte[] block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, Math.Min(count, 1000))));
        for (int i = 0; i < count; i += 1000)
        {
            stream.Write(block, 0, Math.Min(block.Length, (count - i) * text.Length));
        }
    }

    private static void Text(Stream stream, string text) => stream.Write(Encoding.ASCII.GetBytes(text));

    private void Refuse(string reason, Action<Stream> body) => Refuse(reason, _tent, body);

    private static void Refuse(string reason, HandMade subject, Action<Stream> body)
    {
        Stopwatch time = Stopwatch.StartNew();

        string output = subject.RunCompressed(MostBytes, stream =>
        {
            Text(stream, subject.Start + "domain 2\n1 1\n2 -1\ncounts activation\nbody\n");
            body(stream);
        });

        Assert.That(output, Does.StartWith("REJECTED").And.Contain(reason));
        Assert.That(time.ElapsedMilliseconds, Is.LessThan(MostMilliseconds));
    }
}
