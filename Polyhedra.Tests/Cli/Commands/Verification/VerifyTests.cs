using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Studies.Constructions.Families;
using Polyhedra.Cli.Commands.Verification;

namespace Polyhedra.Tests.Cli.Commands.Verification;

internal sealed class VerifyTests
{
    private static readonly string Tent = Repository.Data("networks", "tent.json");

    [Test]
    public void Json_has_the_fields_of_the_schema()
    {
        CliRun run = CliRun.Of(Words("verify montufar --inputs 2 --widths 4,2 --json"));
        JsonObject json = run.Json();

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That((string?)json["schema"], Is.EqualTo("polyhedra/verify/1"));
            Assert.That(((bool?)json["complete"], (bool?)json["met"]), Is.EqualTo(((bool?)true, (bool?)true)));
            Assert.That((string?)json["construction"]!["command"], Is.EqualTo("montufar --inputs 2 --widths 4,2"));
            Assert.That((string?)json["construction"]!["digest"], Does.StartWith("sha256:"));
            Assert.That(json["construction"]!["widths"]!.ToJsonString(), Is.EqualTo("[4,2]"));
            Assert.That((long?)json["claim"], Is.EqualTo(16));
            Assert.That((string?)json["definition"], Is.EqualTo("activation"));
            Assert.That((string?)json["domain"], Is.EqualTo("unit"));
            Assert.That(json["counts"]!.AsArray().Select(count => count!.ToJsonString()), Is.EqualTo(new[]
            {
                """{"domain":"unit","complete":true,"activationRegions":16,"linearRegions":14,"affinePieces":13,"""
                    + """ "boundedRegions":16,"adjacentPairs":26,""".TrimStart() + """ "excess":{"activation":0,"linear":-2,"affine":-3}}"""
                    .TrimStart(),
                """{"domain":"all","complete":true,"activationRegions":23,"linearRegions":21,"affinePieces":20,"""
                    + """ "boundedRegions":13,"adjacentPairs":39,""".TrimStart() + """ "excess":{"activation":7,"linear":5,"affine":4}}"""
                    .TrimStart(),
            }));
            Assert.That((double?)json["seconds"], Is.GreaterThan(0));
        });
    }

    /// <summary>The textbook's network with twelve regions has eleven linear ones: the definition decides.</summary>
    [TestCase("activation", 0, "MET: 12 activation regions in unit, 12 claimed")]
    [TestCase("linear", 1, "NOT MET: 11 linear regions in unit, 12 claimed")]
    [TestCase("affine", 1, "NOT MET: 10 affine pieces in unit, 12 claimed")]
    public void The_definition_decides(string definition, int exitCode, string verdict)
    {
        CliRun run = CliRun.Of(Words($"verify montufar --inputs 1 --widths 3,3 --unoriented --definition {definition}"));

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        Assert.That(run.Output, Does.StartWith(verdict + "\n"));
        Assert.That(run.Output, Does.Contain("12  meets").And.Contain("11  falls short by 1"));
        Assert.That(run.Output, Does.Contain("10  falls short by 2").And.Contain("13  exceeds by 1"));
    }

    [Test]
    public void Zonotopes_are_decided_in_all_of_space_and_shown_in_the_box()
    {
        JsonObject json = CliRun.Of(Words("verify serra7 --inputs 3 --param m=3 --param w=3 --param L=2 --json")).Json();

        Assert.That((string?)json["domain"], Is.EqualTo("all"));
        Assert.That(json["counts"]!.AsArray().Select(count => (string?)count!["domain"]), Is.EqualTo(new[] { "all", "box:-1,1" }));
        Assert.That(json["counts"]!.AsArray().Select(count => (long?)count!["activationRegions"]), Is.EqualTo(new long?[] { 32, 30 }));
        Assert.That((bool?)json["met"], Is.True);
    }

    [TestCase("3", "activation", 0, "MET: 3 activation regions in all, 3 claimed")]
    [TestCase("2", "affine", 0, "MET: 3 affine pieces in all, 2 claimed")]
    [TestCase("4", "linear", 1, "NOT MET: 3 linear regions in all, 4 claimed")]
    [TestCase("123456789012345678901234567890", "activation", 1, "NOT MET: 3 activation regions in all, 1234567890")]
    public void A_network_of_ones_own_can_be_held_against_a_claim(string claim, string definition, int exitCode, string verdict)
    {
        CliRun run = CliRun.Of("verify", Tent, "--claim", claim, "--definition", definition);
        CliRun json = CliRun.Of("verify", Tent, "--claim", claim, "--definition", definition, "--json");

        Assert.That((run.ExitCode, json.ExitCode), Is.EqualTo((exitCode, exitCode)), run.Error);
        Assert.That(run.Output, Does.StartWith(verdict));
        Assert.That((string?)json.Json()["network"]!["path"], Is.EqualTo(Tent));
        Assert.That((bool?)json.Json()["met"], Is.EqualTo(exitCode == 0));
    }

    /// <summary>Theorem 7 of Serra et al. claims 18 regions for one input and layers of 2, 2, 2, where no fold is known: a network with 19
    /// exists.</summary>
    [Test]
    public void Theorem_7_with_two_units_a_layer_is_not_refuted()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("net.json", """
            { "format": "polyhedra-network/1", "inputs": 1, "layers": [
              { "type": "dense", "weights": [["61/50"], ["-154/50"]], "bias": ["36/50", "-8/50"], "activation": "relu" },
              { "type": "dense", "weights": [["-160/50", "-82/50"], ["69/50", "210/50"]], "bias": ["178/50", "-113/50"],
                "activation": "relu" },
              { "type": "dense", "weights": [["74/50", "11/50"], ["52/50", "9/50"]], "bias": ["-106/50", "-70/50"],
                "activation": "relu" } ] }
            """);

        Assert.That(CliRun.Of("verify", path, "--claim", "18").Output, Does.StartWith("MET: 19 activation regions in all, 18 claimed\n"));
        Assert.That(
            CliRun.Of("verify", path, "--claim", "18", "--definition", "linear").Output,
            Does.StartWith("NOT MET: 15 linear regions in all"));
    }

    [Test]
    public void The_domain_of_a_network_counts()
    {
        Assert.That(CliRun.Of("verify", Tent, "--claim", "3", "--domain", "box:1/8,1/4").ExitCode, Is.EqualTo(1));
        Assert.That(CliRun.Of("verify", Tent, "--claim", "1", "--domain", "box:1/8,1/4").ExitCode, Is.Zero);
    }

    [Test]
    public void A_certificate_proves_the_activation_regions_in_the_domain_of_the_claim()
    {
        using TemporaryFolder folder = new();
        string network = folder.Path("net.json");
        string proof = folder.Path("proof");
        string[] family = Words("montufar --inputs 2 --widths 4,3 --unoriented");

        // Not met as linear regions: the proof of what was counted is written all the same.
        CliRun run = CliRun.Of(["verify", .. family, "--definition", "linear", "--certificate", proof]);
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        Assert.That(CliRun.Of(["construct", .. family, "-o", network]).ExitCode, Is.Zero);

        CliRun check = CliRun.Of("check", network, proof, "--domain", "unit", "--count", "28");
        Assert.That(check.Output, Does.StartWith("VERIFIED 28 activation regions\n"));
    }

    [Test]
    public void Budgets_leave_the_claim_open()
    {
        using TemporaryFolder folder = new();
        string[] family = Words("verify montufar --inputs 2 --widths 4,4");
        CliRun run = CliRun.Of([.. family, "--max-regions", "10", "--json", "--certificate", folder.Path("proof")]);
        CliRun text = CliRun.Of([.. family, "--timeout", "0"]);

        Assert.That((run.ExitCode, text.ExitCode), Is.EqualTo((4, 4)));
        Assert.That((bool?)run.Json()["complete"], Is.False);
        Assert.That(run.Json().ContainsKey("met"), Is.False);
        Assert.That(folder.Names(), Is.Empty);
        Assert.That(
            run.Json()["counts"]!.AsArray().Select(count => ((bool?)count!["complete"], (long?)count["activationRegions"])),
            Is.All.EqualTo(((bool?)false, (long?)10)));
        Assert.That(run.Json()["counts"]![0]!["excess"]!.AsObject(), Is.Empty);
        Assert.That(
            text.Output,
            Does.StartWith("PARTIAL: stopped by --timeout; OPEN: 0 activation regions in unit so far, 44 activation regions claimed\n").And
                .Contain("not counted"));
    }

    /// <summary>Of at least 368 regions ten are found: as many as ten decide a claim of ten, and no claim of eleven,
    /// and none of linear regions.</summary>
    [TestCase("10", "activation", true, "MET: at least 10 activation regions in all, 10 claimed")]
    [TestCase("11", "activation", null, "OPEN: 10 activation regions in all so far, 11 activation regions claimed")]
    [TestCase("10", "linear", null, "OPEN: 10 activation regions in all so far, 10 linear regions claimed")]
    public void What_was_found_before_the_stop_may_decide(string claim, string definition, bool? met, string answer)
    {
        string[] words =
        [
            "verify", Repository.Data("networks", "2-16-16-1.json"), "--claim", claim, "--definition", definition, "--max-regions", "10",
        ];
        CliRun text = CliRun.Of(words);
        CliRun json = CliRun.Of([.. words, "--json"]);

        Assert.That((text.ExitCode, json.ExitCode), Is.EqualTo((4, 4)), text.Error);
        Assert.That(text.Output, Does.StartWith($"PARTIAL: stopped by --max-regions; {answer}\n").And.Contain("10 so far"));
        Assert.That((bool?)json.Json()["complete"], Is.False);
        Assert.That((bool?)json.Json()["met"], Is.EqualTo(met));
        Assert.That((long?)json.Json()["counts"]![0]!["activationRegions"], Is.EqualTo(10));
    }

    /// <summary>Rows with at most two regions are complete all the same, and those are as they should be.</summary>
    [Test]
    public void A_row_that_was_stopped_says_so()
    {
        CliRun run = CliRun.Of("verify", "--all", "--max-regions", "3", "--json");
        JsonNode[] rows =
            [.. new[] { "constructions", "arrangements" }.SelectMany(name => run.Json()[name]!.AsArray()).Select(row => row!)];

        Assert.That(run.ExitCode, Is.EqualTo(4), run.Error);
        Assert.That((bool?)run.Json()["complete"], Is.False);
        Assert.That(
            rows.Select(row => (bool?)row["complete"]),
            Is.EqualTo(rows.Select(row => (bool?)row["asExpected"])).And.Contains(true).And.Contains(false));
        foreach (JsonNode row in run.Json()["constructions"]!.AsArray().Select(row => row!))
        {
            Assert.That(
                (bool?)row["complete"], Is.EqualTo(row["counts"]!.AsArray().All(count => (bool)count!["complete"]!)), row.ToJsonString());
        }
    }

    [Test]
    public void All_rows_are_verified_at_once()
    {
        CliRun text = CliRun.Of("verify", "--all", "--threads", "2");
        CliRun run = CliRun.Of("verify", "--all", "--json");
        JsonObject json = run.Json();

        Assert.Multiple(() =>
        {
            Assert.That((text.ExitCode, run.ExitCode), Is.EqualTo((0, 0)));
            Assert.That(text.Output, Does.Contain("\n114 constructions and 28 arrangements: all as expected\n"));
            Assert.That(text.Output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)), Is.EqualTo(142));
            Assert.That((string?)json["schema"], Is.EqualTo("polyhedra/verify-all/1"));
            Assert.That((bool?)json["complete"], Is.True);
            Assert.That(json["differences"]!.AsArray(), Is.Empty);
            Assert.That(json["constructions"]!.AsArray(), Has.Count.EqualTo(KnownClaim.All.Length));
            Assert.That(json["constructions"]!.AsArray().Select(row => (bool?)row!["asExpected"]), Is.All.True);
            Assert.That(
                json["constructions"]!.AsArray().Concat(json["arrangements"]!.AsArray()).Select(row => (bool?)row!["complete"]),
                Is.All.True);
            Assert.That(json["arrangements"]!.AsArray().Select(row => (bool?)row!["asExpected"]), Is.All.True);
        });
    }

    /// <summary>The page shows what the program prints; <c>polyhedra verify --all --markdown</c> makes it again.</summary>
    [Test]
    public void The_page_of_constructions_has_the_tables_that_are_printed()
    {
        const string Begin = "<!-- made by: polyhedra verify --all --markdown -->\n";
        const string End = "<!-- end of what is made -->\n";
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "constructions.md"));
        int start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;

        Assert.That(
            page[start..page.IndexOf(End, StringComparison.Ordinal)], Is.EqualTo(CliRun.Of("verify", "--all", "--markdown").Output));
        Assert.That(ConstructionFamilies.All.Select(family => family.Name), Is.All.Matches<string>(name => page.Contains($"### {name}\n")));
    }

    [TestCase("verify", "--all")]
    [TestCase("verify NET", "--claim")]
    [TestCase("verify NET --claim -1", "--claim")]
    [TestCase("verify NET --claim many", "many")]
    [TestCase("verify NET --claim 3 --inputs 1", "--inputs")]
    [TestCase("verify NET --claim 3 --unoriented", "--unoriented")]
    [TestCase("verify NET --claim 3 --definition chambers", "chambers")]
    [TestCase("verify NET --claim 3 --threads 2", "--threads")]
    [TestCase("verify NET --claim 3 --markdown", "--markdown")]
    [TestCase("verify NET --claim 3 --domain box:a,b", "box:a,b")]
    [TestCase("verify montufar --inputs 2 --widths 4,4 --claim 3", "--claim")]
    [TestCase("verify montufar --inputs 2 --widths 4,4 --domain all", "--domain")]
    [TestCase("verify montufar --inputs 2 --widths 4,4 --numbers exact", "--numbers")]
    [TestCase("verify montufar --inputs 2", "--widths")]
    [TestCase("verify --all NET", "--all")]
    [TestCase("verify --all --claim 3", "--claim")]
    [TestCase("verify --all --inputs 3", "--inputs")]
    [TestCase("verify --all --certificate x", "--certificate")]
    [TestCase("verify --all --json --markdown", "--markdown")]
    public void Wrong_usage_is_told(string line, string word) =>
        Bad.Expect(CliRun.Of([.. Words(line).Select(arg => arg is "NET" ? Tent : arg)]), 2, word);

    [TestCase("verify montufar --inputs 2 --widths 4,1", "no layer is narrower than the input")]
    [TestCase("verify montufar --inputs 17 --widths 17 --engine vertex", "--engine")]
    [TestCase("verify nowhere.json --claim 3", "nowhere.json")]
    [TestCase("verify NET --claim 3 --domain box:1,0", "box:1,0")]
    public void Bad_input_is_told(string line, string word) =>
        Bad.Expect(CliRun.Of([.. Words(line).Select(arg => arg is "NET" ? Tent : arg)]), 3, word);

    private static string[] Words(string line) => line.Split(' ');
}
