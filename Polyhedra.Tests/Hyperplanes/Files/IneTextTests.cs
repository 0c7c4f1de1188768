using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Files;

namespace Polyhedra.Tests.Hyperplanes.Files;

public sealed class IneTextTests
{
    [Test]
    public void Rows_are_offset_first()
    {
        HyperplaneArrangement arrangement = Read("""
            cube
            * a comment, then one of the other kind
            # 3 4 integer
            H-representation
            linearity 1 2
            begin
             3 4 rational
             1 1/2 0 -1
            * in between
             0 0 -2/4 0

            1
              0 0
              3
            end
            printcobasis 5
            """);

        Assert.That(Arrangements.Lines(arrangement), Is.EqualTo(new[] { "1 0 -2 2", "0 -1 0 0", "0 0 3 1" }));
    }

    [Test]
    public void The_first_lines_may_be_missing_and_lines_may_end_in_any_way() =>
        Assert.That(Arrangements.Lines(Read("begin\r\n2 2 integer\r\n-7 1\r\n7 -1\r\nend")), Is.EqualTo(new[] { "1 -7" }));

    [Test]
    public void There_may_be_no_row() => Assert.That(Read("begin\n0 3 integer\nend\n").Dimension, Is.EqualTo(2));

    [TestCase("V-representation\nbegin\n1 2 integer\n1 1\nend", 1, "H-representation", "V-representation")]
    [TestCase("begin\n1 2 real\n1 1\nend", 2, "integer", "1 2 real")]
    [TestCase("begin\n1 1 integer\n1\nend", 2, "at least 2")]
    [TestCase("begin\n-1 2 integer\nend", 2, "-1 2 integer")]
    [TestCase("begin\n99999999999 2 integer\nend", 2, "99999999999")]
    [TestCase("begin\n1 2\n1 1\nend", 2, "1 2")]
    [TestCase("begin\n1 3 integer\n1 x 1\nend", 3, "x")]
    [TestCase("begin\n1 3 integer\n1 1/0 1\nend", 3, "zero")]
    [TestCase("begin\n2 3 integer\n1 1 1\n5 0 0\nend", 4, "zero vector", "row 2")]
    [TestCase("begin\n2 3 integer\n1 1 1\nend", 4, "expected 2 rows, got 1")]
    [TestCase("begin\n2 3 integer\n1 1 1\n1 2\nend", 5, "3 numbers in row 2, got 2")]
    [TestCase("begin\n1 3 integer\n1 1 1\n1 2 3\nend", 4, "\"end\"")]
    [TestCase("begin\n1 3 integer\n1 1 1 4\nend", 3, "\"end\"", "4")]
    public void A_bad_file_is_refused(string text, int line, params string[] words)
    {
        BadInputException? problem = Assert.Throws<BadInputException>(() => Read(text));

        Assert.That(problem!.Message, Does.StartWith($"a.ine:{line}: ").And.Not.Contain("\n"));
        foreach (string word in words)
        {
            Assert.That(problem.Message, Does.Contain(word));
        }
    }

    [TestCase("", "begin")]
    [TestCase("H-representation\n", "begin")]
    [TestCase("begin\n", "m n integer")]
    [TestCase("begin\n1 2 integer\n", "row 1 of 1")]
    [TestCase("begin\n1 2 integer\n1 1\n", "\"end\"")]
    public void A_text_that_ends_too_early_is_refused(string text, string word) => Assert.That(
        () => Read(text), Throws.TypeOf<BadInputException>().With.Message.StartsWith("a.ine: the text ends").And.Message.Contains(word));

    private static HyperplaneArrangement Read(string text)
    {
        using StringReader reader = new(text);
        return IneText.Read(reader, "a.ine");
    }
}
