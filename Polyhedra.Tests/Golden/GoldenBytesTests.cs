using NUnit.Framework;

namespace Polyhedra.Tests.Golden;

/// <summary>Every byte that commands write, in its order: JSON, text, lists of regions, certificates. What changes here changes for
/// users; the commit that renews a hash says why.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class GoldenBytesTests
{
    private static readonly GoldenFile Hashes = new("bytes.txt");

    [TestCaseSource(nameof(Rows))]
    public void The_bytes_are_the_same(GoldenRow row) => GoldenFile.Check(row, Make(row));

    [Test]
    public void No_command_is_pinned_twice() => Assert.That(Hashes.Names(), Is.Unique.And.Length.GreaterThan(50));

    [Test]
    [Explicit("Writes bytes.txt anew")]
    public void Renew() => Hashes.Renew(Make);

    private static IEnumerable<TestCaseData> Rows() => Hashes.Cases();

    private static GoldenText Make(GoldenRow row) => new(GoldenCommand.TextOf(row.Args), GoldenText.NoCounts);
}
