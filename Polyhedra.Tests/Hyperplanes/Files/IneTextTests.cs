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

    [TestCase("V-representation\nbegin\n1 2 integer\n1 1\nend", 6, "H-representation", "V-representation")]
    [TestCase("begin\n1 2 double\n1 1\nend", 2, "integer", "real", "1 2 double")]
    [TestCase("begin\n0 4194306 integer\nend", 2, "at most 4194305", "0 4194306 integer")]
    [TestCase("begin\n1 3 real\n1 1 0x1p3\nend", 3, "0x1p3")]
    [TestCase("begin\n0 4098 real\nend\nnonnegative\n", 5, "nonnegative", "4097 hyperplanes")]
    [TestCase("begin\n1 1 integer\n1\nend", 2, "at least 2")]
    [TestCase("begin\n-1 2 integer\nend", 2, "-1 2 integer")]
    [TestCase("begin\n99999999999 2 integer\nend", 2, "99999999999")]
    [TestCase("begin\n1 2\n1 1\nend", 2, "1 2")]
    [TestCase("begin\n1 3 integer\n1 x 1\nend", 3, "x")]
    [TestCase("begin\n1 3 integer\n1 1/0 1\nend", 3, "zero")]
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

    [Test]
    public void Decimals_are_read_exactly_whatever_the_type() => Assert.That(
        Arrangements.Lines(Read("begin\n3 3 real\n0.1 1 0\n-1e-2 0.25 +.5\n1/3 0 1\nend\n")),
        Is.EqualTo(new[] { "10 0 1", "25 50 -1", "0 3 1" }));

    [Test]
    public void Rows_without_a_normal_are_left_out_with_a_note()
    {
        NotedArrangement noted = ReadNoted("begin\n4 3 integer\n1 0 0\n0 1 2\n0 0 0\n-3 0/7 0.0\nend\n");

        Assert.That(Arrangements.Lines(noted.Arrangement), Is.EqualTo(new[] { "1 2 0" }));
        Assert.That(noted.Arrangement.DeclaredRows.RowCount, Is.EqualTo(1));
        Assert.That(noted.Notes, Is.EqualTo(new[] { "3 rows have no normal and were left out: 1, 3, 4" }));
    }

    [Test]
    public void A_note_names_few_rows()
    {
        string rows = string.Concat(Enumerable.Repeat("1 0\n", 20));

        NotedArrangement noted = ReadNoted($"begin\n20 2 integer\n{rows}end\n");

        Assert.That(noted.Arrangement.Count, Is.Zero);
        Assert.That(noted.Arrangement.Dimension, Is.EqualTo(1));
        Assert.That(
            noted.Notes, Is.EqualTo(new[] { "20 rows have no normal and were left out: 1, 2, 3, 4, 5, 6, 7, 8, ..." }));
    }

    [TestCase("nonnegative\nbegin\n1 3 integer\n1 1 1\nend\n")]
    [TestCase("begin\n1 3 integer\n1 1 1\nend\nmaximize 0 1 1\nnonnegative\n")]
    public void Nonnegative_adds_the_coordinate_hyperplanes_behind_the_rows(string text)
    {
        NotedArrangement noted = ReadNoted(text);

        Assert.That(Arrangements.Lines(noted.Arrangement), Is.EqualTo(new[] { "1 1 1", "1 0 0", "0 1 0" }));
        Assert.That(noted.Notes, Has.Count.EqualTo(1));
        Assert.That(noted.Notes[0], Does.StartWith("nonnegative:"));
    }

    [TestCase("linearity 2 1 2\nbegin\n2 3 integer\n1 1 1\n0 1 -1\nend\n")]
    [TestCase("a nonnegative cube\nbegin\n2 3 integer\n1 1 1\n0 1 -1\nend\nlinearity 1 1\nincidence\nstrict_inequality 1 2\n")]
    public void Other_options_say_nothing_about_hyperplanes(string text)
    {
        NotedArrangement noted = ReadNoted(text);

        Assert.That(Arrangements.Lines(noted.Arrangement), Is.EqualTo(new[] { "1 1 1", "1 -1 0" }));
        Assert.That(noted.Notes, Is.Empty);
    }

    private static HyperplaneArrangement Read(string text) => ReadNoted(text).Arrangement;

    private static NotedArrangement ReadNoted(string text)
    {
        using StringReader reader = new(text);
        return IneText.Read(reader, "a.ine");
    }
}
