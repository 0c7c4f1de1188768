using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Cli.Commands.Studies;

internal sealed class EstimateTests
{
    private static readonly string Net = Repository.Data("networks", "2-16-16-1.json");

    [Test]
    public void Every_method_meets_the_truth()
    {
        JsonObject json = CliRun.Of("estimate", Net, "--domain", "box:-1,1", "--samples", "500", "--seed", "3", "--truth", "--json").Json();
        JsonArray estimates = json["estimates"]!.AsArray();

        Assert.Multiple(() =>
        {
            Assert.That((bool)json["complete"]!, Is.True);
            Assert.That((long)json["activationRegions"]!, Is.EqualTo(368));
            Assert.That(
                estimates.Select(estimate => (string)estimate!["method"]!),
                Is.EqualTo(
                    (string[])["distinct", "chao1", "chao1-bc", "good-turing", "lincoln-petersen", "chapman", "line-sweep", "xor-bound",
                        "xor-power", "xor-count"]));
            foreach (JsonNode? estimate in estimates)
            {
                Rational value = Rational.Parse((string)estimate!["estimate"]!);
                Assert.That(Rational.Parse((string)estimate["relativeError"]!), Is.EqualTo((value - 368) / 368));
            }

            Rational lower = Rational.Parse((string)json["expectedDistinct"]!["lower"]!);
            Rational upper = Rational.Parse((string)json["expectedDistinct"]!["upper"]!);
            Assert.That(lower, Is.LessThanOrEqualTo(upper));
            Assert.That(upper, Is.LessThan((Rational)368));
        });
    }

    [Test]
    public void The_same_seed_gives_the_same_output()
    {
        string[] args = ["estimate", Net, "--domain", "box:-1,1", "--method", "all", "--samples", "200", "--seed", "7"];

        string first = CliRun.Of(args).Output;
        string second = CliRun.Of(args).Output;

        Assert.That(second, Is.EqualTo(first));
        Assert.That(first, Is.Not.EqualTo(CliRun.Of([.. args[..^1], "8"]).Output));
    }

    [Test]
    public void A_table_has_a_row_a_method()
    {
        string[] lines = CliRun.Of(
            "estimate", Net, "--domain", "box:-1,1", "--method", "chapman,distinct", "--truth", "--csv").Output.Split('\n');

        Assert.That(
            lines.Select(line => line.Split(',')[0]),
            Is.EqualTo((string[])["method", "truth", "expected-distinct", "chapman", "distinct", ""]));
        Assert.That(lines[1], Is.EqualTo("truth,368,0"));
    }

    [Test]
    public void A_users_own_estimate_is_compared_too()
    {
        using TemporaryFolder folder = new();
        string number = folder.Write("number.txt", "polyhedra-estimate/1 number\n\n736\n");
        string patterns = folder.Write(
            "patterns.txt", "polyhedra-estimate/1 patterns\n" + new string('0', 16) + "|" + new string('0', 16) + "\n");
        JsonObject json = CliRun.Of(
            "estimate", Net, "--domain", "box:-1,1", "--samples", "10", "--truth", "--method", $"file:{number}", "--method",
            $"file:{patterns}", "--json").Json();
        JsonArray estimates = json["estimates"]!.AsArray();

        Assert.That((string)estimates[0]!["estimate"]!, Is.EqualTo("736"));
        Assert.That((string)estimates[0]!["relativeError"]!, Is.EqualTo("1"));
        Assert.That((string)estimates[1]!["estimate"]!, Is.EqualTo("1"));
        Assert.That((string)estimates[1]!["note"]!, Does.Contain("1 of them of no region"));
    }

    [TestCase("", "1", "empty")]
    [TestCase("736\n", "1", "polyhedra-estimate/1")]
    [TestCase("polyhedra-estimate/1 number\n", "1", "number")]
    [TestCase("polyhedra-estimate/1 number\n1\n2\n", "3", "one number")]
    [TestCase("polyhedra-estimate/1 patterns\n0101\n", "2", "pattern")]
    public void A_bad_file_is_named_with_its_line(string content, string line, string problem)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("own.txt", content);

        Bad.Expect(CliRun.Of("estimate", Net, "--domain", "box:-1,1", "--method", $"file:{path}"), 3, problem);
        Assert.That(
            CliRun.Of("estimate", Net, "--domain", "box:-1,1", "--method", $"file:{path}").Error,
            content.Length == 0 ? Is.Not.Empty : Does.Contain($":{line}:"));
    }

    [Test]
    public void A_budget_stops_the_truth()
    {
        CliRun run = CliRun.Of("estimate", Net, "--domain", "box:-1,1", "--truth", "--max-regions", "10", "--json");

        Assert.That(run.ExitCode, Is.EqualTo(4));
        Assert.That((bool)run.Json()["complete"]!, Is.False);
        Assert.That((long)run.Json()["activationRegions"]!, Is.EqualTo(10));
        Assert.That(run.Json()["estimates"]!.AsArray().Select(estimate => estimate!["relativeError"]), Has.All.Null);
    }

    [Test]
    public void A_table_that_was_stopped_is_marked()
    {
        string[] words =
            ["estimate", Net, "--domain", "box:-1,1", "--samples", "50", "--method", "distinct,xor-bound,xor-count", "--max-regions", "10"];
        CliRun csv = CliRun.Of([.. words, "--truth", "--csv"]);
        CliRun text = CliRun.Of([.. words, "--truth"]);

        string[] lines = csv.Output.Split('\n');
        Assert.That((csv.ExitCode, text.ExitCode), Is.EqualTo((4, 4)), csv.Error);
        Assert.That(
            lines.Select(line => line.Split(',')[0]),
            Is.EqualTo((string[])["method", "partial", "distinct", "xor-bound", "xor-count", ""]));
        Assert.That((lines[1], lines[3], lines[4]), Is.EqualTo(("partial,10,", "xor-bound,,", "xor-count,,")));
        Assert.That(text.Output, Does.StartWith("PARTIAL: 10 activation regions so far, stopped by --max-regions\n"));
        Assert.That(text.Output, Does.Match("\nxor-bound +none +wants the list of all regions, which was stopped by --max-regions\n"));

        // The list that the parity methods need may be all that was stopped.
        Assert.That(CliRun.Of([.. words, "--csv"]).Output.Split('\n')[1], Is.EqualTo("partial,10,"));
        JsonObject json = CliRun.Of([.. words, "--json"]).Json();
        Assert.That(((bool?)json["complete"], (long?)json["activationRegions"]), Is.EqualTo(((bool?)false, (long?)10)));
        Assert.That(
            json["estimates"]!.AsArray().Select(estimate => estimate!["estimate"] is null), Is.EqualTo((bool[])[false, true, true]));
        Assert.That((string?)json["estimates"]![1]!["note"], Does.Contain("--max-regions"));
    }

    [Test]
    public void Points_need_bounds()
    {
        Bad.Expect(CliRun.Of("estimate", Net, "--domain", "all"), 3, "bound");
        Bad.Expect(CliRun.Of("estimate", Net), 2);
    }

    [TestCase("--method", "chao2")]
    [TestCase("--samples", "0")]
    [TestCase("--lines", "-1")]
    [TestCase("--runs", "many")]
    [TestCase("--seed", "-1")]
    public void What_does_not_parse_is_refused(string option, string value) =>
        Bad.Expect(CliRun.Of("estimate", Net, "--domain", "unit", option, value), 2, option);

    [Test]
    public void A_table_is_not_json() => Bad.Expect(CliRun.Of("estimate", Net, "--domain", "unit", "--csv", "--json"), 2, "--csv");
}
