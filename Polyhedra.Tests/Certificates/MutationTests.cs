using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Checker;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Certificates;

/// <summary>Changes whose reasons are compared; <see cref="Campaign.MutationCampaignTests"/> makes thousands of others.</summary>
public sealed class MutationTests
{
    [Test]
    public void The_seal_must_fit()
    {
        Network network = LcgNetwork.Of("relu", 2, [3, 3], seed: 1);
        using Certified certified = new(network, TestDomains.SymmetricBox(2));
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
        using Certified certified = new(network, TestDomains.SymmetricBox(2));

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
        using Certified certified = new(LcgNetwork.Of("relu", 2, [3, 3], seed: 1), TestDomains.SymmetricBox(2));
        using Certified other = new(LcgNetwork.Of("relu", 2, [3, 3], seed: 2), TestDomains.SymmetricBox(2));
        string[] lines = certified.Text.Split('\n')[..^2];
        lines[1] = other.Text.Split('\n')[1];

        Assert.That(other.Check(certified.Text).Reason, Does.Contain("digest"));
        Assert.That(other.Check(Certified.Seal(lines)).IsVerified, Is.False);
    }
}
