using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Cli.Commands.Listing;

internal sealed class InspheresTests
{
    private static readonly string Random = Repository.Data("networks", "random-2-8-8-1.json");
    private static readonly string Tent = Repository.Data("networks", "tent.json");

    [Test]
    public void Prints_the_balls_of_a_hand_made_network()
    {
        CliRun run = CliRun.Of("inspheres", Tent);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Is.EqualTo("id,radius,lower,upper,x0\n0,inf,inf,inf,\n1,0.25,1/4,1/4,1/4\n2,inf,inf,inf,\n"));
        Assert.That(
            run.Error,
            Is.EqualTo(
                "polyhedra: 3 activation regions, 2 with balls of every radius\n"
                + "polyhedra: radius   0.25 least, 0.25 lower quartile, 0.25 median, 0.25 upper quartile, 0.25 largest\n"));
    }

    [Test]
    public void Every_ball_lies_in_its_region([Values("2", "inf", "1")] string norm, [Values("lp", "vertex")] string engine)
    {
        string[] options = ["--domain", "box:-4,4", "--engine", engine];
        JsonObject[] balls = Lines(CliRun.Of(["inspheres", Random, "--json", "--norm", norm, .. options]));
        JsonObject[] regions = Lines(CliRun.Of(["regions", Random, "--fields", "pattern,facets", .. options]));

        Assert.That(balls[..^1].Select(ball => (string?)ball["pattern"]), Is.EqualTo(regions.Select(region => (string?)region["pattern"])));
        for (int i = 0; i < regions.Length; i++)
        {
            Rational lower = Rational.Parse((string)balls[i]["lower"]!);
            Rational upper = Rational.Parse((string)balls[i]["upper"]!);
            Rational[] centre = [.. balls[i]["centre"]!.AsArray().Select(entry => Rational.Parse((string)entry!))];
            Assert.That((upper - lower) * (BigInteger.One << (norm is "2" ? 40 : 1000)), Is.LessThanOrEqualTo(upper));
            foreach (JsonNode? facet in regions[i]["facets"]!.AsArray())
            {
                Rational[] normal = [.. facet!["normal"]!.AsArray().Select(entry => Rational.Parse((string)entry!))];
                Rational value = normal.Zip(centre, (a, x) => a * x).Aggregate(
                    Rational.Parse((string)facet["offset"]!), (sum, term) => sum + term);
                Rational need = norm switch
                {
                    "2" => lower * lower * normal.Aggregate(Rational.Zero, (sum, entry) => sum + (entry * entry)),
                    "inf" => lower * normal.Aggregate(Rational.Zero, (sum, entry) => sum + Rational.Abs(entry)),
                    _ => lower * normal.Select(Rational.Abs).Max(),
                };
                Assert.That(value.Sign == Sign.Positive && (norm is "2" ? value * value : value) >= need, Is.True);
            }
        }
    }

    [Test]
    public void The_summary_has_the_quantiles_of_the_lines()
    {
        CliRun csv = CliRun.Of("inspheres", Random, "-d", "box:-4,4");
        CliRun json = CliRun.Of("inspheres", Random, "-d", "box:-4,4", "--json", "--summary");
        double[] radii =
        [
            .. csv.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
                .Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)).Order(),
        ];
        JsonObject summary = json.Json();

        Assert.That(radii, Has.Length.EqualTo(100));
        Assert.That((string?)summary["schema"], Is.EqualTo("polyhedra/inspheres/1"));
        Assert.That(((bool)summary["complete"]!, (int)summary["regions"]!, (int)summary["unlimited"]!), Is.EqualTo((true, 100, 0)));
        Assert.That(
            summary["radius"]!.AsObject().Select(entry => (entry.Key, (double)entry.Value!)),
            Is.EqualTo(new[]
            {
                ("least", radii[0]), ("lowerQuartile", radii[24]), ("median", radii[49]), ("upperQuartile", radii[74]), (
                    "largest", radii[99]),
            }));
    }

    [Test]
    public void A_network_without_a_ball_of_largest_radius_has_no_quantiles()
    {
        JsonObject[] lines = Lines(CliRun.Of("inspheres", Repository.Data("networks", "max-min.json"), "--json"));

        Assert.That(lines[..^1].Select(line => line["lower"]), Is.All.Null);
        Assert.That(((int)lines[^1]["unlimited"]!, lines[^1]["radius"]), Is.EqualTo((5, (JsonNode?)null)));
    }

    /// <summary>Strips of width 1, 2^-25, 2^-25 and nearly 1 in a square.</summary>
    [Test]
    public void A_hairline_is_exact()
    {
        string path = Repository.Shared("cases", "degenerate", "d8_hairline_fold.json") ?? Repository.Data(
            "networks", "d8_hairline_fold.json");

        string[] lines = CliRun.Of("inspheres", path, "-d", "box:-1,1").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(
            lines.Skip(1).Select(line => string.Join(' ', line.Split(',')[2..5])),
            Is.EqualTo((string[])
            [
                "1/2 1/2 -1/2", "1/67108864 1/67108864 1/67108864", "1/67108864 1/67108864 3/67108864",
                "16777215/33554432 16777215/33554432 16777217/33554432",
            ]));
    }

    [Test]
    public void Huge_and_tiny_weights_are_enclosed()
    {
        string path = Repository.Shared("cases", "degenerate", "d5_huge_tiny.json") ?? Repository.Data("networks", "d5_huge_tiny.json");

        JsonObject[] lines = Lines(CliRun.Of("inspheres", path, "-d", "box:-1,1", "--json"));

        // The right triangle with legs 1/4: (2 - sqrt 2) / 8, the smaller root of 32 r^2 - 16 r + 1.
        JsonObject triangle = lines.Single(line => (string?)line["pattern"] is "100|0");
        Rational lower = Rational.Parse((string)triangle["lower"]!);
        Rational upper = Rational.Parse((string)triangle["upper"]!);
        Assert.That((((32 * lower) - 16) * lower) + 1, Is.GreaterThan(Rational.Zero));
        Assert.That((((32 * upper) - 16) * upper) + 1, Is.LessThan(Rational.Zero));
        Assert.That(lines, Has.Length.EqualTo(12));
    }

    [Test]
    public void A_budget_leaves_whole_lines_and_a_marked_summary()
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("balls.csv");
        CliRun run = CliRun.Of("inspheres", Random, "--max-regions", "7", "-o", path);
        CliRun json = CliRun.Of("inspheres", Random, "--max-regions", "7", "--json");

        Assert.That((run.ExitCode, json.ExitCode), Is.EqualTo((4, 4)));
        Assert.That(File.ReadAllLines(path), Has.Length.EqualTo(8));
        Assert.That(run.Error, Does.EndWith("polyhedra: PARTIAL: 7 regions listed, stopped by --max-regions\n"));
        Assert.That((bool)Lines(json)[^1]["complete"]!, Is.False);
    }

    [TestCase("--norm", "3")]
    [TestCase("--engine", "fast")]
    public void Wrong_usage_is_told(string option, string value)
    {
        CliRun run = CliRun.Of("inspheres", Tent, option, value);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, string.Empty)));
        Assert.That(run.Error, Does.StartWith($"polyhedra: {option}: expected "));
    }

    [TestCase("inspheres")]
    [TestCase("regions")]
    [Platform("Linux")]
    public void A_full_disk_ends_with_a_message(string command)
    {
        CliRun run = CliRun.Of(command, Random, "-o", "/dev/full");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("/dev/full: cannot be written"));
    }

    [TestCase("inspheres")]
    [TestCase("regions")]
    [Platform("Unix")]
    public void A_reader_that_goes_away_ends_the_walk(string command)
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("large.json");
        CliRun.Of("construct", "random", "--inputs", "3", "--widths", "64,64,64,1", "--seed", "1", "-o", path);

        CliRun run = CliProcess.Shell($"{{ $POLYHEDRA {command} '{path}' -d box:-1,1; echo $? >&2; }} | head -n 2 > /dev/null");

        Assert.That(run.Error.Trim(), Is.EqualTo("141"));
    }

    private static JsonObject[] Lines(CliRun run) =>
        [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
}
