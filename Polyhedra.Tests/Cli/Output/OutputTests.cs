using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Output;

/// <summary>Where data go, and what is left behind when they cannot.</summary>
internal sealed class OutputTests
{
    private static readonly string Tent = Repository.Data("networks", "tent.json");

    [TestCase("-o")]
    [TestCase("--out")]
    public void A_file_gets_what_standard_output_would_have_got(string option)
    {
        using TemporaryFolder folder = new();
        string[] command = ["info", Tent, "--json"];

        CliRun run = CliRun.Of([.. command, option, folder.Path("out.json")]);

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.OutputBytes, Is.Empty);
            Assert.That(folder.Names(), Is.EqualTo(new[] { "out.json" }));
            Assert.That(File.ReadAllBytes(folder.Path("out.json")), Is.EqualTo(CliRun.Of(command).OutputBytes));
        });
    }

    [Test]
    public void A_file_that_exists_is_replaced()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("out.json", "a much longer text than the new one " + new string('x', 10_000));

        Assert.That(CliRun.Of("info", Tent, "-o", path).ExitCode, Is.Zero);
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(CliRun.Of("info", Tent).OutputBytes));
    }

    [Test]
    public void Bad_input_leaves_an_existing_file_alone_and_no_other_behind()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("out.json", "old");

        Bad.Expect(CliRun.Of("info", folder.Path("none.json"), "-o", path), 3);
        Bad.Expect(CliRun.Of("eval", Tent, "--at", "0,0", "-o", path), 3);
        Bad.Expect(CliRun.Of("info", Tent, "-o", path, "--nonsense"), 2);

        Assert.That(folder.Names(), Is.EqualTo(new[] { "out.json" }));
        Assert.That(File.ReadAllText(path), Is.EqualTo("old"));
    }

    [Test]
    public void A_place_that_cannot_be_written_is_bad_input()
    {
        using TemporaryFolder folder = new();

        Bad.Expect(CliRun.Of("info", Tent, "-o", folder.Path("none/out.json")), 3, "cannot be written");
        Bad.Expect(CliRun.Of("info", Tent, "-o", folder.Path(".")), 3, "cannot be written");
        Bad.Expect(CliRun.Of("info", Tent, "-o", string.Empty), 2, "--out");
        Assert.That(folder.Names(), Is.Empty);
    }

    [Test]
    [Platform("Unix")]
    public void A_link_stays_a_link()
    {
        using TemporaryFolder folder = new();
        string target = folder.Write("target.json", "old");
        File.CreateSymbolicLink(folder.Path("link.json"), target);

        Assert.That(CliRun.Of("info", Tent, "-o", folder.Path("link.json")).ExitCode, Is.Zero);
        Assert.That(new FileInfo(folder.Path("link.json")).LinkTarget, Is.EqualTo(target));
        Assert.That(File.ReadAllBytes(target), Is.EqualTo(CliRun.Of("info", Tent).OutputBytes));
    }

    [Test]
    [Platform("Linux")]
    public void A_full_disk_is_reported_in_one_line()
    {
        Bad.Expect(CliProcess.Shell($"$POLYHEDRA info '{Tent}' > /dev/full"), 3, "standard output", "cannot be written");
        Bad.Expect(CliProcess.Shell($"$POLYHEDRA info '{Tent}' -o /dev/full"), 3, "/dev/full", "cannot be written");
    }

    [Test]
    [Platform("Unix")]
    public void A_reader_that_goes_away_ends_the_program_quietly()
    {
        CliRun run = CliProcess.Shell(
            "{ $POLYHEDRA construct random --inputs 50 --widths 200,200,1 --seed 1; echo $? >&2; } | head -c 10 > /dev/null");

        Assert.That(run.Error.Trim(), Is.EqualTo("141"));
    }

    [Test]
    [Platform("Unix")]
    public void Programs_that_share_a_file_append_to_it()
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("out.json");

        CliProcess.Shell($"{{ $POLYHEDRA info '{Tent}' --json; $POLYHEDRA info '{Tent}' --json; }} > '{path}'");

        string[] lines = File.ReadAllLines(path);
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Is.EqualTo(lines[1]).And.StartsWith("{").And.EndsWith("}"));
    }

    [Test]
    public void Standard_output_of_the_program_has_no_byte_order_mark_and_no_escapes()
    {
        foreach (string[] command in new[] { ["info", Tent], ["info", Tent, "--json"], ["--help"], new[] { "eval", Tent, "--at", "1/3" } })
        {
            CliRun run = CliProcess.Run(command);

            Assert.Multiple(() =>
            {
                Assert.That(run.ExitCode, Is.Zero, run.Error);
                Assert.That(run.OutputBytes, Is.Not.Empty.And.No.Member((byte)0x1B).And.No.Member((byte)'\r'));
                Assert.That(run.OutputBytes[0], Is.LessThan(0x80));
                Assert.That(run.Error, Is.Empty);
            });
        }
    }
}
