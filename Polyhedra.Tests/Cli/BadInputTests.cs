using NUnit.Framework;

namespace Polyhedra.Tests.Cli;

/// <summary>Bad input: exit code 3, from every command that reads.</summary>
internal sealed class BadInputTests
{
    private const string Good = """
        { "format": "polyhedra-network/1", "inputs": 2, "layers": [
            { "type": "dense", "weights": [[1, 2], [3, 4]], "bias": [5, 6], "activation": "relu" },
            { "type": "dense", "weights": [[7, 8]], "bias": [9], "activation": "identity" } ] }
        """;

    /// <summary>Each case replaces a piece of a good file by a bad one; the words name the place or what was expected.</summary>
    [TestCase("}", "", ".json:3:5:", TestName = "broken JSON names line and column")]
    [TestCase("[3, 4]", "[3]", "weights[1]", TestName = "ragged weights")]
    [TestCase("[5, 6]", "[5]", "bias", TestName = "short bias")]
    [TestCase("[[7, 8]]", "[[7, 8, 9]]", "layers[1]", TestName = "widths that do not chain")]
    [TestCase("[[1, 2], [3, 4]]", "[]", "weights", TestName = "empty weights")]
    [TestCase("[1, 2]", "[1, NaN]", "2:", TestName = "NaN")]
    [TestCase("[1, 2]", "[1, \"Infinity\"]", "weights[0][1]", TestName = "Infinity")]
    [TestCase("[1, 2]", "[1, 1e999999999]", "weights[0][1]", TestName = "huge exponent")]
    [TestCase("[1, 2]", "[1, 1e-999999999]", "weights[0][1]", TestName = "tiny exponent")]
    [TestCase("[1, 2]", "[1, \"1/0\"]", "weights[0][1]", TestName = "zero denominator")]
    [TestCase("[1, 2]", "[1, null]", "weights[0][1]", TestName = "null")]
    [TestCase("[1, 2]", "[1, true]", "weights[0][1]", TestName = "true")]
    [TestCase("[1, 2]", "[1, \"0x10\"]", "weights[0][1]", TestName = "hexadecimal")]
    [TestCase("\"relu\"", "\"tanh\"", "tanh", TestName = "unknown activation")]
    [TestCase("polyhedra-network/1", "polyhedra-network/9", "polyhedra-network/9", TestName = "unknown format")]
    [TestCase("\"inputs\": 2", "\"inputs\": 0", "inputs", TestName = "zero inputs")]
    [TestCase("\"inputs\": 2", "\"inputs\": 3", "weights", TestName = "inputs that do not fit")]
    [TestCase("\"inputs\": 2,", "\"inputs\": 2, \"numbers\": \"float16\",", "float16", TestName = "unknown reading rule")]
    public void A_bad_file_is_refused(string piece, string replacement, string word)
    {
        using TemporaryFolder folder = new();
        int at = Good.IndexOf(piece, StringComparison.Ordinal);
        string path = folder.Write("net.json", Good[..at] + replacement + Good[(at + piece.Length)..]);

        Bad.Expect(CliRun.Of("count", path, "--json"), 3, path, word);
        Bad.Expect(CliRun.Of("info", path), 3, path, word);
        Bad.Expect(CliRun.Of("eval", path, "--at", "0,0"), 3, path, word);
    }

    [Test]
    public void Zero_layers_are_refused()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("net.json", """{ "format": "polyhedra-network/1", "inputs": 2, "layers": [] }""");

        Bad.Expect(CliRun.Of("count", path), 3, path, "layers");
    }

    [Test]
    public void A_missing_an_empty_file_and_a_folder_are_refused()
    {
        using TemporaryFolder folder = new();

        Bad.Expect(CliRun.Of("count", folder.Path("none.json")), 3, folder.Path("none.json"));
        Bad.Expect(CliRun.Of("count", folder.Write("empty.json", string.Empty)), 3, "empty.json");
        Bad.Expect(CliRun.Of("count", folder.Path(".")), 3);
    }

    [Test]
    public void A_name_with_a_line_break_or_an_escape_stays_on_one_line() =>
        Bad.Expect(CliRun.Of("count", "no\nsuch\u001b[31m\u0085file"), 3, "such");

    [TestCase("box:2,1", "lo <= hi")]
    [TestCase("box:0,1;0,1;0,1", "2 axes")]
    [TestCase("nowhere.json", "nowhere.json")]
    public void A_domain_that_does_not_fit_is_refused(string domain, string word)
    {
        using TemporaryFolder folder = new();

        Bad.Expect(CliRun.Of("count", folder.Write("net.json", Good), "--domain", domain), 3, word);
    }

    [TestCase("""[["-1", "1", "1"], ["0", "-1", "-1"]]""", TestName = "empty domain: x + y >= 1 and x + y <= 0")]
    [TestCase("""[["-1", "0", "0"]]""", TestName = "empty domain: -1 >= 0")]
    [TestCase("""[["1", "1"]]""", TestName = "inequality of the wrong length")]
    public void An_empty_domain_is_refused(string inequalities)
    {
        using TemporaryFolder folder = new();
        string domain = folder.Write("domain.json", $$"""{ "format": "polyhedra-domain/1", "inequalities": {{inequalities}} }""");

        Bad.Expect(CliRun.Of("count", folder.Write("net.json", Good), "--domain", domain), 3, "domain.json");
    }

    [Test]
    public void Points_that_do_not_fit_are_refused_and_nothing_is_printed()
    {
        using TemporaryFolder folder = new();
        string net = folder.Write("net.json", Good);
        string points = folder.Write("points.csv", "0,0\n1,1\n1,1,1\n");

        Bad.Expect(CliRun.Of("eval", net, "--at", "0"), 3, "2 coordinates");
        Bad.Expect(CliRun.Of("eval", net, "--at", "file:" + points), 3, "points.csv:3");
    }

    [Test]
    public void The_reading_rule_may_not_contradict_the_file()
    {
        string float32 = Repository.Data("networks", "random-2-8-8-1.json");

        Bad.Expect(CliRun.Of("info", float32, "--numbers", "exact"), 3, "float32", "exact");
        Assert.That(CliRun.Of("info", float32, "--numbers", "float32").ExitCode, Is.Zero);
    }

    [Test]
    public void A_random_network_past_the_limit_is_refused() =>
        Bad.Expect(CliRun.Of("construct", "random", "--inputs", "2147483647", "--widths", "2147483647", "--seed", "1"), 3, "--widths");

    [Test]
    public void Two_hundred_megabytes_of_garbage_are_refused_at_once()
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("garbage.json");
        using (FileStream file = File.Create(path))
        {
            byte[] block = new byte[1 << 20];
            Array.Fill(block, (byte)'x');
            for (int i = 0; i < 200; i++)
            {
                file.Write(block);
            }
        }

        Bad.Expect(CliProcess.Run("count", path, "--json"), 3, "garbage.json");
    }

    [Test]
    public void Deep_nesting_is_refused_without_a_stack_overflow()
    {
        using TemporaryFolder folder = new();
        string deep = folder.Write("deep.json", new string('[', 200_000));
        string inside = folder.Write("inside.json", "{\"format\":\"polyhedra-network/1\",\"x\":" + new string('[', 200_000));

        Bad.Expect(CliProcess.Run("count", deep), 3, "deep.json");
        Bad.Expect(CliProcess.Run("count", inside), 3, "inside.json");
    }
}
