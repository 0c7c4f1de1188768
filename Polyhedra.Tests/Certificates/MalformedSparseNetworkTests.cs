using NUnit.Framework;
using Polyhedra.Tests.Cli;
using Polyhedra.Tests.Tools;

namespace Polyhedra.Tests.Certificates;

/// <summary>Texts that stand in the place of one row, one list of activations or one number of <c>data/networks/residual.json</c>: with the
/// certificate of that network neither checker accepts them. Texts that say the same numbers in other words are accepted by both.</summary>
internal sealed class MalformedSparseNetworkTests
{
    private const string Row = "\"0:-2 1:1\"";
    private const string Activations = "[\"relu\", \"identity\"]";

    private static readonly (string Old, string New)[] Bad =
    [
        .. ((string[])[
            "0:-2  1:1", " 0:-2 1:1", "0:-2 1:1 ", "0:-2\\t1:1", "0:-2\\n1:1", "0:-2\\u00a01:1", "1:1 0:-2", "0:-2 0:-2 1:1", "00:-2 1:1",
            "+0:-2 1:1", "-0:-2 1:1", "0:-2 2:1", "0:-2 1:1 4294967297:5", "0:-2 \\u06611:1", "0:-2 \\u0661:1", "0:-2 1_0:1", "0:-2 1:1:1",
            "0:-2 1: 1", "0:-2 1:", "0:-2 :1", "0:-2 1:0", "0:-2 1:1_0", "0:-2 1:\\u0661", "0:-2 1:0x1", "0:-2 1:1/0", "0:-2 1:1/-1",
            "0:-2 1:NaN", "0:-2 1:inf", "",
        ]).Select(row => (Row, $"\"{row}\"")),
        (Row, "null"), (Row, "true"), (Row, "[\"0:-2\", \"1:1\"]"),
        .. ((string[])[
            "[]", "[\"relu\"]", "[\"relu\", \"identity\", \"relu\"]", "[\"relu\", null]",
            "[\"Relu\", \"identity\"]", "[\"relu \", \"identity\"]",
            "[\"identity\", \"relu\"]", "\"relu\"", "\"identity\"", "[\"relu\", {\"leaky_relu\": 0.5}]",
        ]).Select(activations => (Activations, activations)),
        ("\"inputs\": 1", "\"inputs\": true"), ("\"inputs\": 1", "\"inputs\": 1.0"), ("\"inputs\": 1", "\"inputs\": 2"),
        ("\"bias\": [1]", "\"bias\": [true]"), ("\"bias\": [1]", "\"bias\": [\"1 \"]"), ("\"bias\": [1]", "\"bias\": [1, 1]"),
    ];

    private static readonly string[] Same = [Row, "[-2, 1]", "\"0:-4/2 1:2/2\"", "\"0:-2 1:1e0\""];

    [Test]
    public void Neither_checker_accepts_what_is_malformed_and_both_accept_the_same_numbers()
    {
        using TemporaryFolder folder = new();
        string certificate = folder.Path("certificate");
        string network = Repository.Data("networks", "residual.json");
        CliRun count = CliProcess.Run("count", network, "--activation-only", "--certificate", certificate);
        Assert.That(count.ExitCode, Is.Zero, count.Error);
        string text = File.ReadAllText(network);

        List<(string Old, string New)> all = [.. Bad, .. Same.Select(row => (Row, row))];
        List<(string File, string Certificate)> pairs = [];
        List<bool> expected = [];
        foreach ((string old, string replacement) in all)
        {
            Assert.That(text, Does.Contain(old));
            string file = folder.Path($"{pairs.Count}.json");
            File.WriteAllText(file, text.Replace(old, replacement, StringComparison.Ordinal));
            pairs.Add((file, certificate));
            expected.Add(pairs.Count > Bad.Length);
        }

        Assert.Multiple(() =>
        {
            foreach (((string Old, string New) change, int index) in all.Select((change, index) => (change, index)))
            {
                int code = CliProcess.Run("check", pairs[index].File, certificate).ExitCode;
                Assert.That(code, expected[index] ? Is.EqualTo(0) : Is.AnyOf(1, 3), change.New);
            }
        });
        Assert.That(PythonChecker.Check(pairs).Select(verdict => verdict.IsVerified), Is.EqualTo(expected));
    }
}
