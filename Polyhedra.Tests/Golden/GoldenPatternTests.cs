using NUnit.Framework;

namespace Polyhedra.Tests.Golden;

/// <summary>The set of activation patterns and all counts of inputs, by both engines. These are theorems about the inputs: no change
/// of the program may renew them.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class GoldenPatternTests
{
    private static readonly GoldenFile Hashes = new("patterns.txt");

    [TestCaseSource(nameof(Rows))]
    public void The_patterns_and_counts_are_the_same(GoldenRow row) => GoldenFile.Check(row, GoldenPatterns.Of(row.Args));

    [Test]
    public void No_input_is_pinned_twice() => Assert.That(Hashes.Names(), Is.Unique.And.Length.GreaterThan(30));

    [Test]
    [Explicit("Writes patterns.txt anew: for new rows only")]
    public void Renew() => Hashes.Renew(row => GoldenPatterns.Of(row.Args));

    private static IEnumerable<TestCaseData> Rows() => Hashes.Cases();
}
