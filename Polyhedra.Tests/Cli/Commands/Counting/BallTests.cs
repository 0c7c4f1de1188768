using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Commands.Counting;

internal sealed class BallTests
{
    private static readonly string Net = Repository.Data("networks", "2-16-16-1.json");

    [Test]
    public void A_ball_that_holds_the_box_counts_as_count_does()
    {
        JsonObject json = CliRun.Of("ball", Net, "--centre", "0,0", "--radius", "2", "--domain", "box:-1,1", "--json").Json();

        Assert.Multiple(() =>
        {
            Assert.That((string)json["schema"]!, Is.EqualTo("polyhedra/ball/1"));
            Assert.That((bool)json["complete"]!, Is.True);
            Assert.That((long)json["activationRegions"]!, Is.EqualTo(368));
            Assert.That((string)json["norm"]!, Is.EqualTo("2"));
            Assert.That(json["centre"]!.AsArray().Select(x => (string)x!), Is.EqualTo((string[])["0", "0"]));
            Assert.That((string)json["radius"]!, Is.EqualTo("2"));
            Assert.That((long)json["upperBound"]!, Is.GreaterThanOrEqualTo(368));
            Assert.That(json["unstable"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That((string)json["engine"]!, Is.EqualTo("ball"));
        });
    }

    [TestCase("inf", 368)]
    [TestCase("2", 338)]
    public void Norms(string norm, long expected)
    {
        JsonObject json = CliRun.Of("ball", Net, "--centre", "0,0", "--radius", "1", "--norm", norm, "--json").Json();

        Assert.That((long)json["activationRegions"]!, Is.EqualTo(expected));
    }

    [Test]
    public void Several_centres_make_a_table_or_json_lines()
    {
        using TemporaryFolder folder = new();
        string points = folder.Write("points.csv", "0,0\n1/2,-1/2\n");
        string[] rows = CliRun.Of("ball", Net, "--points", points, "--radius", "1/10").Output.Split('\n');
        string[] lines = CliRun.Of("ball", Net, "--points", points, "--radius", "1/10", "--json").Output.TrimEnd().Split('\n');

        Assert.That(rows[0], Is.EqualTo("centre,activationRegions,complete,upperBound"));
        Assert.That(rows[2].Split(',')[0], Is.EqualTo("1/2 -1/2"));
        Assert.That(
            lines.Select(line => ((long)JsonNode.Parse(line)!["activationRegions"]!).ToString()),
            Is.EqualTo(rows[1..3].Select(row => row.Split(',')[1])));
    }

    [Test]
    public void A_budget_stops_the_count()
    {
        CliRun run = CliRun.Of("ball", Net, "--centre", "0,0", "--radius", "1", "--max-regions", "5");

        Assert.That(run.ExitCode, Is.EqualTo(4));
        Assert.That(run.Output, Does.StartWith("PARTIAL: 5 activation regions"));
    }

    /// <summary>No region is an answer, and there is nothing to prove by regions.</summary>
    [TestCase("2")]
    [TestCase("1")]
    [TestCase("inf")]
    public void A_ball_outside_of_the_domain_has_no_certificate(string norm)
    {
        using TemporaryFolder folder = new();
        CliRun run = CliRun.Of(
            "ball", Net, "--centre", "5,5", "--radius", "1", "--norm", norm, "--domain", "box:-1,1", "--json", "--certificate",
            folder.Path("proof"));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(((bool?)run.Json()["complete"], (long?)run.Json()["activationRegions"]), Is.EqualTo(((bool?)true, (long?)0)));
        Assert.That(run.Error, Does.Contain("no certificate was written").And.Contain("0 regions"));
        Assert.That(folder.Names(), Is.Empty);
    }

    [Test]
    public void What_does_not_fit_is_refused()
    {
        Bad.Expect(CliRun.Of("ball", Net, "--centre", "0,0,0", "--radius", "1"), 3, "2 coordinates");
        Bad.Expect(CliRun.Of("ball", Net, "--centre", "0,0", "--radius", "0"), 3, "--radius");
        Bad.Expect(CliRun.Of("ball", Net, "--centre", "0,0", "--radius", "-1/2"), 3, "--radius");
        Bad.Expect(CliRun.Of("ball", Net, "--centre", "0,0", "--radius", "wide"), 2, "--radius");
        Bad.Expect(CliRun.Of("ball", Net, "--centre", "0,0", "--radius", "1", "--norm", "3"), 2, "--norm");
        Bad.Expect(CliRun.Of("ball", Net, "--centre", "0,0", "--radius", "1", "--engine", "lp"), 2, "--engine");
        Bad.Expect(CliRun.Of("ball", Net, "--radius", "1"), 2, "--centre");
        Bad.Expect(CliRun.Of("ball", Net, "--centre", "0,0", "--points", "x", "--radius", "1"), 2, "--centre");
    }
}
