using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Commands.Points;

internal sealed class EvalTests
{
    private static readonly string MaxMin = Repository.Data("networks", "max-min.json");

    /// <summary>By hand at (2, 3): layer 1 gives (2, 3, 0), layer 2 sees 1, 3, 0; the output is 1 - 3 + 0 = -2. The nearest lines are
    /// x = 0 (distance 2), y = 0 (3) and y = x (1/sqrt 2).</summary>
    [Test]
    public void Json_is_exact_and_has_the_fields_of_the_schema()
    {
        JsonObject result = CliRun.Of("eval", MaxMin, "--at", "2,3", "--json").Json();

        Assert.Multiple(() =>
        {
            Assert.That(
                result.Select(field => field.Key),
                Is.EqualTo(new[] { "schema", "network", "point", "output", "pattern", "affineMap", "nearestGate" }));
            Assert.That((string?)result["schema"], Is.EqualTo("polyhedra/eval/1"));
            Assert.That(result["point"]!.ToJsonString(), Is.EqualTo("""["2","3"]"""));
            Assert.That(result["output"]!.ToJsonString(), Is.EqualTo("""["-2"]"""));
            Assert.That((string?)result["pattern"], Is.EqualTo("110|110"));
            Assert.That(result["affineMap"]!.ToJsonString(), Is.EqualTo("""{"linear":[["-1","0"]],"constant":["0"]}"""));
            Assert.That(
                result["nearestGate"]!.ToJsonString(), Is.EqualTo("""{"layer":1,"unit":0,"breakpoint":0,"squaredDistance":"1/2"}"""));
        });
    }

    /// <summary>By hand: 0.9 x + 0.4 and -2 x at 1/2; normalised at (1/2 - 0.7) / 0.1 = -2, then times 3, less 0.3; in float32 0.9 is
    /// 7549747 / 2^23 and 0.4 is 13421773 / 2^25.</summary>
    [Test]
    public void An_nnet_file_is_normalised_when_asked()
    {
        string path = Repository.Data("conformance", "nnet", "one-layer.nnet");

        JsonObject plain = CliRun.Of("eval", path, "--at", "1/2", "--json").Json();
        JsonObject normalised = CliRun.Of("eval", path, "--at", "1/2", "--json", "--normalise").Json();
        JsonObject single = CliRun.Of("eval", path, "--at", "1/2", "--json", "--numbers", "float32").Json();

        Assert.Multiple(() =>
        {
            Assert.That(plain["output"]!.ToJsonString(), Is.EqualTo("""["17/20","-1"]"""));
            Assert.That(plain["network"]!.AsObject().ContainsKey("normalised"), Is.False);
            Assert.That(normalised["output"]!.ToJsonString(), Is.EqualTo("""["-9/2","117/10"]"""));
            Assert.That((bool?)normalised["network"]!["normalised"], Is.True);
            Assert.That((string?)normalised["network"]!["numbers"], Is.EqualTo("exact"));
            Assert.That(single["output"]!.ToJsonString(), Is.EqualTo("""["28521267/33554432","-1"]"""));
            Assert.That((string?)single["network"]!["numbers"], Is.EqualTo("float32"));
        });
    }

    [Test]
    public void A_file_of_points_gives_one_object_a_line()
    {
        using TemporaryFolder folder = new();
        string points = folder.Write("points.csv", "2,3\n\n-1/2,0.25\n");

        string[] lines = CliRun.Of("eval", MaxMin, "--at", "file:" + points, "--json").Output.Split('\n');

        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[2], Is.Empty);
        Assert.That(JsonNode.Parse(lines[1])!["point"]!.ToJsonString(), Is.EqualTo("""["-1/2","1/4"]"""));
    }

    [Test]
    public void A_negative_first_coordinate_is_no_option() =>
        Assert.That(CliRun.Of("eval", MaxMin, "--at", "-1,2").Output, Does.Contain("pattern  010|110"));

    [Test]
    public void Without_a_gate_that_depends_on_the_input_there_is_no_nearest_gate()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("net.json", """
            { "format": "polyhedra-network/1", "inputs": 1, "layers": [
                { "type": "dense", "weights": [[0]], "bias": [1], "activation": "relu" } ] }
            """);

        JsonObject result = CliRun.Of("eval", path, "--at", "5", "--json").Json();

        Assert.That(result.ContainsKey("nearestGate"), Is.True);
        Assert.That(result["nearestGate"], Is.Null);
        Assert.That(CliRun.Of("eval", path, "--at", "5").Output, Does.Contain("no gate"));
    }
}
