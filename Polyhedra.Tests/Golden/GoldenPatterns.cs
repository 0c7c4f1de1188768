using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Cli;
using Polyhedra.Tests.Walk.Balls;

namespace Polyhedra.Tests.Golden;

/// <summary>The sorted activation patterns and all counts of an input: what the mathematics fixes, whatever way the program takes.
/// </summary>
/// <remarks>The words are those of <c>count</c>, <c>arrangement</c> or <c>ball</c>. Without <c>--engine</c> both engines run, and must
/// agree.</remarks>
internal static class GoldenPatterns
{
    /// <summary>The patterns of a case, one a line and sorted, and its counts.</summary>
    public static GoldenText Of(string[] words)
    {
        bool once = words[0] is "ball" || Array.IndexOf(words, "--engine") >= 0;
        string[][] engines = once ? [[]] : [["--engine", "lp"], ["--engine", "vertex"]];
        GoldenText[] texts = [.. engines.Select(engine => Of(words[0], [.. words[1..], .. engine]))];
        Assert.That(texts[^1], Is.EqualTo(texts[0]), "the engines agree");
        return texts[0];
    }

    private static GoldenText Of(string command, string[] args) => command switch
    {
        "count" => OfNetwork(args),
        "arrangement" => OfArrangement(args),
        "ball" => OfBall(args),
        _ => throw new FormatException($"Expected count, arrangement or ball, got {command}"),
    };

    private static GoldenText OfNetwork(string[] args)
    {
        JsonObject counts = Json("count", args);
        return Text(
            Patterns(args),
            Counts(counts, "activationRegions", "boundedRegions", "adjacentPairs", "linearRegions", "affinePieces"));
    }

    // The chambers are the regions of a network with a gate for each hyperplane, which is listed as any network is.
    private static GoldenText OfArrangement(string[] args)
    {
        using TemporaryFolder folder = new();
        string written = folder.Path("arrangement.json");
        JsonObject counts = Json("arrangement", [.. args, "--write", written]);
        string network = folder.Write("network.json", NetworkOf(JsonNode.Parse(File.ReadAllText(written))!).ToJsonString());
        string[] options = args[0] is "--family" ? args[2..] : args[1..];
        return Text(
            Patterns([network, .. options]),
            Counts(counts, "regions", "boundedRegions", "relativelyBoundedRegions", "adjacentPairs"));
    }

    private static JsonObject NetworkOf(JsonNode arrangement) => new()
    {
        ["format"] = "polyhedra-network/1",
        ["inputs"] = (int)arrangement["dimension"]!,
        ["layers"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "dense",
                ["weights"] = arrangement["normals"]!.DeepClone(),
                ["bias"] = arrangement["offsets"]!.DeepClone(),
                ["activation"] = "relu",
            }),
    };

    private static GoldenText OfBall(string[] args)
    {
        string[] centre = Option(args, "--centre").Split(',');
        BallNorm norm = Option(args, "--norm") switch { "1" => BallNorm.Sum, "inf" => BallNorm.Maximum, _ => BallNorm.Euclidean };
        Ball ball = new([.. centre.Select(text => Rational.Parse(text))], Rational.Parse(Option(args, "--radius")), norm);
        string[] patterns = BallWalk.Patterns(NetworkFile.Read(Path.Combine(Repository.Root, args[0])), ball);
        return Text(patterns, Counts(Json("ball", args), "activationRegions"));
    }

    private static string Option(string[] args, string name) => args[Array.IndexOf(args, name) + 1];

    private static string[] Patterns(string[] args)
    {
        CliRun run = CliRun.Of(["regions", .. args.Select(GoldenCommand.WithDataFolder), "--fields", "pattern"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => (string)JsonNode.Parse(line)!["pattern"]!).Order(StringComparer.Ordinal)];
    }

    private static JsonObject Json(string command, string[] args)
    {
        CliRun run = CliRun.Of([command, .. args.Select(GoldenCommand.WithDataFolder), "--json"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return run.Json();
    }

    private static string Counts(JsonObject json, params string[] names) =>
        string.Join(' ', names.Select(name => $"{name}={json[name]?.ToString() ?? "none"}"));

    private static GoldenText Text(string[] patterns, string counts) =>
        new($"{counts}\n{string.Join('\n', patterns)}\n", counts);
}
