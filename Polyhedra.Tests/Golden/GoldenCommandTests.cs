using NUnit.Framework;

namespace Polyhedra.Tests.Golden;

internal sealed class GoldenCommandTests
{
    [Test]
    public void Times_are_masked_and_nothing_else()
    {
        const string Text =
            "{\"count\":12,\"seconds\":0.0123,\"coldSeconds\":1.5E-05,\"stopped\":\"seconds\",\"secondsOfBest\":3}\n"
            + "engine   vertex, 1 thread; 49 sign tests\nseconds  0.25 (first run 1E-07)\nin seconds 5\n";

        Assert.That(
            GoldenCommand.WithoutTimes(Text),
            Is.EqualTo(
                "{\"count\":12,\"seconds\":T,\"coldSeconds\":T,\"stopped\":\"seconds\",\"secondsOfBest\":T}\n"
                + "engine   vertex, 1 thread; 49 sign tests\nseconds  T (first run T)\nin seconds 5\n"));
    }

    [Test]
    public void The_text_has_all_that_a_command_wrote_and_no_folder()
    {
        string text = GoldenCommand.TextOf(["count", "data/networks/tent.json", "--certificate", "@out.pc"]);

        Assert.That(text, Does.StartWith("exit 0\n3 activation regions"));
        Assert.That(text, Does.Contain("--- out.pc\n").And.Contain("network  data/networks/tent.json: "));
        Assert.That(text, Does.Not.Contain(Repository.Root).And.Not.Contain(Path.GetTempPath()));
    }
}
