using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Commands.Points;

internal sealed class DistanceTests
{
    private static readonly string MaxMin = Repository.Data("networks", "max-min.json");

    /// <summary>By hand at (2, 3): the lines x = 0 (distance 2), y = 0 (3) and, of the gate y - max(0, x), y = x (1/sqrt 2),
    /// whose form is 1 there.</summary>
    [Test]
    public void Json_is_exact_and_has_the_fields_of_the_schema()
    {
        JsonObject result = CliRun.Of("distance", MaxMin, "--at", "2,3", "--radius", "5/2", "--epsilon", "1", "--json").Json();

        Assert.That(
            result.Select(field => field.Key), Is.EqualTo(new[]
            {
                "schema", "network", "point", "squaredDistance", "distance", "nearestGates", "localRank", "radius", "localComplexity",
                "epsilon",
                "boundaryDensity",
            }));
        Assert.That((string?)result["schema"], Is.EqualTo("polyhedra/distance/1"));
        Assert.That((string?)result["squaredDistance"], Is.EqualTo("1/2"));
        Assert.That((double?)result["distance"], Is.EqualTo(Math.Sqrt(0.5)));
        Assert.That(result["nearestGates"]!.ToJsonString(), Is.EqualTo("""[{"layer":1,"unit":0,"breakpoint":0}]"""));
        Assert.That(((int?)result["localRank"], (int?)result["localComplexity"]), Is.EqualTo((1, 2)));
        Assert.That((double)result["boundaryDensity"]!["low"]!, Is.LessThanOrEqualTo(Math.Sqrt(0.5)).And.GreaterThan(0.7071067));
        Assert.That((double)result["boundaryDensity"]!["high"]!, Is.GreaterThanOrEqualTo(Math.Sqrt(0.5)).And.LessThan(0.7071068));
    }

    [Test]
    public void A_file_of_points_gives_a_row_each()
    {
        using TemporaryFolder folder = new();
        string points = folder.Write("points.csv", "2,3\n\n0,0\n-1,-2\n");

        string table = CliRun.Of("distance", MaxMin, "--points", points).Output;
        string wide = CliRun.Of("distance", MaxMin, "--points", points, "--radius", "2", "--epsilon", "1").Output;

        // At the origin three gates of layer 1 are at zero, and inactive, so that those of layer 2 are constant.
        Assert.That(table, Is.EqualTo(
            "point,squaredDistance,distance,nearest,localRank\n0,1/2,0.7071067811865476,1:0:0,1\n1,0,0,0:0:0 0:1:0 "
                + "0:2:0,0\n2,1,1,0:0:0,1\n"));
        Assert.That(
            wide, Does.StartWith(
                "point,squaredDistance,distance,nearest,localRank,localComplexity,boundaryDensityLow,boundaryDensityHigh\n"));
        Assert.That(wide.Split('\n')[2], Is.EqualTo("1,0,0,0:0:0 0:1:0 0:2:0,0,3,1.5,1.5"));
        Assert.That(CliRun.Of("distance", MaxMin, "--points", points, "--json").Output.TrimEnd().Split('\n'), Has.Length.EqualTo(3));
    }

    [Test]
    public void Without_a_boundary_the_distance_is_null()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("net.json", """
            { "format": "polyhedra-network/1", "inputs": 1, "layers": [
                { "type": "dense", "weights": [[0]], "bias": [1], "activation": "relu" } ] }
            """);

        JsonObject result = CliRun.Of("distance", path, "--at", "5", "--json").Json();

        Assert.That(result.ContainsKey("squaredDistance"), Is.True);
        Assert.That(result["squaredDistance"], Is.Null);
        Assert.That(result["nearestGates"]!.AsArray(), Is.Empty);
        Assert.That(CliRun.Of("distance", path, "--at", "5").Output, Does.EndWith("\n0,,,,0\n"));
    }

    [Test]
    public void Bad_values_are_refused()
    {
        Bad.Expect(CliRun.Of("distance", MaxMin), 2, "--at");
        Bad.Expect(CliRun.Of("distance", MaxMin, "--at", "1,2", "--points", "x.csv"), 2, "--at");
        Bad.Expect(CliRun.Of("distance", MaxMin, "--at", "1,2", "--radius", "x"), 2, "--radius");
        Bad.Expect(CliRun.Of("distance", MaxMin, "--at", "1,2", "--radius", "0"), 3, "positive");
        Bad.Expect(CliRun.Of("distance", MaxMin, "--at", "1,2", "--epsilon", "-1/2"), 3, "positive");
        Bad.Expect(CliRun.Of("distance", MaxMin, "--at", "1"), 3, "2 coordinates");
        Bad.Expect(CliRun.Of("distance", MaxMin, "--points", "nowhere.csv"), 3, "nowhere.csv");
    }
}
