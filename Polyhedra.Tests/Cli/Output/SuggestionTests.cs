using NUnit.Framework;
using Polyhedra.Cli.Output;

namespace Polyhedra.Tests.Cli.Output;

/// <summary>What a mistyped word is answered with.</summary>
internal sealed class SuggestionTests
{
    private static readonly string Tent = Repository.Data("networks", "tent.json");

    [TestCase("cuont NET", "'cuont', did you mean 'count'?")]
    [TestCase("region NET", "'region', did you mean 'regions'?")]
    [TestCase("inpsheres NET", "'inpsheres', did you mean 'inspheres'?")]
    [TestCase("count NET --jsno", "'--jsno', did you mean '--json'?")]
    [TestCase("count NET --max-region 3", "'--max-region', did you mean '--max-regions'?")]
    [TestCase("count NET --normalyze", "'--normalyze', did you mean '--normalize'?")]
    [TestCase("plot NET --colour-bye inradius", "'--colour-bye', did you mean '--colour-by'?")]
    [TestCase("construct random --input 3", "'--input', did you mean '--inputs'?")]
    [TestCase("help cuont", "'cuont', did you mean 'count'?")]
    public void A_word_that_is_nearly_known_is_answered_with_the_known_one(string line, string answer) =>
        Bad.Expect(CliRun.Of([.. line.Split(' ').Select(word => word is "NET" ? Tent : word)]), 2, answer);

    [TestCase("nonsense")]
    [TestCase("count NET --colour-by")]
    [TestCase("x")]
    public void A_word_that_is_far_from_all_is_only_refused(string line)
    {
        CliRun run = CliRun.Of([.. line.Split(' ').Select(word => word is "NET" ? Tent : word)]);

        Bad.Expect(run, 2, "unknown option or argument");
        Assert.That(run.Error, Does.Not.Contain("did you mean"));
    }

    [TestCase("count", ExpectedResult = "count")]
    [TestCase("coutn", ExpectedResult = "count")]
    [TestCase("ocunt", ExpectedResult = "count")]
    [TestCase("cout", ExpectedResult = "count")]
    [TestCase("ount", ExpectedResult = "count")]
    [TestCase("xcount", ExpectedResult = "count")]
    [TestCase("coxxt", ExpectedResult = null)]
    [TestCase("chek", ExpectedResult = "check")]
    [TestCase("ck", ExpectedResult = null)]
    [TestCase("", ExpectedResult = null)]
    public string? Swapped_missing_and_wrong_letters_are_one_step_each(string word) => Suggestion.For(word, ["check", "count", "counts"]);
}
