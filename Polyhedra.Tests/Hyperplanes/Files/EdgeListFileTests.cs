using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Hyperplanes.Files;

namespace Polyhedra.Tests.Hyperplanes.Files;

public sealed class EdgeListFileTests
{
    [Test]
    public void Vertices_are_counted_from_one_up_to_the_largest()
    {
        (int vertexCount, List<(int From, int To)> edges) = Read("# a path\n1 2\n\n 3\t2\n");

        Assert.That(vertexCount, Is.EqualTo(3));
        Assert.That(edges, Is.EqualTo(new[] { (0, 1), (2, 1) }));
    }

    [TestCase("5\n1 2\n")]
    [TestCase("5\n")]
    public void A_number_that_stands_alone_says_how_many_there_are(string text) => Assert.That(Read(text).VertexCount, Is.EqualTo(5));

    [TestCase("1 2\n2 2\n", 2, "loop at 2")]
    [TestCase("1 2\n0 1\n", 2, "positive integer")]
    [TestCase("1 2\n1 b\n", 2, "\"b\"")]
    [TestCase("1 2 3\n", 1, "3 numbers")]
    [TestCase("1 2\n3\n", 2, "1 numbers")]
    [TestCase("2\n1 3\n", 2, "up to 2", "got 3")]
    [TestCase("1 99999999999\n", 1, "positive integer")]
    public void A_bad_file_is_refused(string text, int line, params string[] words)
    {
        BadInputException? problem = Assert.Throws<BadInputException>(() => Read(text));

        Assert.That(problem!.Message, Does.StartWith($"graph:{line}: "));
        foreach (string word in words)
        {
            Assert.That(problem.Message, Does.Contain(word));
        }
    }

    [Test]
    public void A_file_without_edges_is_refused() =>
        Assert.That(() => Read("# nothing\n"), Throws.TypeOf<BadInputException>().With.Message.Contains("no edge"));

    private static (int VertexCount, List<(int From, int To)> Edges) Read(string text)
    {
        using StringReader reader = new(text);
        return EdgeListFile.Read(reader, "graph");
    }
}
