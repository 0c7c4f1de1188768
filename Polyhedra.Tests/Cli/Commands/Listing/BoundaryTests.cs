using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Cli.Commands.Listing;

internal sealed class BoundaryTests
{
    private static readonly string Moons = Repository.Data("networks", "trained-two-moons.json");
    private static readonly string Iris = Repository.Data("networks", "trained-iris.json");

    [Test]
    public void Pieces_lie_where_the_two_largest_outputs_are_equal()
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("pieces.jsonl");
        CliRun run = CliRun.Of("boundary", Iris, "-d", "box:4,8;2,5;1,7;0,3", "--pieces", "-o", path, "--json");
        Network network = NetworkFile.Read(Iris);
        JsonObject[] pieces = [.. File.ReadLines(path).Select(line => JsonNode.Parse(line)!.AsObject())];

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That((string?)run.Json()["set"], Is.EqualTo("largest"));
        Assert.That(pieces, Has.Length.EqualTo((int)run.Json()["pieces"]!).And.Length.GreaterThan(50));
        Assert.That(pieces.Select(piece => (int)piece["merged"]!).Distinct().Count(), Is.EqualTo((int)run.Json()["mergedPieces"]!));
        foreach (JsonObject piece in pieces.Where((_, i) => i % 10 == 0))
        {
            int[] outputs = [.. piece["outputs"]!.AsArray().Select(entry => (int)entry!)];
            foreach (ImmutableArray<Rational> vertex in Points(piece["vertices"]))
            {
                ImmutableArray<Rational> y = NetworkEvaluation.At(network, vertex).Output;
                Assert.That(y[outputs[0]], Is.EqualTo(y[outputs[1]]).And.EqualTo(y.Max()));
            }
        }
    }

    [Test]
    public void The_boundary_of_one_output_is_a_chain_of_segments()
    {
        CliRun run = CliRun.Of("boundary", Moons, "-d", "box:-2,3", "--pieces");
        JsonObject[] pieces =
            [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
        string[] ends = [.. pieces.SelectMany(piece => piece["vertices"]!.AsArray()).Select(vertex => vertex!.ToJsonString())];

        Assert.That(pieces, Has.Length.GreaterThan(10));
        Assert.That(pieces.Select(piece => piece["vertices"]!.AsArray().Count), Is.All.EqualTo(2));

        // Segments of a closed or open curve meet end to end; only the ends on the boundary of the box are alone.
        string[] alone =
            [.. ends.GroupBy(end => end, StringComparer.Ordinal).Where(group => group.Count() == 1).Select(group => group.Key)];
        Assert.That(ends.GroupBy(end => end, StringComparer.Ordinal).Select(group => group.Count()), Is.All.LessThanOrEqualTo(2));
        Assert.That(alone, Has.Length.EqualTo(2));
        Assert.That(alone.Select(end => JsonNode.Parse(end)!.AsArray().Any(x => (string?)x is "-2" or "3")), Is.All.True);
    }

    [TestCase("1", "0", "1")]
    [TestCase("9007199254740993", "3", "-1")]
    public void Normals_and_offsets_are_strings_whatever_their_size(string first, string second, string bias)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write(
            "plane.json",
            $$"""
            {"format": "polyhedra-network/1", "inputs": 2, "layers": [
              {"type": "dense", "weights": [["{{first}}", "{{second}}"]], "bias": ["{{bias}}"], "activation": "identity"}]}
            """);
        JsonObject piece = CliRun.Of("boundary", path, "--pieces").Json();

        Assert.That(piece["normal"]!.ToJsonString(), Is.EqualTo($"[\"{first}\",\"{second}\"]"));
        Assert.That(piece["offset"]!.ToJsonString(), Is.EqualTo($"\"{bias}\""));
    }

    [Test]
    public void Degenerate_networks_have_exact_ties()
    {
        // The proofs in the files: the output relu is off in seven of the eleven regions, and in two of the four.
        JsonObject huge = CliRun.Of("boundary", Repository.Data("networks", "d5_huge_tiny.json"), "-d", "box:-1,1", "--json").Json();
        JsonObject hairline = CliRun.Of(
            "boundary", Repository.Data("networks", "d8_hairline_fold.json"), "-d", "box:-1,1", "--json").Json();

        Assert.That(((int)huge["pieces"]!, (int)huge["tieRegions"]!, (int)huge["activationRegions"]!), Is.EqualTo((0, 7, 11)));
        Assert.That(((int)hairline["pieces"]!, (int)hairline["tieRegions"]!, (int)hairline["activationRegions"]!), Is.EqualTo((0, 2, 4)));
    }

    [Test]
    public void A_pair_is_taken_in_either_order()
    {
        JsonObject forth = CliRun.Of("boundary", Iris, "-d", "box:4,8;2,5;1,7;0,3", "--pair", "0,2", "--json").Json();
        JsonObject back = CliRun.Of("boundary", Iris, "-d", "box:4,8;2,5;1,7;0,3", "--pair", "2,0", "--json").Json();

        Assert.That((int)forth["pieces"]!, Is.EqualTo((int)back["pieces"]!).And.GreaterThan(0));
        Assert.That((string?)back["set"], Is.EqualTo("pair"));
    }

    [Test]
    public void Wrong_usage_is_refused()
    {
        Bad.Expect(CliRun.Of("boundary", Moons, "--pair", "0"), 2, "--pair");
        Bad.Expect(CliRun.Of("boundary", Moons, "--pair", "1,1"), 2, "--pair");
        Bad.Expect(CliRun.Of("boundary", Moons, "--pair", "0,1"), 3, "--pair", "1 output");
        Bad.Expect(CliRun.Of("boundary", Moons, "--pieces", "--json"), 2, "--json");
        Bad.Expect(CliRun.Of("boundary", Repository.Data("networks", "trained-digits.json")), 3, "at most 16 inputs");
    }

    private static IEnumerable<ImmutableArray<Rational>> Points(JsonNode? array) =>
        array!.AsArray().Select(point => (ImmutableArray<Rational>)[.. point!.AsArray().Select(entry => Rational.Parse((string)entry!))]);
}
