using NUnit.Framework;

namespace Polyhedra.Tests.Checker;

/// <summary>Hand-made certificates of x = 0, y = 0, x + y = 1 and x = 0 again the other way round: seven chambers.</summary>
public sealed class ArrangementCertificateTests
{
    private static readonly string[] Tree =
    [
        "s 0", "s 1", "n 2 1 0:1 1:1", ". -1 -1", "s 2", ". -1 1/2", ". -1 3", "s 1", "s 2", ". 1/2 -1", ". 3 -1", "s 2", ". 1~2 1~2",
        ". 2 2",
    ];

    private HandMade _lines = null!;

    [OneTimeSetUp]
    public void Write() => _lines = new HandMade(
        """
        {"format": "polyhedra-arrangement/1", "dimension": 2, "normals": [[1, 0], [0, 1], [1, 1], [-2, 0]], "offsets": [0, 0, -1, 0]}
        """);

    [OneTimeTearDown]
    public void Delete() => _lines.Dispose();

    [Test]
    public void Chambers_are_verified()
    {
        Assert.That(
            _lines.Report(string.Empty, "chambers", [.. Tree, "end 7"]),
            Does.StartWith("VERIFIED 7 chambers\ndigest").And.EndsWith("domain   all\nnumbers  exact\n"));

        // In the half-plane x > 0 the other chambers do not count.
        Assert.That(
            _lines.Report("0 1 0", "chambers", "p 0 1 0:1", "s 1", "s 2", ". 1/2 -1", ". 3 -1", "s 2", ". 1~2 1~2", ". 2 2", "end 4"),
            Does.StartWith("VERIFIED 4 chambers\n"));

        // Three lines in the plane: at most seven chambers; two where x < 0 is open: at most four.
        Assert.That(_lines.Report(string.Empty, "chambers", "?", "end 0"), Does.StartWith("VERIFIED between 0 and 7 chambers\n"));
        Assert.That(
            _lines.Report(string.Empty, "chambers", ["s 0", "?", .. Tree[7..], "end 4"]),
            Does.StartWith("VERIFIED between 4 and 8 chambers\n"));
    }

    [Test]
    public void What_is_no_proof_is_rejected()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                _lines.Report(string.Empty, "chambers", "s 3", "?", "?", "end 0"), Does.Contain("no undecided form 3"),
                "a hyperplane that an earlier one decides");
            Assert.That(_lines.Report(string.Empty, "chambers", ["s 0", "s 0", .. Tree[1..], "end 7"]), Does.StartWith("REJECTED"));
            Assert.That(
                _lines.Report(string.Empty, "chambers", "s 0", "n 1 1 0:1", "n 2 1 0:1 1:1", ". -1 -1", "?", "end 1"),
                Does.Contain("prove nothing"), "a bound that is not there");
            Assert.That(_lines.Report(string.Empty, "chambers", [.. Tree, "end 8"]), Does.Contain("7 leaves"));
            Assert.That(_lines.Report(string.Empty, "activation", [.. Tree, "end 7"]), Does.Contain("what is counted"));
            Assert.That(_lines.Report(string.Empty, "chambers affine", [.. Tree, "end 7"]), Does.Contain("what is counted"));
            string text = _lines.Text(string.Empty, "chambers", [.. Tree, "end 7"]);
            Assert.That(
                _lines.Report(text.Replace("/1 arrangement", "/1 network", StringComparison.Ordinal)), Does.Contain("what FILE is"));
            Assert.That(
                _lines.Report(text.Replace("numbers exact", "numbers float32", StringComparison.Ordinal)), Does.Contain("reading rule"));
        });
    }

    [Test]
    public void An_arrangement_without_hyperplanes_has_one_chamber()
    {
        using HandMade empty = new("""{"format": "polyhedra-arrangement/1", "dimension": 3, "normals": [], "offsets": []}""");

        Assert.That(empty.Report(string.Empty, "chambers", ". 0 0 0", "end 1"), Does.StartWith("VERIFIED 1 chambers\n"));
    }
}
