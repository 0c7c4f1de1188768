using System.Xml.Linq;
using NUnit.Framework;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Plots;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Tests.Cli.Plots;

internal sealed class PlotTests
{
    private static readonly string Moons = Repository.Data("networks", "trained-two-moons.json");

    [TestCase("linear-region")]
    [TestCase("affine-map")]
    [TestCase("inradius")]
    public void Every_region_is_a_polygon_of_a_well_formed_picture(string colouring)
    {
        XDocument picture = Draw(Moons, "-d", "box:-2,3", "--colour-by", colouring);
        (int X, int Y)[][] polygons = Polygons(picture);

        Assert.That(polygons, Has.Length.EqualTo(397));
        Assert.That(polygons.SelectMany(polygon => polygon).Select(point => (point.X, point.Y)), Is.All.Matches<(int X, int Y)>(
            point => point.X is >= 0 and <= 6400 && point.Y is >= 0 and <= 6400));
        Assert.That(
            polygons.SelectMany(polygon => polygon), Is.SupersetOf(new[] { (0, 0), (0, 6400), (6400, 0), (6400, 6400) }), "the corners");
        Assert.That(Text(picture), Has.Some.EqualTo("trained-two-moons.json: 2 inputs, gates 16 + 16, 1 output"));
        Assert.That(Text(picture), Has.Some.EqualTo("domain box:-2,3: 397 activation regions, 397 linear regions, 397 affine pieces"));
        Assert.That(Text(picture), Has.Some.StartsWith("decision boundary (y = 0): 21 pieces"));
        Assert.That(Text(picture), Is.SupersetOf(new[] { "−2", "−1", "0", "1", "2", "3", "input 0", "input 1" }));
    }

    [Test]
    public void Polygons_are_the_exact_ones_rounded_once()
    {
        Network network = NetworkFile.Read(Moons);
        PlottedRegions regions = new(withRadii: false);
        RegionEnumerator.Enumerate(network, HPolyhedron.Cube(2, -2, 3), ref regions);
        HashSet<(int X, int Y)> corners = [.. regions.Closures.SelectMany(closure => PlottedRegions.Around(closure))
            .Select(point => (X: Round((point[0] + 2) * 1280), Y: Round((3 - point[1]) * 1280)))];

        Assert.That(Polygons(Draw(Moons, "-d", "box:-2,3")).SelectMany(polygon => polygon).ToHashSet(), Is.EquivalentTo(corners));
        foreach (Polyhedron closure in regions.Closures)
        {
            // Twice the area by the shoelace formula, which is that of the polygon only if its corners are in order.
            List<Rational[]> points = PlottedRegions.Around(closure);
            Rational sum = Rational.Zero;
            for (int i = 0; i < points.Count; i++)
            {
                Rational[] next = points[(i + 1) % points.Count];
                sum += (points[i][0] * next[1]) - (points[i][1] * next[0]);
            }

            Assert.That(Rational.Abs(sum) / 2, Is.EqualTo(closure.Volume()));
        }
    }

    [TestCase("2-16-16-1.json", "box:-1,1")]
    [TestCase("quant1_2-8-8-1_s0.json", "box:-1,1")]
    [TestCase("deep-narrow.json", "box:-4,4")]
    [TestCase("trained-two-moons.json", "all")]
    public void Neighbours_of_different_classes_have_different_colours(string file, string domain)
    {
        Network network = NetworkFile.Read(Repository.Data("networks", file));
        RegionGraph graph = RegionGraph.Build(network, DomainText.Parse(domain, 2)).Complete;
        foreach ((Func<int, int> classOf, int count) in
            ((Func<int, int>, int)[])[(graph.LinearRegion, graph.LinearRegionCount), (graph.AffinePiece, graph.AffinePieceCount)])
        {
            int[] colours = RegionColouring.Of(graph, classOf, count);
            for (int region = 0; region < graph.RegionCount; region++)
            {
                foreach (int other in graph.Neighbours(region))
                {
                    Assert.That(colours[classOf(region)] == colours[classOf(other)], Is.EqualTo(classOf(region) == classOf(other)));
                }
            }

            Assert.That(colours.Max(), Is.LessThan(Palette.Usual));
        }
    }

    [Test]
    public void The_colours_of_the_scheme_are_different_and_so_are_the_darker_ones()
    {
        Assert.That(Enumerable.Range(0, 40).Select(Palette.Fill), Is.Unique);
        Assert.That((Palette.Sequential(0), Palette.Sequential(1)), Is.EqualTo(("#00224e", "#fee838")));
    }

    [Test]
    public void Degenerate_regions_are_drawn_too()
    {
        XDocument hairline = Draw(Repository.Data("networks", "d8_hairline_fold.json"), "-d", "box:-1,1");
        XDocument huge = Draw(Repository.Data("networks", "d5_huge_tiny.json"), "-d", "box:-1,1");
        XDocument zoomed = Draw(
            Repository.Data("networks", "d8_hairline_fold.json"), "-d", "box:-1,1", "--viewport", "-1/8388608,1/8388608");

        Assert.That(Polygons(hairline), Has.Length.EqualTo(4));
        Assert.That(Polygons(huge), Has.Length.EqualTo(11));
        Assert.That(
            Text(hairline), Has.Some.EqualTo("decision boundary (y = 0): 0 pieces, 0 after merging; 2 regions with a tie throughout"));
        Assert.That(
            Polygons(zoomed).Select(polygon => polygon.Distinct().Count()), Is.All.GreaterThanOrEqualTo(3),
            "the fold is wide enough to see here");
    }

    [Test]
    public void The_viewport_clips_and_the_caption_says_how_much_shows()
    {
        XDocument part = Draw(Moons, "--viewport", "0,1;0,1/2");
        XDocument strip = Draw(Moons, "-d", "all", "--viewport", "-1000,1000;0,1");

        Assert.That(Text(part), Has.Some.Contains("560 activation regions (").And.Some.Contains(" in view)"));
        Assert.That(Polygons(part).SelectMany(polygon => polygon).Select(point => point.Y), Is.All.InRange(0, 3200));
        Assert.That(
            Polygons(strip).SelectMany(polygon => polygon).Select(point => point.Y).Max(), Is.EqualTo(1600),
            "flatter than 4 : 1 is stretched");
    }

    [Test]
    public void An_unbounded_domain_shows_most_vertices()
    {
        Assert.That(Polygons(Draw(Moons)), Has.Length.InRange(450, 560));
        Assert.That(Polygons(Draw(Repository.Data("networks", "xor.json"))), Has.Length.EqualTo(3), "no vertex at all");
    }

    [Test]
    public void Classes_meet_where_the_two_largest_outputs_are_equal()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write(
            "classes & more.json",
            """
            {"format": "polyhedra-network/1", "inputs": 2, "layers": [
              {"type": "dense", "weights": [[1, 0], [0, 1], [-1, -1]], "bias": [0, 0, 0], "activation": "identity"}]}
            """);
        XDocument picture = Draw(path, "-d", "box:-1,1");
        XDocument without = Draw(path, "-d", "box:-1,1", "--no-boundary");

        Assert.That(Text(picture), Has.Some.EqualTo("decision boundary (two largest outputs equal): 3 pieces, 3 after merging"));
        Assert.That(Text(picture), Has.Some.StartsWith("classes & more.json"));
        Assert.That(picture.Descendants().Count(element => (string?)element.Attribute("id") is "boundary"), Is.EqualTo(1));
        Assert.That(without.Descendants().Count(element => (string?)element.Attribute("id") is "boundary"), Is.Zero);
    }

    [TestCase("1e400,2e400", "-d", "all")]
    [TestCase("-1e308,1e308", "-d", "all")]
    [TestCase("0,1e-400", "-d", "all")]
    [TestCase("0,1e-320", "-d", "all")]
    [TestCase(null, "-d", "box:-1e400,1e400")]
    [TestCase(null, "-d", "box:-1e308,1e308")]
    [TestCase(null, "-d", "box:0,1e-400")]
    [TestCase(null, "-d", "box:0,1e-400;0,1e400")]
    [TestCase(null, "-d", "box:-1e400,1e400", "--colour-by", "inradius")]
    [TestCase(null, "-d", "box:0,1e-400", "--colour-by", "inradius")]
    public void Numbers_of_any_size_can_be_drawn(string? viewport, params string[] arguments)
    {
        XDocument picture = Draw(
            [Repository.Data("networks", "xor.json"), .. viewport is null ? (string[])[] : [$"--viewport={viewport}"], .. arguments]);
        (int X, int Y)[] corners = [.. Polygons(picture).SelectMany(polygon => polygon)];
        int width = corners.Max(corner => corner.X);
        int height = corners.Max(corner => corner.Y);

        // The polygons fill the picture, whose longer side is 640 units.
        Assert.That(Math.Max(width, height), Is.EqualTo(6400));
        Assert.That(corners, Is.SupersetOf(new[] { (0, 0), (0, height), (width, 0), (width, height) }));
        Assert.That(Text(picture), Has.None.Contains("NaN").And.None.Contains("∞").And.None.Contains("Infinity"));
    }

    [Test]
    public void A_network_with_vertices_of_any_size_can_be_drawn()
    {
        foreach (string size in (string[])["1e400", "1e-400", "1e308", "1e-320"])
        {
            // Four lines, x = ±s and y = ±s, with the vertices (±s, ±s).
            using TemporaryFolder folder = new();
            string path = folder.Write(
                "far.json",
                $$"""
                {"format": "polyhedra-network/1", "inputs": 2, "layers": [
                  {"type": "dense", "weights": [[1, 0], [1, 0], [0, 1], [0, 1]],
                   "bias": ["{{size}}", "-{{size}}", "{{size}}", "-{{size}}"], "activation": "relu"},
                  {"type": "dense", "weights": [[1, 1, 1, 1]], "bias": [1], "activation": "identity"}]}
                """);
            XDocument picture = Draw(path);

            // A quarter of their distance is left on each side: the picture is 3 s wide, and they are s / 2 from its sides.
            Assert.That(Polygons(picture), Has.Length.EqualTo(9));
            Assert.That(Polygons(picture), Has.One.EquivalentTo(new[] { (1067, 1067), (1067, 5333), (5333, 1067), (5333, 5333) }), size);
            Assert.That(Polygons(Draw(path, "--colour-by", "inradius")), Has.Length.EqualTo(9));
        }
    }

    [TestCase("-1e400,2e400", "input 0", "−1E+400", "−5E+399", "0", "5E+399", "1E+400", "1.5E+400", "2E+400")]
    [TestCase("0,1e-400", "input 0", "0", "2E−401", "4E−401", "6E−401", "8E−401", "1E−400")]
    [TestCase("1e10,10000000001", "input 0 − 1E+10", "0", "0.2", "0.4", "0.6", "0.8", "1")]
    [TestCase("-123456789.5,-123456788.5", "input 0 + 1.2345679E+08", "0.6", "0.8", "1", "1.2", "1.4")]
    [TestCase("99.99,100.02", "input 0", "99.99", "99.995", "100", "100.005", "100.01", "100.015", "100.02")]
    public void Marks_are_exact_and_differ(string viewport, string title, params string[] labels)
    {
        string[] text = Text(Draw(Repository.Data("networks", "xor.json"), $"--viewport={viewport}"));

        Assert.That(text.TakeWhile(label => !label.StartsWith("input", StringComparison.Ordinal)), Is.EqualTo(labels));
        Assert.That(text, Has.Some.EqualTo(title));
    }

    [Test]
    public void Axes_of_a_slice_are_its_coordinates()
    {
        string[] text = Text(Draw(Repository.Data("networks", "3-16-16-1.json"), "--slice", "0,0,0;1,0,0;0,1,0"));

        Assert.That(text, Has.Some.EqualTo("s1").And.Some.EqualTo("s2"));
        Assert.That(text, Has.None.StartsWith("input "));
    }

    [Test]
    public void Wrong_usage_is_refused()
    {
        Bad.Expect(CliRun.Of("plot", Repository.Data("networks", "3-16-16-1.json")), 3, "expected a network with 2 inputs", "got 3");
        Bad.Expect(CliRun.Of("plot", Moons, "--colour-by", "size"), 2, "--colour-by", "inradius");
        Bad.Expect(CliRun.Of("plot", Moons, "--viewport", "1,0"), 2, "--viewport");
        Bad.Expect(CliRun.Of("plot", Moons, "--viewport", "0,1;0,1;0,1"), 2, "--viewport");
    }

    [Test]
    public void The_picture_of_the_readme_is_what_its_command_draws()
    {
        string committed = File.ReadAllText(Path.Combine(Repository.Root, "docs", "figures", "two-moons.svg"));

        Assert.That(CliRun.Of("plot", Moons, "--domain", "box:-2,3").Output, Is.EqualTo(committed));
    }

    private static XDocument Draw(params string[] arguments)
    {
        CliRun run = CliRun.Of(["plot", .. arguments]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return XDocument.Parse(run.Output);
    }

    private static string[] Text(XDocument picture) =>
        [.. picture.Descendants().Where(element => element.Name.LocalName is "text").Select(element => element.Value)];

    // The corners of all filled polygons, from paths of relative moves and lines.
    private static (int X, int Y)[][] Polygons(XDocument picture)
    {
        List<(int X, int Y)[]> polygons = [];
        foreach (XElement path in picture.Descendants()
            .Where(element => (string?)element.Attribute("fill") is ['#', ..] && element.Attribute("d") is not null))
        {
            (int X, int Y) start = (0, 0);
            foreach (string part in ((string)path.Attribute("d")!).Split('z', StringSplitOptions.RemoveEmptyEntries))
            {
                int[] numbers = [.. part.TrimStart('m').Replace("-", " -", StringComparison.Ordinal)
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
                List<(int X, int Y)> points = [];
                (int X, int Y) current = start;
                for (int i = 0; i < numbers.Length; i += 2)
                {
                    current = (current.X + numbers[i], current.Y + numbers[i + 1]);
                    points.Add(current);
                }

                start = points[0];
                polygons.Add([.. points]);
            }
        }

        return [.. polygons];
    }

    private static int Round(Rational value) => (int)Math.Round(value.ToDouble());
}
