using System.Globalization;
using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Checker;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Enumeration;

namespace Polyhedra.Tests.Certificates;

/// <summary>Certificates changed in one place and sealed again.</summary>
/// <remarks>A change may leave a proof: the drops of a node stand in any order, many points lie in a region, many multipliers prove a drop, and a branch may name
/// another form as well. Then the verdict must be about the same statement. A line left out, doubled or cut off never leaves one.</remarks>
public sealed class MutationTests
{
    private const int FirstBodyLine = 6;

    [TestCase("relu", 1, new[] { 4, 4 }, true)]
    [TestCase("relu", 2, new[] { 4 }, false)]
    [TestCase("relu", 2, new[] { 3, 3 }, true)]
    [TestCase("hardtanh", 1, new[] { 4, 4 }, false)]
    [TestCase("hardtanh", 2, new[] { 2, 2 }, true)]
    [TestCase("maxout 3", 2, new[] { 3 }, true)]
    [TestCase("maxout 3", 2, new[] { 2, 2 }, false)]
    [TestCase("maxout 2", 2, new[] { 3, 3 }, true)]
    public void A_changed_certificate_is_rejected_or_still_proves_the_same(string gates, int inputs, int[] widths, bool inBox)
    {
        Network network = LcgNetwork.Of(gates, inputs, widths, seed: 1);
        HPolyhedron domain = inBox ? Domains.SymmetricBox(inputs) : HPolyhedron.WholeSpace(inputs);
        using Certified certified = new(network, domain);
        CheckOptions options = new() { Domain = inBox ? "box:-1,1" : "all" };
        string verified = $"{certified.Check(options)}";
        Assert.That(verified, Is.EqualTo($"VERIFIED {Walk.Count(network, domain)} activation regions"));
        string[] lines = certified.Text.Split('\n')[..^2];

        int mutants = 0;
        int valid = 0;
        foreach ((string what, bool mayProve, IEnumerable<string> mutant) in Mutants(lines))
        {
            Verdict verdict = certified.Check(Certified.Seal(mutant), options);
            mutants++;
            if (verdict.IsVerified)
            {
                Assert.That(mayProve, Is.True, what);
                Assert.That($"{verdict}", Is.EqualTo(verified), what);
                valid++;
            }
        }

        Assert.That(mutants, Is.GreaterThan(100));
        Assert.That(valid, Is.LessThan(mutants / 2), "the mutations hardly change anything");
    }

    [Test]
    public void The_seal_must_fit()
    {
        Network network = LcgNetwork.Of("relu", 2, [3, 3], seed: 1);
        using Certified certified = new(network, Domains.SymmetricBox(2));
        string text = certified.Text;
        int footer = text.LastIndexOf("end ", StringComparison.Ordinal);
        string hash = text[text.IndexOf("sha256:", footer, StringComparison.Ordinal)..];

        Assert.Multiple(() =>
        {
            Assert.That(certified.Check().AtLeast, Is.EqualTo((BigInteger)17));
            Assert.That(certified.Check($"{text[..footer]}end 18 {hash}").Reason, Does.Contain("17 leaves"));
            Assert.That(certified.Check($"{text[..footer]}end 017 {hash}").IsVerified, Is.False);
            Assert.That(certified.Check(text.Replace("body\n", "body\nB\n", StringComparison.Ordinal)).IsVerified, Is.False);
            Assert.That(certified.Check(text.Replace(" sha256:", " SHA256:", StringComparison.Ordinal)).IsVerified, Is.False);
            Assert.That(certified.Check(text + "\n").Reason, Does.Contain("follows"));
            Assert.That(certified.Check(text + text).Reason, Does.Contain("follows"));
            Assert.That(certified.Check(text[..^1]).Reason, Does.Contain("cut off"));
            Assert.That(certified.Check(text.Replace("\n", "\r\n", StringComparison.Ordinal)).IsVerified, Is.False);
            Assert.That(certified.Check(text[..(footer - 1)]).IsVerified, Is.False);
            Assert.That(certified.Check(string.Empty).IsVerified, Is.False);
        });
    }

    [Test]
    public void What_is_wanted_must_be_what_is_proved()
    {
        Network network = LcgNetwork.Of("relu", 2, [3, 3], seed: 1);
        using Certified certified = new(network, Domains.SymmetricBox(2));

        Assert.Multiple(() =>
        {
            Assert.That(certified.Check(new CheckOptions { Domain = "box:-1,1;-1,1", Numbers = "exact", Count = 17 }).IsVerified, Is.True);
            Assert.That(certified.Check(new CheckOptions { Domain = "all" }).Reason, Does.Contain("domain"));
            Assert.That(certified.Check(new CheckOptions { Domain = "box:-1,2" }).Reason, Does.Contain("domain"));
            Assert.That(certified.Check(new CheckOptions { Numbers = "float32" }).Reason, Does.Contain("reading rule"));
            Assert.That(certified.Check(new CheckOptions { Count = 16 }).Reason, Does.Contain("16"));
        });
    }

    /// <summary>One weight changed in its last digit: another network, another digest. And the same with the digest line forged.</summary>
    [Test]
    public void A_certificate_of_another_network_is_rejected()
    {
        using Certified certified = new(LcgNetwork.Of("relu", 2, [3, 3], seed: 1), Domains.SymmetricBox(2));
        using Certified other = new(LcgNetwork.Of("relu", 2, [3, 3], seed: 2), Domains.SymmetricBox(2));
        string[] lines = certified.Text.Split('\n')[..^2];
        lines[1] = other.Text.Split('\n')[1];

        Assert.That(other.Check(certified.Text).Reason, Does.Contain("digest"));
        Assert.That(other.Check(Certified.Seal(lines)).IsVerified, Is.False);
    }

    private static IEnumerable<(string What, bool MayProve, IEnumerable<string> Lines)> Mutants(string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            yield return ($"without line {i}: {lines[i]}", lines[i][0] is 'n' or 'p' or 'b' or 'B' && i >= FirstBodyLine, [.. lines[..i], .. lines[(i + 1)..]]);
            yield return ($"line {i} twice: {lines[i]}", false, [.. lines[..i], lines[i], .. lines[i..]]);
            yield return ($"cut before line {i}: {lines[i]}", false, lines[..i]);
            if (i + 1 < lines.Length && !string.Equals(lines[i], lines[i + 1], StringComparison.Ordinal))
            {
                yield return ($"lines {i} and {i + 1} swapped: {lines[i]}", i >= 4, [.. lines[..i], lines[i + 1], lines[i], .. lines[(i + 2)..]]);
            }

            if (i < FirstBodyLine)
            {
                continue;
            }

            foreach (string changed in Changes(lines[i]))
            {
                yield return ($"{lines[i]} became {changed}", true, [.. lines[..i], changed, .. lines[(i + 1)..]]);
            }
        }
    }

    // A word left out, doubled, or with a number in it one more, one less or negated; another sign or kind of line.
    private static IEnumerable<string> Changes(string line)
    {
        string[] words = line.Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            yield return string.Join(' ', [.. words[..i], .. words[(i + 1)..]]);
            yield return string.Join(' ', [.. words[..i], words[i], .. words[i..]]);
            foreach (string word in WordChanges(words[i]))
            {
                yield return string.Join(' ', [.. words[..i], word, .. words[(i + 1)..]]);
            }
        }
    }

    private static IEnumerable<string> WordChanges(string word)
    {
        IEnumerable<string> kinds = word switch
        {
            "n" => ["p", "b"],
            "p" => ["n", "B"],
            "B" => ["n", "b"],
            "b" => ["B", "n"],
            "s" => ["m", "n"],
            "m" => ["s"],
            "+" => ["x"],
            "x" => ["+"],
            "." => ["s"],
            _ => [],
        };
        foreach (string kind in kinds)
        {
            yield return kind;
        }

        for (int start = 0; start < word.Length; start++)
        {
            int end = start;
            while (end < word.Length && char.IsAsciiDigit(word[end]))
            {
                end++;
            }

            if (end > start)
            {
                BigInteger number = BigInteger.Parse(word[start..end], CultureInfo.InvariantCulture);
                yield return word[..start] + (number + 1) + word[end..];
                yield return word[..start] + (number - 1) + word[end..];
                yield return word[..start] + "-" + word[start..];
                start = end;
            }
        }
    }
}
