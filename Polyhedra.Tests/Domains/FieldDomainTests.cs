using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Domains;

/// <summary>Domains of <c>../shared/cases/field</c>, rebuilt from public bug reports, with the values that their README states. Those were
/// found by other programs.</summary>
internal sealed class FieldDomainTests
{
    [Test]
    public void Where_two_rows_miss_each_other_by_an_ulp_there_is_nothing()
    {
        Bad.Expect(Run("one-ulp-interval/empty.json"), 3, "not empty");
        Bad.Expect(Run("nearly-parallel-rows/domain.json"), 3, "no point satisfies");
    }

    [Test]
    public void An_interval_of_one_ulp_has_that_length() =>
        Assert.That(Number(Region("one-ulp-interval/one-ulp.json")["volume"]), Is.EqualTo(Rational.Parse("1/5000000000000000")));

    [Test]
    public void Rows_of_very_different_size_give_five_vertices_and_facets()
    {
        JsonNode region = Region("rows-of-size-1e-17/domain.json");
        Assert.That(region["vertices"]!.AsArray(), Has.Count.EqualTo(5));
        Assert.That(region["facets"]!.AsArray(), Has.Count.EqualTo(5));
        Rational area = Number(region["volume"]);
        Assert.That(area > Rational.Parse("7.94156") && area < Rational.Parse("7.94157"), Is.True, $"{area}");
    }

    [TestCase("polygon-no-row-lost/domain.json", "38600000062965999008820711/400000000000000000000000000", 6)]
    [TestCase("volume-redundant-row/domain.json", "2/3", 4)]
    public void A_polygon_has_its_area_and_corners(string file, string area, int corners)
    {
        JsonNode region = Region(file);
        Assert.That(Number(region["volume"]), Is.EqualTo(Rational.Parse(area)));
        Assert.That(region["vertices"]!.AsArray(), Has.Count.EqualTo(corners));
        Assert.That(region["facets"]!.AsArray(), Has.Count.EqualTo(corners));
    }

    [Test]
    public void A_polyhedron_in_four_dimensions_has_its_ray()
    {
        JsonNode region = Region("ray-in-four-dimensions/domain.json");
        Assert.That(region["volume"], Is.Null);
        Assert.That(region["rays"]!.ToJsonString(), Is.EqualTo("""[["0","0","1","1"]]"""));
        Assert.That(region["vertices"]!.AsArray(), Has.Count.EqualTo(6));
    }

    /// <summary>a - b + c = 0 and a, b, c >= 1: in the coordinates a, b of the hull c = b - a, the vertex (1, 2) and the rays (1, 1) and
    /// (0, 1).</summary>
    [Test]
    public void A_cone_with_an_equation_is_looked_at_in_its_plane()
    {
        JsonNode region = Region("lp-equality-cone/domain-with-equation.json");
        Assert.That(region["vertices"]!.ToJsonString(), Is.EqualTo("""[["1","2"]]"""));
        Assert.That(
            region["rays"]!.AsArray().Select(ray => ray!.ToJsonString()), Is.EquivalentTo((string[])["""["1","1"]""", """["0","1"]"""]));

        string[] slice = ["--slice", "1,2,1;2,3,1;1,3,2"];
        JsonNode other = JsonNode.Parse(Run("lp-equality-cone/domain.json", slice).Output)!;
        Assert.That(other["vertices"]!.ToJsonString(), Is.EqualTo("""[["0","0"]]"""));
        Assert.That(
            other["rays"]!.AsArray().Select(ray => ray!.ToJsonString()), Is.EquivalentTo((string[])["""["1","0"]""", """["0","1"]"""]));
    }

    private static Rational Number(JsonNode? node) => Rational.Parse((string)node!);

    private static JsonNode Region(string file)
    {
        CliRun run = Run(file);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return JsonNode.Parse(run.Output)!;
    }

    private static CliRun Run(string file, params string[] more)
    {
        string folder = file.Split('/')[0];
        if (Repository.Shared("cases", "field", folder) is not { } path)
        {
            Assert.Ignore("shared/cases/field is not there.");
            throw new InvalidOperationException();
        }

        return CliRun.Of([
            "regions", Path.Combine(path, "net.json"), "--domain", Path.Combine(path, file.Split('/')[1]), "--fields",
            "volume,facets,vertices,rays", .. more,
        ]);
    }
}
