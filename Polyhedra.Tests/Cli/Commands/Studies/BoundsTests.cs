using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Commands.Studies;

internal sealed class BoundsTests
{
    [Test]
    public void Json_of_a_shape_has_the_fields_of_the_schema()
    {
        JsonObject bounds = CliRun.Of("bounds", "--inputs", "2", "--widths", "3,3", "--json").Json();

        Assert.Multiple(() =>
        {
            Assert.That(
                bounds.Select(field => field.Key),
                Is.EqualTo(new[] { "schema", "inputs", "widths", "gates", "best", "upper", "lower", "notApplicable" }));
            Assert.That((string?)bounds["schema"], Is.EqualTo("polyhedra/bounds/1"));
            Assert.That(bounds["best"]!.ToJsonString(), Is.EqualTo("""{"upper":40,"lower":7}"""));
            Assert.That(Value(bounds, "upper", "serra-2018"), Is.EqualTo("40"));
            Assert.That(Value(bounds, "upper", "montufar-2017"), Is.EqualTo("49"));
            Assert.That(Value(bounds, "upper", "zaslavsky"), Is.Null);
            Assert.That(
                bounds["notApplicable"]![0]!.AsObject().Select(field => field.Key),
                Is.EqualTo(new[] { "name", "kind", "source", "condition" }));
        });
    }

    [Test]
    public void Values_of_more_than_53_bits_are_strings()
    {
        JsonObject bounds = CliRun.Of("bounds", "--inputs", "60", "--widths", "60", "--json").Json();
        Assert.That(Value(bounds, "upper", "serra-2018"), Is.EqualTo("\"1152921504606846976\""));
    }

    [Test]
    public void Other_gates_have_only_the_bounds_whose_conditions_hold()
    {
        JsonObject maxout = CliRun.Of("bounds", "--inputs", "2", "--widths", "4,3", "--activation", "maxout:3", "--json").Json();
        JsonObject hardTanh = CliRun.Of("bounds", "--inputs", "2", "--widths", "3", "--activation", "hardtanh", "--json").Json();
        CliRun text = CliRun.Of("bounds", "--inputs", "2", "--widths", "3,3", "--activation", "abs");
        Assert.Multiple(() =>
        {
            Assert.That(Value(maxout, "upper", "serra-2018"), Is.Null);
            Assert.That(Value(maxout, "lower", "maxout-deep"), Is.EqualTo("475"));
            Assert.That((bool?)Named(maxout, "upper", "maxout-montufar-ren-zhang-2022")!["recalled"], Is.True);
            Assert.That(Value(maxout, "upper", "maxout-montufar-ren-zhang-2022"), Is.EqualTo("627"));
            Assert.That((long)maxout["best"]!["upper"]!, Is.EqualTo((long)Named(maxout, "upper", "layer-product")!["value"]!));
            Assert.That(hardTanh["best"]!.ToJsonString(), Is.EqualTo("""{"upper":19,"lower":19}"""));
            Assert.That(
                text.Output, Does.Contain("no upper serra-2018: needs ReLU gates").And.StartWith("at most 49 activation regions\n"));
        });
    }

    [Test]
    public void A_network_has_bounds_of_its_own()
    {
        string path = Repository.Data("networks", "trained-two-moons.json");
        JsonObject bounds = CliRun.Of("bounds", path, "--domain", "box:-2,3", "--json").Json();
        JsonObject count = CliRun.Of("count", path, "--domain", "box:-2,3", "--json").Json();

        Assert.Multiple(() =>
        {
            Assert.That(
                bounds.Select(field => field.Key),
                Is.EqualTo(new[] { "schema", "network", "domain", "inputs", "widths", "best", "upper", "notApplicable", "stability" }));
            Assert.That((string?)bounds["domain"], Is.EqualTo("box:-2,3"));
            Assert.That(
                (long)Named(bounds, "upper", "stability")!["value"]!, Is.LessThan((long)Named(bounds, "upper", "serra-2018")!["value"]!));
            Assert.That(
                (long)Named(bounds, "upper", "hybrid-1")!["value"]!, Is.LessThan((long)Named(bounds, "upper", "stability")!["value"]!));
            Assert.That((long)bounds["best"]!["upper"]!, Is.GreaterThanOrEqualTo((long)count["activationRegions"]!));
            Assert.That((int)Named(bounds, "upper", "hybrid-1")!["layers"]!, Is.EqualTo(1));
            foreach (JsonNode? layer in bounds["stability"]!.AsArray())
            {
                Assert.That(
                    (int)layer!["active"]! + (int)layer["inactive"]! + (int)layer["unstable"]! + (int)layer["undecided"]!,
                    Is.EqualTo((int)layer["units"]!));
            }
        });
    }

    [Test]
    public void A_short_budget_leaves_out_hybrid_bounds_and_is_no_failure()
    {
        CliRun run = CliRun.Of(
            "bounds", Repository.Data("networks", "trained-two-moons.json"), "--domain", "box:-2,3", "--max-regions", "5", "--json");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(Named(run.Json(), "upper", "hybrid-1"), Is.Null);
        Assert.That(Named(run.Json(), "upper", "stability"), Is.Not.Null);
    }

    [Test]
    public void A_network_with_other_gates_has_hybrid_bounds_but_no_stability()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("net.json", """
            {"format": "polyhedra-network/1", "inputs": 1, "layers": [
              {"type": "dense", "weights": [[1], [1]], "bias": [0, 1], "activation": "abs"},
              {"type": "maxout", "weights": [[[1, 1], [1, -1]]], "bias": [[0, 1]]}]}
            """);
        JsonObject bounds = CliRun.Of("bounds", path, "--json").Json();
        Assert.That(bounds.ContainsKey("stability"), Is.False);
        Assert.That(Named(bounds, "upper", "hybrid-1"), Is.Not.Null);
        Assert.That(Value(bounds, "upper", "serra-2018"), Is.Null);
    }

    [Test]
    public void Convolutions_have_the_bounds_of_their_paper()
    {
        JsonObject bounds = CliRun.Of("bounds", "--input-shape", "1x3x1", "--filters", "1x1x2,1x2x3/1", "--json").Json();
        Assert.That(bounds["widths"]!.ToJsonString(), Is.EqualTo("[6,6]"));
        Assert.That(Value(bounds, "lower", "xiong-2020"), Is.EqualTo("320"));
        Assert.That(Value(bounds, "upper", "xiong-2020"), Is.EqualTo("1134"));
    }

    [TestCase(2, "bounds")]
    [TestCase(2, "bounds", "--inputs", "2")]
    [TestCase(2, "bounds", "--inputs", "2", "--widths", "3,0")]
    [TestCase(2, "bounds", "--inputs", "2", "--widths", "3", "--activation", "maxout:37")]
    [TestCase(2, "bounds", "--inputs", "2", "--widths", "3", "--activation", "tanh")]
    [TestCase(2, "bounds", "--inputs", "2", "--widths", "3", "--domain", "unit")]
    [TestCase(2, "bounds", "net.json", "--inputs", "2", "--widths", "3")]
    [TestCase(2, "bounds", "--input-shape", "1x3", "--filters", "1x1x1")]
    [TestCase(2, "bounds", "--input-shape", "1x3x1", "--filters", "1x1x1/1/1")]
    [TestCase(2, "bounds", "--input-shape", "1x3x1")]
    [TestCase(3, "bounds", "--inputs", "2", "--widths", "4096,1")]
    [TestCase(3, "bounds", "--input-shape", "1x3x1", "--filters", "1x4x1")]
    [TestCase(3, "bounds", "--input-shape", "100000x100000x9", "--filters", "1x1x1")]
    [TestCase(3, "bounds", "no-such-file.json")]
    public void What_does_not_parse_or_fit_is_refused_in_one_line(int exitCode, params string[] args)
    {
        CliRun run = CliRun.Of(args);
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        Assert.That(run.Error.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(run.Output, Is.Empty);
    }

    private static JsonObject? Named(JsonObject bounds, string kind, string name) =>
        bounds[kind]!.AsArray().Select(bound => bound!.AsObject())
            .SingleOrDefault(bound => string.Equals((string?)bound["name"], name, StringComparison.Ordinal));

    private static string? Value(JsonObject bounds, string kind, string name) => Named(bounds, kind, name)?["value"]!.ToJsonString();
}
