using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Options;

internal sealed class SliceTests
{
    // Its regions: the four quadrants, of which y = x cuts the positive one.
    private static readonly string MaxMin = Repository.Data("networks", "max-min.json");

    /// <summary>Along the line (s, s - 1) the gates of layer 1 change at s = 0 and s = 1, by hand;
    /// in s from -1 to 1/2 only the first does.</summary>
    [Test]
    public void A_line_is_a_slice_of_one_dimension()
    {
        JsonObject all = CliRun.Of("count", MaxMin, "--slice", "0,-1; 1,0", "--json").Json();
        JsonObject part = CliRun.Of("count", MaxMin, "--slice", "0,-1;1,0", "--slice-domain", "box:-1,1/2", "--json").Json();
        JsonObject pulled = CliRun.Of("count", MaxMin, "--slice", "0,-1;1,0", "--domain", "box:-1,1/2", "--json").Json();

        Assert.That((int?)all["activationRegions"], Is.EqualTo(3));
        Assert.That(all["slice"]!.ToJsonString(), Is.EqualTo("""{"points":"0,-1; 1,0","dimension":1,"domain":"all"}"""));
        Assert.That((int?)part["activationRegions"], Is.EqualTo(2));
        Assert.That((string?)part["slice"]!["domain"], Is.EqualTo("box:-1,1/2"));

        // -1 <= s - 1, s <= 1/2: only 0 <= s <= 1/2 is left.
        Assert.That((int?)pulled["activationRegions"], Is.EqualTo(1));
        Assert.That((string?)pulled["domain"], Is.EqualTo("box:-1,1/2"));
    }

    [Test]
    public void A_file_of_points_and_the_same_points_in_the_command_give_the_same_regions()
    {
        using TemporaryFolder folder = new();
        string points = folder.Write("points.csv", "0,-1\n1/2,0\n2,1\n");

        string inline = CliRun.Of("regions", MaxMin, "--slice", "0,-1;1/2,0;2,1").Output;

        Assert.That(CliRun.Of("regions", MaxMin, "--slice", "file:" + points).Output, Is.EqualTo(inline));
        Assert.That(inline.TrimEnd().Split('\n'), Has.Length.EqualTo(5), "the plane in other coordinates: data/README.md says 5");
    }

    [Test]
    public void Random_points_depend_on_the_seed_alone()
    {
        string net = Repository.Data("networks", "random-2-8-8-1.json");
        string first = CliRun.Of("regions", net, "--slice", "random:2", "--seed", "1").Output;

        Assert.That(CliRun.Of("regions", net, "--slice", "random:2", "--seed", "1").Output, Is.EqualTo(first));
        Assert.That(CliRun.Of("regions", net, "--slice", "random:2", "--seed", "2").Output, Is.Not.EqualTo(first));
        JsonObject count = CliRun.Of("count", net, "--slice", "random:2", "--seed", "1", "--json").Json();
        Assert.That(count["slice"]!.ToJsonString(), Is.EqualTo("""{"points":"random:2","seed":1,"dimension":1,"domain":"all"}"""));
        Assert.That((int?)count["activationRegions"], Is.EqualTo(first.TrimEnd().Split('\n').Length));
    }

    /// <summary>y - max(0, x), which cuts the positive quadrant, is zero on y = x and inactive there; only s = 0 is left.</summary>
    [Test]
    public void A_slice_along_a_hyperplane_does_not_count_it() =>
        Assert.That((int?)CliRun.Of("count", MaxMin, "--slice", "0,0;1,1", "--json").Json()["activationRegions"], Is.EqualTo(2));

    [Test]
    public void The_certificate_of_a_slice_is_about_the_network_that_the_command_slice_writes()
    {
        using TemporaryFolder folder = new();
        string[] slice = [MaxMin, "--slice", "0,-1;1/2,0;2,1/3", "--domain", "box:-3,3"];
        string certificate = folder.Path("count.cert");
        string network = folder.Path("slice.json");

        int regions = (int)CliRun.Of(["count", .. slice, "--certificate", certificate, "--json"]).Json()["activationRegions"]!;

        Assert.That(CliRun.Of(["slice", .. slice, "-o", network]).ExitCode, Is.Zero);
        CliRun check = CliRun.Of("check", network, certificate, "--count", regions.ToString());
        Assert.That(check.Output, Does.StartWith($"VERIFIED {regions} activation regions"), check.Error);
        Bad.Expect(CliRun.Of("slice", MaxMin), 2, "--slice");
    }

    [Test]
    public void Graph_boundary_and_plot_look_at_the_slice_too()
    {
        using TemporaryFolder folder = new();
        string net = folder.Path("net.json");
        Assert.That(CliRun.Of("construct", "random", "--inputs", "5", "--widths", "8,6,2", "--seed", "2", "-o", net).ExitCode, Is.Zero);
        string[] slice = ["--slice", "random:3", "--seed", "4", "--domain", "box:-3,3"];
        JsonObject count = CliRun.Of(["count", net, .. slice, "--json"]).Json();

        JsonObject graph = CliRun.Of(["graph", net, .. slice, "--json"]).Json();
        JsonObject boundary = CliRun.Of(["boundary", net, .. slice, "--json"]).Json();
        CliRun plot = CliRun.Of(["plot", net, .. slice]);
        JsonObject shown = CliRun.Of(["count", net, .. slice, "--slice-domain", "box:-1/2,3/2", "--json"]).Json();

        Assert.That((int?)count["activationRegions"], Is.GreaterThan(5));
        Assert.That((int?)graph["activationRegions"], Is.EqualTo((int?)count["activationRegions"]));
        Assert.That((int?)graph["adjacentPairs"], Is.EqualTo((int?)count["adjacentPairs"]));
        Assert.That(graph["slice"]!.ToJsonString(), Is.EqualTo(count["slice"]!.ToJsonString()));
        Assert.That((int?)boundary["activationRegions"], Is.EqualTo((int?)count["activationRegions"]));
        Assert.That(plot.ExitCode, Is.Zero, plot.Error);
        Assert.That(
            plot.Output,
            Does.Contain($"{shown["activationRegions"]} activation regions").And.Contain("slice random:3 (seed 4) on box:-1/2,3/2"));
        Bad.Expect(CliRun.Of("plot", net, "--slice", "random:2", "--seed", "1"), 3, "2 inputs");
    }

    [TestCase("0,0;1,1;2,2", "independent")]
    [TestCase("0,0;0,0", "independent")]
    [TestCase("0,0", "two points")]
    [TestCase("0,0;1", "2 coordinates")]
    [TestCase("file:nowhere.csv", "nowhere.csv")]
    public void Points_that_make_no_slice_are_bad_input(string slice, string word) =>
        Bad.Expect(CliRun.Of("count", MaxMin, "--slice", slice), 3, word);

    [Test]
    public void A_domain_that_misses_the_slice_is_bad_input()
    {
        Bad.Expect(CliRun.Of("count", MaxMin, "--slice", "0,2;1,2", "--domain", "unit"), 3, "no interior");
        Bad.Expect(CliRun.Of("count", MaxMin, "--slice", "0,0;1,0", "--domain", "unit", "--slice-domain", "box:1,2"), 3, "no interior");
        Bad.Expect(CliRun.Of("count", MaxMin, "--slice", "0,0;1,0", "--slice-domain", "box:2,1"), 3, "lo <= hi");
        Bad.Expect(CliRun.Of("count", MaxMin, "--slice", "random:4", "--seed", "1"), 3, "at most 3 points");
    }

    [TestCase("point \"x\"", "--slice", "0,0;x")]
    [TestCase("point \"\"", "--slice", "")]
    [TestCase("--slice random:N", "--slice", "random:0", "--seed", "1")]
    [TestCase("--seed", "--slice", "random:2")]
    [TestCase("--seed", "--slice", "0,0;1,1", "--seed", "1")]
    [TestCase("--seed", "--slice", "random:2", "--seed", "-1")]
    [TestCase("--slice", "--seed", "1")]
    [TestCase("--slice", "--slice-domain", "unit")]
    [TestCase("--slice", "--slice", "0,0;1,1", "--box", "0")]
    public void Values_that_do_not_parse_or_do_not_go_together_are_wrong_usage(string word, params string[] options) =>
        Bad.Expect(CliRun.Of(["count", MaxMin, .. options]), 2, word);
}
