using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using Polyhedra.Arrangements.Hyperplanes;

namespace Polyhedra.Tests.Hyperplanes;

public sealed class ArrangementDigestTests
{
    [Test]
    public void It_is_the_hash_of_the_canonical_text()
    {
        HyperplaneArrangement arrangement = Arrangements.Of(2, "1/2 -1/3 | 1", "0 -5 | 0", "3/2 -1 | 3");
        const string Text = "polyhedra-digest/1 arrangement 2\n1/2 -1/3 1\n0 -5 0\n3/2 -1 3\n";

        Assert.That(string.Concat(ArrangementDigest.CanonicalLines(arrangement).Select(line => line + "\n")), Is.EqualTo(Text));
        Assert.That(
            ArrangementDigest.Compute(arrangement),
            Is.EqualTo("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))));
    }

    [Test]
    public void Order_sides_factors_repetitions_and_dimension_count()
    {
        string[] digests =
        [
            ArrangementDigest.Compute(Arrangements.Of(1, "1 | 1", "1 | 0")),
            ArrangementDigest.Compute(Arrangements.Of(1, "1 | 0", "1 | 1")),
            ArrangementDigest.Compute(Arrangements.Of(1, "-1 | -1", "1 | 0")),
            ArrangementDigest.Compute(Arrangements.Of(1, "1 | 2", "1 | 0")),
            ArrangementDigest.Compute(Arrangements.Of(1, "1 | 1")),
            ArrangementDigest.Compute(Arrangements.Of(1, "2 | 2")),
            ArrangementDigest.Compute(Arrangements.Of(1, "1 | 1", "1 | 1")),
            ArrangementDigest.Compute(Arrangements.Of(1)),
            ArrangementDigest.Compute(Arrangements.Of(2)),
        ];

        Assert.That(digests, Is.Unique);
    }

    [Test]
    public void Null_is_refused_at_once() => Assert.Throws<ArgumentNullException>(() => ArrangementDigest.CanonicalLines(null!));
}
