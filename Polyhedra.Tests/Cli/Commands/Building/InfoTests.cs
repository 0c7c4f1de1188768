using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;

namespace Polyhedra.Tests.Cli.Commands.Building;

internal sealed class InfoTests
{
    [Test]
    public void Json_has_the_fields_of_the_schema()
    {
        string path = Repository.Data("networks", "dead-neurons.json");
        JsonObject info = CliRun.Of("info", path, "--json").Json();

        Assert.Multiple(() =>
        {
            Assert.That(
                info.Select(field => field.Key),
                Is.EqualTo(new[] { "schema", "network", "layers", "gates", "parameters", "engine" }));
            Assert.That((string?)info["schema"], Is.EqualTo("polyhedra/info/1"));
            Assert.That((string?)info["network"]!["path"], Is.EqualTo(path));
            Assert.That((string?)info["network"]!["digest"], Is.EqualTo(NetworkDigest.Compute(NetworkFile.Read(path))));
            Assert.That((string?)info["network"]!["numbers"], Is.EqualTo("exact"));
            Assert.That(info["network"]!["widths"]!.ToJsonString(), Is.EqualTo("[5,5]"));
            Assert.That((int?)info["network"]!["inputs"], Is.EqualTo(2));
            Assert.That((int?)info["network"]!["outputs"], Is.EqualTo(1));
            Assert.That((int?)info["gates"], Is.EqualTo(10));
            Assert.That((int?)info["parameters"], Is.EqualTo((2 * 5) + 5 + (5 * 5) + 5 + 5 + 1));
            Assert.That((string?)info["engine"], Is.EqualTo("vertex"));
            Assert.That(
                info["layers"]![2]!.ToJsonString(), Is.EqualTo("""{"type":"dense","inputs":5,"units":1,"activation":"identity"}"""));
        });
    }

    [Test]
    public void Text_names_digest_and_sizes()
    {
        string output = CliRun.Of("info", Repository.Data("networks", "random-2-8-8-1.json")).Output;

        Assert.That(output, Does.Contain("sha256:").And.Contain("gates 8 + 8").And.Contain("float32").And.Contain("2 inputs"));
    }

    [Test]
    public void A_normalised_network_is_said_to_be_one()
    {
        string path = Repository.Data("conformance", "nnet", "small.nnet");

        Assert.That(CliRun.Of("info", path).Output, Does.Contain("numbers     exact\n"));
        Assert.That(
            CliRun.Of("info", path, "--normalise", "--numbers", "float32").Output, Does.Contain("numbers     float32, normalised\n"));
        Assert.That(CliRun.Of("count", path, "--normalise").Output, Does.Contain("numbers exact, normalised\n"));
    }

    [Test]
    public void A_maxout_layer_has_a_rank_and_no_activation()
    {
        string path = Repository.Data("conformance", "digests", "maxout.json");

        Assert.That(
            CliRun.Of("info", path, "--json").Json()["layers"]![0]!.ToJsonString(),
            Is.EqualTo("""{"type":"maxout","inputs":2,"units":3,"rank":3}"""));
        Assert.That(CliRun.Of("info", path).Output, Does.Contain("maxout, 2 -> 3, rank 3"));
    }

    [Test]
    public void System_names_the_solver_that_proposes()
    {
        string text = CliRun.Of("info", "--system").Output;
        Assert.That(text, Does.Match(@"\nOR-Tools    (9\.15\.\d+; GLOP proposes|not available; our own simplex method serves alone)"));
        JsonObject json = CliRun.Of("info", "--system", "--json").Json();
        Assert.That((string?)json["schema"], Is.EqualTo("polyhedra/system/1"));
        Assert.That((string?)json["orTools"] is not null, Is.EqualTo(text.Contains("GLOP", StringComparison.Ordinal)));
    }

    [TestCase]
    [TestCase("net.json", "--system")]
    public void Expects_a_network_or_the_system(params string[] args)
    {
        CliRun run = CliRun.Of(["info", .. args]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("expected a NETWORK or --system"));
    }
}
