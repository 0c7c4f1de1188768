using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Studies.Constructions.Families;
using Polyhedra.Cli.Commands.Building;

namespace Polyhedra.Tests.Cli.Commands.Building;

internal sealed class ConstructFamilyTests
{
    [TestCase("montufar --inputs 2 --widths 4,3")]
    [TestCase("maxout-deep --inputs 1 --widths 2,1 --rank 3")]
    [TestCase("xiong --param filters=1x2x2,1x2x2 --param image=1x3x1 --unoriented")]
    public void The_output_is_an_exact_network_that_says_what_it_is(string command)
    {
        CliRun run = CliRun.Of(["construct", .. command.Split(' ')]);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Network network = NetworkFile.Parse(run.OutputBytes, "output");
        Construction construction = FamilyOptions.Build(command);
        JsonObject notes = run.Json()["construction"]!.AsObject();
        Assert.Multiple(() =>
        {
            Assert.That(network.Numbers, Is.EqualTo(NumberRule.Exact));
            Assert.That(NetworkDigest.Compute(network), Is.EqualTo(NetworkDigest.Compute(construction.Network)));
            Assert.That((string?)run.Json()["source"], Is.EqualTo($"polyhedra construct {command}"));
            Assert.That((string?)notes["family"], Is.EqualTo(construction.Family.Name));
            Assert.That((string?)notes["theorem"], Is.EqualTo(construction.Family.Source));
            Assert.That((string?)notes["formula"], Is.EqualTo(construction.Family.Formula));
            Assert.That((long?)notes["claim"], Is.EqualTo((long)construction.Claim));
            Assert.That((string?)notes["domain"], Is.EqualTo("unit"));
            Assert.That((string?)notes["definition"], Is.EqualTo(command.StartsWith('x') ? "activation" : "linear"));
            Assert.That(run.Json().ContainsKey("convolution"), Is.EqualTo(command.StartsWith('x')));
        });
    }

    [Test]
    public void Claims_past_2_to_the_53_are_strings()
    {
        CliRun run = CliRun.Of("construct", "montufar", "--inputs", "16", "--widths", "48,48,48,48,16");

        Assert.That((string?)run.Json()["construction"]!["claim"], Is.EqualTo((System.Numerics.BigInteger.Pow(3, 64) << 16).ToString()));
    }

    [Test]
    public void The_result_can_go_to_a_file()
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("net.json");

        CliRun run = CliRun.Of("construct", "telgarsky", "--param", "k=3", "-o", path);

        Assert.That((run.ExitCode, run.OutputBytes.Length), Is.EqualTo((0, 0)));
        Assert.That(NetworkFile.Read(path).OutputCount, Is.EqualTo(1));
        Assert.That(folder.Names(), Is.EqualTo(new[] { "net.json" }));
    }

    [Test]
    public void The_list_has_every_family_with_its_parameters()
    {
        string text = CliRun.Of("construct", "--list").Output;
        JsonArray families = CliRun.Of("construct", "--list", "--json").Json()["families"]!.AsArray();

        Assert.That(families, Has.Count.EqualTo(ConstructionFamilies.All.Length));
        for (int i = 0; i < families.Count; i++)
        {
            ConstructionFamily family = ConstructionFamilies.All[i];
            Assert.That(text, Does.Contain(family.Name + "\n").And.Contain(family.Formula));
            Assert.That(text, Does.Contain(family.Condition).And.Contain(family.Source));
            Assert.That((string?)families[i]!["name"], Is.EqualTo(family.Name));
            Assert.That(
                families[i]!["parameters"]!.AsArray().Select(parameter => (string?)parameter!["name"]),
                Is.EqualTo(family.Parameters.Select(parameter => parameter.Name)));
        }

        Assert.That(text, Does.Contain("--param m=").And.Contain("(default: 1/128)").And.Contain("--unoriented"));
    }

    [TestCase("construct montufar --inputs 2 --widths 4,1", 3, "montufar: no layer is narrower")]
    [TestCase("construct serra6 --inputs 2 --widths 5,3", 3, "serra6: every layer before the last")]
    [TestCase(
        "construct arora --inputs 2 --param m=0 --param w=2 --param L=2", 3,
        "arora: the condition is m >= 1, w >= 1, L >= 1; got m = \"0\"")]
    [TestCase("construct telgarsky --param k=0", 3, "telgarsky: the condition is k >= 1; got k = \"0\"")]
    [TestCase("construct telgarsky --param k=zero", 2, "telgarsky: k: expected a positive integer, got \"zero\"")]
    [TestCase("construct montufar --inputs 2", 2, "--widths")]
    [TestCase("construct montufar --inputs 0 --widths 2", 2, "--inputs")]
    [TestCase("construct montufar --inputs 2 --widths 2,,2", 2, "--widths")]
    [TestCase("construct montufar --inputs 2 --widths 2 --json", 2, "--json")]
    [TestCase("construct maxout-deep --inputs 2 --widths 4 --rank two", 2, "--rank")]
    [TestCase("construct pyramids --inputs 2 --widths 2", 2, "pyramids")]
    [TestCase("construct --list montufar", 2, "--list")]
    [TestCase("construct --list --inputs 2", 2, "--inputs")]
    [TestCase("construct --list --unoriented", 2, "--unoriented")]
    [TestCase("construct", 2, "--list")]
    public void Bad_parameters_are_refused_in_one_line(string line, int exitCode, string words) =>
        Bad.Expect(CliRun.Of(line.Split(' ')), exitCode, words);
}
