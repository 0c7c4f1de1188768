using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Hyperplanes.Files;

/// <summary>One arrangement in every format that is read, and texts that no format allows.</summary>
public sealed class ArrangementFormatTests
{
    // x - 3 = 0, x/2 + y + 1/3 = 0 and -y + 2/5 = 0.
    private const string Json = """
        { "format": "polyhedra-arrangement/1", "dimension": 2, "normals": [[1, 0], ["1/2", 1], [0, -1]], "offsets": [-3, "1/3", 0.4] }
        """;

    private static readonly string[] Rows = ["1 0 -3", "3 6 2", "0 -5 2"];

    [TestCase("a.ine", "H-representation\nbegin\n3 3 real\n-3 1 0\n1/3 0.5 1\n0.4 0 -1\nend\n")]
    [TestCase("a.txt", "# three lines\n1 0 -3\n\n 1/2\t1 1/3 # the second\r\n0 -1 0.4")]
    [TestCase("a.MAT", "\uFEFF1 0 -3\n0.5 1 1/3\n0 -1 4e-1\n")]
    [TestCase("a.csv", "1,0,-3\n1/2,1,1/3\n0,-1,0.4\n")]
    [TestCase("a.csv", "# exported\na1,a2,b\n1 , 0 , -3\n\n1/2,1,1/3\r\n0,-1,2/5")]
    [TestCase("a.sage", "[Hyperplane x + 0*y - 3, Hyperplane 1/2*x + y + 1/3, Hyperplane 0*x - y + 2/5]\n")]
    [TestCase("a.txt", "(Hyperplane x + 0*y - 3,\n Hyperplane 1/2*x + y + 1/3,\n Hyperplane 0*x - y + 2/5,)\n")]
    [TestCase("a", "Arrangement <x - 3 | 1/2*x + y + 1/3 | -y + 0.4>")]
    [TestCase("a.sage", "Hyperplane x - 3\nHyperplane 0.5*x\n  + y + 1/3 # over two lines\nHyperplane - y + 2/5\n")]
    [TestCase(
        "a.sage",
        "# of A.parent() and A\nHyperplane arrangements in 2-dimensional linear space over Rational Field with coordinates x, y\n"
        + "Arrangement <-3 + x | y + 1/2*x + 1/3 | 2/5 - y>\n")]
    [TestCase(
        "a.hyar",
        """
        { "_type": "fan::HyperplaneArrangement<Rational>", "_ns": { "polymake": ["https://polymake.org", "4.6"] },
          "HYPERPLANES": [["-3", "1", "0"], ["1/3", "1/2", "1"], [0.4, 0, -1]], "N_HYPERPLANES": 3 }
        """)]
    [TestCase(
        "a.json",
        """
        { "HYPERPLANES": [{ "0": -3, "1": "1" }, { "1": "1/2", "2": "1", "0": "1/3" }, { "0": "2/5", "2": "-1", "1": 0 }, { "cols": 3 }],
          "SUPPORT": { "_type": "polytope::Cone<Rational>", "INEQUALITIES": [["1", "0", "0"]] } }
        """)]
    public void The_same_arrangement_has_one_digest(string name, string content)
    {
        using TemporaryFolder folder = new();
        HyperplaneArrangement json = ArrangementFile.Read(folder.Write("own.json", Json));

        HyperplaneArrangement arrangement = ArrangementFile.Read(folder.Write(name, content));

        Assert.That(Arrangements.Lines(arrangement), Is.EqualTo(Rows));
        Assert.That(ArrangementDigest.Compute(arrangement), Is.EqualTo(ArrangementDigest.Compute(json)));
    }

    [TestCase("a.txt", "1 2 3\n1 2\n", 2, "3 numbers", "got 2")]
    [TestCase("a.txt", "1 2 3\n1 2 3 4\n", 2, "3 numbers", "got 4")]
    [TestCase("a.txt", "# one\n\n1\n", 3, "at least 2", "got 1")]
    [TestCase("a.txt", "1 2 3\n1 2 x\n", 2, "\"x\"")]
    [TestCase("a.txt", "1 2 3\n1/0 2 3\n", 2, "zero")]
    [TestCase("a.txt", "1 2 3\n0 0.0 3\n", 2, "zero vector")]
    [TestCase("a.txt", "1,2,3\n", 1, "at least 2")]
    [TestCase("a.txt", "# nothing\n\n", 2, "ends without a hyperplane")]
    [TestCase("a.txt", "1 2 3\n1 nan 3\n", 2, "\"nan\"")]
    [TestCase("a.mat", "MATLAB 5.0 MAT-file\n", 1, "\"MATLAB\"")]
    [TestCase("a.csv", "a1,a2,b\n1,2\n", 2, "3 numbers", "got 2")]
    [TestCase("a.csv", "a1,a3,b\n1,2,3\n", 1, "\"a1\"")]
    [TestCase("a.csv", "1,2,3\na1,a2,b\n", 2, "\"a1\"")]
    [TestCase("a.csv", "1,2,3\n1,,3\n", 2, "\"\"")]
    [TestCase("a.csv", "1,2,3\n1,2,3,\n", 2, "3 numbers", "got 4")]
    [TestCase("a.csv", "1;2;3\n", 1, "at least 2", "got 1")]
    [TestCase("a.csv", "1,2,3\n\"4\",5,6\n", 2, "4")]
    [TestCase("a.csv", "1,2,3\n0,0,0\n", 2, "zero vector")]
    [TestCase("a.csv", "a1,a2,b\n", 1, "ends without a hyperplane")]
    [TestCase("a.csv", "", 0, "ends without a hyperplane")]
    [TestCase("a.csv", "1,2,1_000\n", 1, "1_000")]
    [TestCase("a.sage", "[Hyperplane x + y\n", 1, "\"]\"", "the end of the file")]
    [TestCase("a.sage", "[Hyperplane x + y,\n Hyperplane 2*]\n", 2, "a variable after", "\"]\"")]
    [TestCase("a.sage", "[Hyperplane x + y,\n Hyperplane x + x]\n", 2, "once", "\"x\"")]
    [TestCase("a.sage", "[Hyperplane x + 1 - 2]\n", 1, "one constant")]
    [TestCase("a.sage", "[Hyperplane x,\nHyperplane 0*x + 0*y + 3]\n", 2, "without a variable")]
    [TestCase("a.sage", "[Hyperplane x,\ny - 1]\n", 2, "\"Hyperplane\"", "\"y\"")]
    [TestCase("a.sage", "[Hyperplane x^2 - 1]\n", 1, "\"Hyperplane\"", "\"^\"")]
    [TestCase("a.sage", "[Hyperplane 1/0*x]\n", 1, "zero")]
    [TestCase("a.sage", "[]\n", 1, "\"Hyperplane\"")]
    [TestCase("a.sage", "[Hyperplane x]\n[Hyperplane y]\n", 2, "the end of the file", "\"[\"")]
    [TestCase("a.sage", "Arrangement <x | y\n", 1, "\">\"", "the end of the file")]
    [TestCase("a.sage", "Arrangement of 6 hyperplanes of dimension 3 and rank 3\n", 1, "print(list(A))", "\"of\"")]
    [TestCase("a.sage", "linear space with coordinates x, x\n[Hyperplane x]\n", 1, "different names", "\"x\"")]
    [TestCase("a.sage", "linear space with coordinates x, y\n[Hyperplane x,\nHyperplane z]\n", 3, "the first line names", "\"z\"")]
    [TestCase("a.txt", "[Hyperplane +]\n", 1, "a term")]
    public void A_bad_text_is_refused_with_its_line(string name, string content, int line, params string[] words)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write(name, content);

        Bad.Expect(CliRun.Of("arrangement", path), 3, [$"{path}:{line}: ", .. words]);
    }

    [TestCase("""{ "_type": "fan::PolyhedralFan<Rational>", "RAYS": [["1", "0"]] }""", "$._type", "HyperplaneArrangement")]
    [TestCase("""{ "_type": 7, "HYPERPLANES": [["1", "0"]] }""", "$._type", "got 7")]
    [TestCase("""{ "_type": "fan::HyperplaneArrangement<Rational>" }""", "$.HYPERPLANES", "missing")]
    [TestCase("""{ "HYPERPLANES": { "0": ["1", "1"] } }""", "$.HYPERPLANES", "an array of rows")]
    [TestCase("""{ "HYPERPLANES": [["1", "1"], ["1", "1", "1"]] }""", "$.HYPERPLANES[1]", "an array of 2", "an array of 3")]
    [TestCase("""{ "HYPERPLANES": [["1", "r2"]] }""", "$.HYPERPLANES[0][1]", "r2")]
    [TestCase("""{ "HYPERPLANES": [["1", true]] }""", "$.HYPERPLANES[0][1]", "a number")]
    [TestCase("""{ "HYPERPLANES": [["1"]] }""", "$.HYPERPLANES", "at least 2")]
    [TestCase("""{ "HYPERPLANES": [] }""", "$.HYPERPLANES", "cols")]
    [TestCase("""{ "HYPERPLANES": [{ "0": 1, "1": 1 }] }""", "$.HYPERPLANES", "cols")]
    [TestCase("""{ "HYPERPLANES": [{ "0": 1, "3": 1 }, { "cols": 3 }] }""", "$.HYPERPLANES[0]", "below 3", "\"3\"")]
    [TestCase("""{ "HYPERPLANES": [{ "1": 1, "01": 1 }, { "cols": 3 }] }""", "$.HYPERPLANES[0]", "\"01\" again")]
    [TestCase("""{ "HYPERPLANES": [{ "x": 1 }, { "cols": 3 }] }""", "$.HYPERPLANES[0]", "\"x\"")]
    [TestCase("""{ "HYPERPLANES": [{ "1": 1 }, { "cols": -3 }] }""", "$.HYPERPLANES[1].cols", "got -3")]
    [TestCase("""{ "HYPERPLANES": [[0, 1, 1]], "SUPPORT": { "INEQUALITIES": [[0, 1, 0]] } }""", "$.SUPPORT.INEQUALITIES[0]", "x_0")]
    [TestCase("""{ "HYPERPLANES": [[0, 1, 1]], "SUPPORT": { "INPUT_RAYS": [[1, 1, 0]] } }""", "$.SUPPORT.INPUT_RAYS", "a cone")]
    [TestCase("""{ "HYPERPLANES": [[0, 1, 1]], "SUPPORT": [] }""", "$.SUPPORT", "x_0")]
    [TestCase("""{ "HYPERPLANES": [[0, 1, 1], }""", "a.json:1:", "invalid JSON")]
    public void A_bad_object_of_polymake_is_refused_with_its_place(string content, params string[] words)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("a.json", content);

        Bad.Expect(CliRun.Of("arrangement", path), 3, [path, .. words]);
    }

    [Test]
    public void Polymake_is_told_apart_by_its_support()
    {
        using TemporaryFolder folder = new();
        NotedArrangement alone = Noted("""{ "HYPERPLANES": [[-3, 1, 0], [2, 0, 0]] }""");
        NotedArrangement half = Noted("""{ "HYPERPLANES": [[-3, 1, 0]], "SUPPORT": { "INEQUALITIES": [[2, 0, 0], [0, 0, 0]] } }""");
        NotedArrangement whole = Noted("""{ "HYPERPLANES": [[-3, 1, 0]], "SUPPORT": { "INEQUALITIES": [{ "cols": 3 }] } }""");

        Assert.That(Arrangements.Lines(alone.Arrangement), Is.EqualTo(new[] { "1 0 -3" }));
        Assert.That(alone.Notes, Has.Count.EqualTo(2));
        Assert.That(alone.Notes[0], Is.EqualTo("row 2 has no normal and was left out"));
        Assert.That(alone.Notes[1], Does.Contain("a linear hyperplane of R^3"));
        Assert.That(half.Notes, Is.Empty);
        Assert.That(whole.Notes, Has.Count.EqualTo(1));

        NotedArrangement Noted(string content) => ArrangementFile.ReadNoted(folder.Write("a.json", content));
    }

    [Test]
    public void Other_commands_read_the_same_files_or_say_what_helps()
    {
        using TemporaryFolder folder = new();
        string hyar = folder.Write("a.hyar", """{ "HYPERPLANES": [[-3, 1, 0], [1, 0, 1]] }""");
        CliRun graph = CliRun.Of("graph", "--arrangement", hyar, "--json");

        Assert.That(graph.ExitCode, Is.Zero, graph.Error);
        Assert.That((long?)graph.Json()["activationRegions"], Is.EqualTo(4));
        Assert.That((string?)graph.Json()["network"]!["notes"]![0], Does.Contain("a linear hyperplane of R^3"));
        Bad.Expect(CliRun.Of("check", hyar, folder.Path("a.pc")), 3, "a.hyar", "arrangement --write FILE");
    }

    [Test]
    public void A_short_text_cannot_claim_much_memory()
    {
        using TemporaryFolder folder = new();
        string many = string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"Hyperplane x{i}"));
        string sparse = """{ "HYPERPLANES": [{ "1": 1 }, { "2": 1 }, { "3": 1 }, { "4": 1 }, { "5": 1 }, { "cols": 4194304 }] }""";

        Assert.That(
            () => ArrangementFile.Read(folder.Write("a.sage", many)),
            Throws.TypeOf<BadInputException>().With.Message.Contains("5000 hyperplanes in 5000 variables"));
        Assert.That(
            () => ArrangementFile.Read(folder.Write("a.json", sparse)),
            Throws.TypeOf<BadInputException>().With.Message.Contains("5 rows of 4194304 numbers"));
    }

    [Test]
    public void Other_names_and_beginnings_are_json() => Assert.Multiple(() =>
    {
        using TemporaryFolder folder = new();
        Assert.That(ArrangementFile.Read(folder.Write("a.txt", Json)).Count, Is.EqualTo(3));
        Assert.That(
            () => ArrangementFile.Read(folder.Write("a.json", "1 2 3\n")),
            Throws.TypeOf<BadInputException>().With.Message.Contains("expected a JSON object"));
        Assert.That(
            () => ArrangementFile.Read(folder.Path("none.txt")), Throws.TypeOf<BadInputException>().With.Message.Contains("no such file"));
    });
}
