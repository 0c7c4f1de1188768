using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Golden;

/// <summary>The set of activation patterns and all counts of networks in domains, for good: whatever changes in order and format,
/// these stay.</summary>
/// <remarks>Both engines are held against the same hash.</remarks>
public sealed class GoldenPatternTests
{
    private static readonly HashFile Expected = new("patterns.txt");

    private static readonly string[] Counts = ["activationRegions", "boundedRegions", "adjacentPairs", "linearRegions", "affinePieces"];

    private static readonly (string Network, string Domain)[] Inputs =
    [
        ("2-16-16-1", "box:-1,1"), ("2-16-16-1", "all"), ("2-16-16-1", "box:0,1;-3,1/7"), ("3-16-16-1", "box:-1/2,1/2"),
        ("best-1-2-2-2", "all"), ("best-2-2-2", "all"), ("best-2-2-3", "all"), ("best-2-3-2", "all"), ("best-2-3-3", "all"),
        ("d1_same_hyperplane", "all"), ("d2_concurrent_lines", "all"), ("d2_concurrent_lines", "box:-1,1"), ("d5_huge_tiny", "all"),
        ("d8_hairline_fold", "all"), ("d8_hairline_fold", "unit"), ("dead-neurons", "all"), ("dead-neurons", "box:-1,2"),
        ("deep-narrow", "all"),
        ("max-min", "all"), ("max-min", "box:-1,3"), ("quant1_2-8-8-1_s0", "all"), ("quant1_2-8-8-1_s0", "box:-2,2"),
        ("random-1-12-12-12-2", "all"),
        ("random-2-8-8-1", "all"), ("rank-deficient", "all"), ("sawtooth", "all"), ("tent", "all"), ("tent", "unit"),
        ("trained-iris", "unit"),
        ("trained-regression", "box:-1,1"), ("trained-two-moons", "box:-2,3"), ("trained-two-moons", "all"), ("xor", "all"),
        ("xor", "unit"),
    ];

    private static readonly string[] Arrangements =
        ["F4", "braid_5", "catalan_4", "degenerate", "discr_4_6", "generic_3_20", "resonance_4", "semiorder_4", "shi_4", "threshold_3"];

    private static IEnumerable<TestCaseData> Cases() => Inputs.SelectMany(input => new[] { "vertex", "lp" }.Select(engine =>
        new TestCaseData(input.Network, input.Domain, engine).SetArgDisplayNames(input.Network, input.Domain, engine)));

    [TestCaseSource(nameof(Cases))]
    public void Patterns_and_counts_stay(string network, string domain, string engine) =>
        Expected.Check($"{network}:{domain}", Patterns(network, domain, engine));

    [TestCaseSource(nameof(Arrangements))]
    public void Numbers_of_chambers_stay(string arrangement) => Expected.Check(arrangement, Chambers(arrangement));

    [Explicit("Renews patterns.txt.")]
    [Test]
    public void Renew() => HashFile.Write("patterns.txt", [
        .. Inputs.Select(input => ($"{input.Network}:{input.Domain}", Patterns(input.Network, input.Domain, "vertex"))),
        .. Arrangements.Select(arrangement => (arrangement, Chambers(arrangement)))]);

    private static string Patterns(string network, string domain, string engine)
    {
        string[] on = [Repository.Data("networks", network + ".json"), "--domain", domain, "--engine", engine];
        CliRun regions = CliRun.Of(["regions", .. on]);
        Assert.That(regions.ExitCode, Is.Zero, regions.Error);
        string[] patterns =
        [
            .. regions.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (string)JsonNode.Parse(line)!["pattern"]!),
        ];
        Array.Sort(patterns, StringComparer.Ordinal);
        JsonObject counts = CliRun.Of(["count", .. on, "--json"]).Json();
        return string.Join('\n', [.. Counts.Select(name => $"{name} {counts[name]}"), .. patterns]);
    }

    private static string Chambers(string arrangement)
    {
        JsonObject json = CliRun.Of("arrangement", Repository.Data("arrangements", arrangement + ".json"), "--json").Json();
        string[] names = ["regions", "boundedRegions", "relativelyBoundedRegions", "adjacentPairs", "characteristicPolynomial"];
        return string.Join('\n', names.Select(name => $"{name} {json[name]?.ToJsonString()}"));
    }
}
