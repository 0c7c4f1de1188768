using System.Text;
using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Files;

namespace Polyhedra.Tests.Hyperplanes.Files;

public sealed class ArrangementFileTests
{
    private const string Good = """
        { "format": "polyhedra-arrangement/1", "dimension": 2, "normals": [[1, "1/3"], ["-0.5", 2e-3]], "offsets": [0.1, 0],
          "expect": { "regions": 4 } }
        """;

    [Test]
    public void Numbers_are_read_exactly_and_other_keys_ignored() =>
        Assert.That(Arrangements.Lines(Parse(Good)), Is.EqualTo(new[] { "30 10 3", "-250 1 0" }));

    [Test]
    public void There_may_be_no_hyperplane() => Assert.That(
        Parse("""{ "format": "polyhedra-arrangement/1", "dimension": 7, "normals": [], "offsets": [] }""").Dimension, Is.EqualTo(7));

    [TestCase("polyhedra-arrangement/1", "polyhedra-network/1", "$.format", "polyhedra-arrangement/1")]
    [TestCase("\"dimension\": 2", "\"dimension\": 3", "$.normals[0]", "an array of 3", "dimension 3")]
    [TestCase("\"dimension\": 2", "\"dimension\": 0", "$.dimension", "an integer from 1 to 4194304", "got 0")]
    [TestCase("\"dimension\": 2", "\"dimension\": 2147483647", "$.dimension", "an integer from 1 to 4194304")]
    [TestCase("\"dimension\": 2", "\"dimension\": \"2\"", "$.dimension", "an integer from 1 to 4194304")]
    [TestCase("\"dimension\": 2,", "", "$.dimension", "missing")]
    [TestCase("\"normals\"", "\"normal\"", "$.normals", "missing")]
    [TestCase("\"offsets\"", "\"offset\"", "$.offsets", "missing")]
    [TestCase("[0.1, 0]", "[0.1]", "$.offsets", "an array of 2", "2 normals")]
    [TestCase("[0.1, 0]", "[0.1, true]", "$.offsets[1]", "a number")]
    [TestCase("[1, \"1/3\"]", "[1, \"1/0\"]", "$.normals[0][1]")]
    [TestCase("[1, \"1/3\"]", "[1]", "$.normals[0]", "an array of 2")]
    [TestCase("[\"-0.5\", 2e-3]", "[0, \"0/5\"]", "$.normals[1]", "zero vector")]
    [TestCase("[[1, \"1/3\"], [\"-0.5\", 2e-3]]", "{}", "$.normals", "an array")]
    public void A_bad_file_is_refused(string piece, string replacement, params string[] words)
    {
        string bad = Good.Replace(piece, replacement, StringComparison.Ordinal);
        Assert.That(bad, Is.Not.EqualTo(Good));
        BadInputException? problem = Assert.Throws<BadInputException>(() => Parse(bad));

        Assert.That(problem!.Message, Does.StartWith("a.json: ").And.Not.Contain("\n"));
        foreach (string word in words)
        {
            Assert.That(problem.Message, Does.Contain(word));
        }
    }

    [Test]
    public void Broken_json_names_line_and_column() =>
        Assert.That(() => Parse("{ \"format\":\n ]"), Throws.TypeOf<BadInputException>().With.Message.StartsWith("a.json:2:2:"));

    [Test]
    public void The_name_of_the_file_says_its_format()
    {
        string folder = Directory.CreateTempSubdirectory("polyhedra-").FullName;
        try
        {
            string json = Path.Combine(folder, "a.json");
            string ine = Path.Combine(folder, "a.INE");
            File.WriteAllText(json, Good);
            File.WriteAllText(ine, "begin\n1 3 integer\n5 1 2\nend\n");

            Assert.That(ArrangementFile.Read(json).Count, Is.EqualTo(2));
            Assert.That(Arrangements.Lines(ArrangementFile.Read(ine)), Is.EqualTo(new[] { "1 2 5" }));
            Assert.That(
                () => ArrangementFile.Read(Path.Combine(folder, "none.ine")),
                Throws.TypeOf<BadInputException>().With.Message.Contains("no such file"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static HyperplaneArrangement Parse(string json) => ArrangementFile.Parse(Encoding.UTF8.GetBytes(json), "a.json");
}
