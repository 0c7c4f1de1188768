using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Formats;

namespace Polyhedra.Tests.Cli;

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
            Assert.That((string?)info["engine"], Is.EqualTo("lp"));
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
}
