using System.IO.Compression;
using System.Numerics;
using System.Text;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Checker;
using Polyhedra.Tests.Certificates;
using Polyhedra.Tests.Walk;
using Activation = Polyhedra.Arrangements.Networks.Activation;

namespace Polyhedra.Tests.Checker;

/// <summary>Hand-made certificates of one tent: x -> relu(x) - relu(x - 1) on [-1, 2], forms 0: x and 1: x - 1, three regions.</summary>
public sealed class CertificateFormatTests
{
    private Certified _tent = null!;
    private string[] _header = [];

    [OneTimeSetUp]
    public void Write()
    {
        Network network = Nets.Of(
            Nets.Layer(Activation.Relu, [[1, 0], [1, -1]]), Nets.Layer(Activation.Identity, [[1, -1, 0]]));
        _tent = new Certified(network, TestDomains.Interval("-1", "2"));
        _header = [.. _tent.Text.Split('\n').TakeWhile(line => line is not "body"), "body"];
    }

    [OneTimeTearDown]
    public void Delete() => _tent.Dispose();

    [Test]
    public void What_the_format_allows_is_verified()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Verdict("s 0", "n 1 1 2:1", ". -1~1", "s 1", ". 1/2", ". 3/2"), Is.EqualTo("VERIFIED 3 activation regions"));

            // x - 1 < 0 where x < 0: half of it will do, because x <= 2.
            Assert.That(Verdict("s 0", "n 1 ^1 2:2", ". -1~1", "s 1", ". 2/4", ". 6~2"), Is.EqualTo("VERIFIED 3 activation regions"));

            // A box line x <= 0, after which the box alone decides.
            Assert.That(
                Verdict("s 0", "b 0 + 0 1 2:1", "n 1 1", ". -1/2", "s 1", ". 1/2", ". 3/2"), Is.EqualTo("VERIFIED 3 activation regions"));
            Assert.That(
                Verdict("s 1", "s 0", ". -1/2", ". 1/2", "b 0 - 1 1 2:1", "p 0 1", ". 3/2"), Is.EqualTo("VERIFIED 3 activation regions"));
        });
    }

    [Test]
    public void Open_nodes_prove_an_interval()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Verdict("?"), Is.EqualTo("VERIFIED between 0 and 3 activation regions"));
            Assert.That(Verdict("s 0", "?", "s 1", ". 1/2", "?"), Is.EqualTo("VERIFIED between 1 and 4 activation regions"));
            Assert.That(
                _tent.Check(Certified.Seal([.. _header, "s 0", "?", "s 1", ". 1/2", ". 3/2"]), new CheckOptions { Count = 3 }).IsVerified,
                Is.False);
        });
    }

    /// <summary>Each is no proof, for the reason given.</summary>
    [TestCase("does not satisfy", "s 0", "n 1 1 2:1", ". 0", "s 1", ". 1/2", ". 3/2", Description = "a point on a wall")]
    [TestCase("does not satisfy", "s 0", "n 1 1 2:1", ". -1", "s 1", ". 1/2", ". 3/2", Description = "a point on the boundary")]
    [TestCase("does not satisfy", "s 0", "s 1", ". -1/2", ". -1/4", "s 1", ". 1/2", ". 3/2", Description = "a region that is not there")]
    [TestCase("prove nothing", "s 0", "n 1 1", ". -1/2", "s 1", ". 1/2", ". 3/2", Description = "a drop without a proof")]
    [TestCase("prove nothing", "s 0", "p 1 1 2:1", ". -1/2", "s 1", ". 1/2", ". 3/2", Description = "a drop of the wrong side")]
    [TestCase("prove nothing", "n 1 1", "s 0", ". -1/2", ". 1/2", Description = "a region left out by a false drop")]
    [TestCase("first multiplier", "n 1 0 0:1", "s 0", ". -1/2", ". 1/2", Description = "a drop that does not speak of its form")]
    [TestCase("decides no form", "B", "s 0", ". -1/2", ". 1/2", Description = "a drop by the box that the box does not prove")]
    [TestCase("must increase", "s 0", "n 1 1 2:1 2:1", ". -1/2", "s 1", ". 1/2", ". 3/2", Description = "a constraint named twice")]
    [TestCase("must increase", "s 0", "n 1 1 3:1", ". -1/2", "s 1", ". 1/2", ". 3/2", Description = "a constraint that is not there")]
    [TestCase("expected a number", "s 0", "n 1 1 2:-1", ". -1/2", "s 1", ". 1/2", ". 3/2", Description = "a negative multiplier")]
    [TestCase("no undecided form", "s 0", "s 0", ". -1/2", ". -1/2", "s 1", ". 1/2", ". 3/2", Description = "a form split twice")]
    [TestCase("no undecided form", "s 2", "?", "?", Description = "a form that is not there")]
    [TestCase("expected n, p", ". 1/2", Description = "a leaf before all gates are decided")]
    [TestCase("every gate is decided", "s 0", "n 1 1 2:1", "B", ". -1/2", "?", Description = "a drop after all gates are decided")]
    [TestCase("prove nothing", "b 0 + 0 1", "?", Description = "a box that is too small")]
    [TestCase("prove nothing", "s 0", "b 0 + -1/2 1 2:1", "?", "?", Description = "a box that is too small by half")]
    [TestCase("no such coordinate", "b 1 + 3 1", "?", Description = "a coordinate that is not there")]
    [TestCase("expected n, p", "m 0", "+", "?", Description = "a maxout unit in a dense layer")]
    [TestCase("denominator of 0", "s 0", "n 1 1 2:1", ". 1/0", "?", Description = "a point nowhere")]
    [TestCase("too short", "s 0", "n 1 1 2:1", ".", "?", Description = "a point without coordinates")]
    [TestCase("too long", "s 0", "n 1 1 2:1", ". -1/2 1", "?", Description = "a point with too many")]
    [TestCase("two blanks", "s  0", "?", "?", Description = "two blanks")]
    [TestCase("too long", "? ", Description = "a blank at the end")]
    [TestCase("no tighter", "b 0 + 2 1", "?", Description = "a bound that the box has")]
    [TestCase("too long", "B 0", "?", Description = "a drop by the box that names a form")]
    [TestCase("beyond 2^31", "s 4294967296", "?", "?", Description = "an index that overflows")]
    public void What_is_no_proof_is_rejected(string reason, params string[] body) =>
        Assert.That(Verdict(body), Does.StartWith("REJECTED").And.Contain(reason));

    [Test]
    public void Gzip_is_read_by_extension()
    {
        using MemoryStream bytes = new();
        using (GZipStream compressed = new(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            compressed.Write(Encoding.ASCII.GetBytes(_tent.Text));
        }

        byte[] whole = bytes.ToArray();
        Assert.That(_tent.Check(whole, "certificate.pc.gz").AtLeast, Is.EqualTo((BigInteger)3));
        Assert.That(_tent.Check(whole[..^20], "certificate.pc.gz").IsVerified, Is.False);
        Assert.That(_tent.Check(whole, "certificate.pc").IsVerified, Is.False);
    }

    private string Verdict(params string[] body) => $"{_tent.Check(Certified.Seal([.. _header, .. body]))}";
}
