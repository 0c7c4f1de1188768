using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Families;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Commands.Chambers;

namespace Polyhedra.Tests.Cli.Commands.Chambers;

internal sealed class ArrangementTests
{
    private const string Good = """
        { "format": "polyhedra-arrangement/1", "dimension": 2, "normals": [[1, 0], [0, 1], [1, 1], [-2, -2]], "offsets": [0, 0, -1, 2] }
        """;

    private static readonly string Degenerate = Repository.Data("arrangements", "degenerate.json");

    [Test]
    public void Json_has_the_fields_of_the_schema()
    {
        CliRun run = CliRun.Of("arrangement", Degenerate, "--engine", "lp", "--json");
        JsonObject json = run.Json();

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Output.Trim(), Does.Not.Contain("\n"));
            Assert.That(json.Select(field => field.Key), Is.SupersetOf(new[]
            {
                "schema", "complete", "arrangement", "regions", "boundedRegions", "relativelyBoundedRegions", "adjacentPairs",
                "characteristicPolynomial", "methodsAgree", "engine", "threads", "signTests", "exactSignTests",
                "enumerationSeconds", "polynomialSeconds",
            }));
            Assert.That((string?)json["schema"], Is.EqualTo("polyhedra/arrangement/1"));
            Assert.That((bool?)json["complete"], Is.True);
            JsonNode arrangement = json["arrangement"]!;
            Assert.That((string?)arrangement["path"], Is.EqualTo(Degenerate));
            Assert.That((string?)arrangement["digest"], Is.EqualTo(ArrangementDigest.Compute(ArrangementFile.Read(Degenerate))));
            Assert.That((int?)arrangement["dimension"], Is.EqualTo(3));
            Assert.That((int?)arrangement["hyperplanes"], Is.EqualTo(5));
            Assert.That((int?)arrangement["duplicates"], Is.EqualTo(2));
            Assert.That((int?)arrangement["rank"], Is.EqualTo(2));
            Assert.That((long?)json["regions"], Is.EqualTo(13));
            Assert.That((long?)json["boundedRegions"], Is.Zero);
            Assert.That((long?)json["relativelyBoundedRegions"], Is.EqualTo(3));
            Assert.That((long?)json["adjacentPairs"], Is.EqualTo(18));
            Assert.That(json["characteristicPolynomial"]!.ToJsonString(), Is.EqualTo("[1,-5,7,0]"));
            Assert.That((bool?)json["methodsAgree"], Is.True);
            Assert.That((string?)json["engine"], Is.EqualTo("lp"));
            Assert.That((int?)json["threads"], Is.EqualTo(1));
            Assert.That((double?)json["enumerationSeconds"], Is.GreaterThan(0));
            Assert.That((double?)json["polynomialSeconds"], Is.GreaterThan(0));
        });
    }

    [Test]
    public void A_family_stands_beside_what_is_known_of_it()
    {
        JsonObject json = CliRun.Of("arrangement", "--family", "shi:3", "--json").Json();

        Assert.That((string?)json["arrangement"]!["family"], Is.EqualTo("shi:3"));
        Assert.That((long?)json["regions"], Is.EqualTo(16));
        JsonNode known = json["known"]!;
        Assert.That((long?)known["regions"], Is.EqualTo(16));
        Assert.That((long?)known["relativelyBoundedRegions"], Is.EqualTo(4));
        Assert.That(known["characteristicPolynomial"]!.ToJsonString(), Is.EqualTo("[1,-6,9,0]"));
        Assert.That((bool?)known["agrees"], Is.True);
        Assert.That((string?)known["source"], Is.Not.Empty);
    }

    [Test]
    public void The_polynomial_alone_gives_all_counts()
    {
        JsonObject json = CliRun.Of("arrangement", "--family", "generic:4,24", "--polynomial-only", "--json").Json();

        Assert.That((long?)json["regions"], Is.EqualTo(12951));
        Assert.That((long?)json["boundedRegions"], Is.EqualTo(8855));
        Assert.That((long?)json["relativelyBoundedRegions"], Is.EqualTo(8855));
        Assert.That(json.ContainsKey("methodsAgree"), Is.False);
        Assert.That(json.ContainsKey("engine"), Is.False);
        Assert.That(json.ContainsKey("enumerationSeconds"), Is.False);
    }

    [Test]
    public void The_regions_alone_come_without_polynomial_and_boundedness()
    {
        JsonObject json = CliRun.Of("arrangement", "--family", "braid:4", "--regions-only", "--json", "--threads", "2").Json();

        Assert.That((long?)json["regions"], Is.EqualTo(24));
        Assert.That((bool?)json["known"]!["agrees"], Is.True);
        Assert.That((int?)json["threads"], Is.EqualTo(2));
        string[] absent = ["boundedRegions", "relativelyBoundedRegions", "adjacentPairs", "characteristicPolynomial", "methodsAgree"];
        foreach (string name in absent)
        {
            Assert.That(json.ContainsKey(name), Is.False, name);
        }
    }

    [Test]
    public void Numbers_past_2_to_the_53_are_strings()
    {
        JsonObject json = CliRun.Of("arrangement", "--family", "boolean:60", "--polynomial-only", "--json").Json();

        Assert.That((string?)json["regions"], Is.EqualTo("1152921504606846976"));
        Assert.That((string?)json["characteristicPolynomial"]![29], Is.EqualTo("-114449595062769120"));
        Assert.That((long?)json["characteristicPolynomial"]![1], Is.EqualTo(-60));
    }

    [Test]
    public void Text_says_the_count_first()
    {
        string output = CliRun.Of("arrangement", "--family", "catalan:3").Output;

        Assert.That(output, Does.StartWith("30 chambers (0 bounded, 12 relatively bounded)\n"));
        Assert.That(output, Does.Contain("t^3 - 9 t^2 + 20 t\n").And.Contain("agree\n").And.Contain(": agrees\n"));
        Assert.That(CliRun.Of("arrangement", Degenerate).Output, Does.Contain("2 duplicates merged"));
        Assert.That(
            CliRun.Of("arrangement", "--family", "resonance:12", "--polynomial-only", "--timeout", "0").Output,
            Does.Contain("no closed form or table entry"));
    }

    [Test]
    public void Budgets_give_what_there_is_and_exit_code_4()
    {
        CliRun regions = CliRun.Of("arrangement", "--family", "braid:5", "--max-regions", "7", "--json");
        CliRun regionsText = CliRun.Of("arrangement", "--family", "braid:5", "--max-regions", "7");
        CliRun alone = CliRun.Of("arrangement", "--family", "braid:5", "--max-regions", "7", "--regions-only");
        CliRun time = CliRun.Of("arrangement", "--family", "resonance:9", "--timeout", "0.1", "--json");
        CliRun timeText = CliRun.Of("arrangement", "--family", "resonance:9", "--polynomial-only", "--timeout", "0.1");

        Assert.Multiple(() =>
        {
            Assert.That(regions.ExitCode, Is.EqualTo(4));
            Assert.That((bool?)regions.Json()["complete"], Is.False);
            Assert.That((long?)regions.Json()["regions"], Is.EqualTo(120));
            Assert.That((long?)regions.Json()["relativelyBoundedRegions"], Is.Zero);
            Assert.That((long?)regions.Json()["enumeratedRegions"], Is.EqualTo(7));
            Assert.That(regions.Json().ContainsKey("adjacentPairs"), Is.False);
            Assert.That((bool?)regions.Json()["known"]!["agrees"], Is.True);
            Assert.That(regions.Json()["characteristicPolynomial"]!.ToJsonString(), Is.EqualTo("[1,-10,35,-50,24,0]"));
            Assert.That(regions.Json().ContainsKey("methodsAgree"), Is.False);
            Assert.That(regionsText.ExitCode, Is.EqualTo(4));
            Assert.That(regionsText.Output, Does.StartWith(
                "120 chambers (0 bounded, 0 relatively bounded), by the polynomial; "
                + "PARTIAL: the enumeration found 7 chambers, stopped by --max-regions\n"));
            Assert.That(alone.Output, Does.StartWith("PARTIAL: 7 chambers so far, stopped by --max-regions\n"));
            Assert.That(alone.ExitCode, Is.EqualTo(4));
            Assert.That(time.ExitCode, Is.EqualTo(4));
            Assert.That((bool?)time.Json()["complete"], Is.False);
            Assert.That(time.Json().ContainsKey("characteristicPolynomial"), Is.False);
            Assert.That(timeText.ExitCode, Is.EqualTo(4));
            Assert.That(timeText.Output, Does.StartWith("PARTIAL: nothing, stopped by --timeout\n"));
        });
    }

    [Test]
    public void Methods_or_closed_forms_that_disagree_are_told_and_give_exit_code_1()
    {
        NamedArrangement braid = NamedArrangement.Parse("braid:4");
        ArrangementDescription description = new("braid:4", true, braid.Arrangement, braid.Known, "sha256:");
        ChamberCount chambers = ChamberEnumerator.Count(braid.Arrangement);
        CharacteristicPolynomial right = CharacteristicPolynomial.Of(braid.Arrangement);
        CharacteristicPolynomial wrong = CharacteristicPolynomial.Of(NamedArrangement.Parse("shi:3").Arrangement);
        ArrangementReport good = new(description) { Chambers = chambers, Polynomial = right, PolynomialStop = StopReason.Complete };
        ArrangementReport methods = good with { Polynomial = wrong, Description = description with { Known = null } };
        ArrangementDescription misknown = description with { Known = braid.Known! with { Regions = 25 } };
        ArrangementReport known = good with { Chambers = null, Description = misknown };
        ChamberCount stopped = chambers with { Summary = chambers.Summary with { StopReason = StopReason.MaxRegions } };
        ArrangementReport tooMany = methods with { Chambers = stopped };
        ArrangementReport bounded = good with { Chambers = chambers with { RelativelyBoundedRegions = 1 } };

        Assert.Multiple(() =>
        {
            Assert.That((good.ExitCode, good.MethodsAgree, good.KnownAgrees), Is.EqualTo((0, (bool?)true, (bool?)true)));
            Assert.That((methods.ExitCode, methods.MethodsAgree, methods.KnownAgrees), Is.EqualTo((1, (bool?)false, (bool?)null)));
            Assert.That((known.ExitCode, known.MethodsAgree, known.KnownAgrees), Is.EqualTo((1, (bool?)null, (bool?)false)));
            Assert.That((bounded.ExitCode, bounded.MethodsAgree, bounded.KnownAgrees), Is.EqualTo((1, (bool?)false, (bool?)false)));
            Assert.That((tooMany.ExitCode, tooMany.MethodsAgree), Is.EqualTo((1, (bool?)false)));
            Assert.That(methods.Text(), Does.Contain("DISAGREE: the polynomial gives 16 chambers (4 relatively bounded)"));
            Assert.That(known.Text(), Does.Contain(": DISAGREES"));
        });
    }

    [Test]
    public void The_result_can_go_to_a_file()
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("out.json");

        Assert.That(CliRun.Of("arrangement", folder.Write("a.json", Good), "--json", "-o", path).OutputBytes, Is.Empty);
        Assert.That((long?)JsonNode.Parse(File.ReadAllText(path))!["regions"], Is.EqualTo(7));
    }

    [TestCase("arrangement")]
    [TestCase("arrangement FILE --family braid:3")]
    [TestCase("arrangement FILE second")]
    [TestCase("arrangement FILE --regions-only --polynomial-only")]
    [TestCase("arrangement FILE --engine simplex")]
    [TestCase("arrangement FILE --threads 0")]
    [TestCase("arrangement FILE --max-regions 0")]
    [TestCase("arrangement FILE --timeout soon")]
    [TestCase("arrangement FILE --domain unit")]
    [TestCase("arrangement --family braid:0")]
    [TestCase("arrangement --family braid")]
    [TestCase("arrangement --family generic:3")]
    [TestCase("arrangement --family unknown:3")]
    [TestCase("arrangement --family")]
    public void Wrong_usage_is_refused(string line)
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("a.json", Good);

        Bad.Expect(CliRun.Of([.. line.Split(' ').Select(word => word is "FILE" ? file : word)]), 2);
    }

    [TestCase("[[1, 0], [0, 1], [1, 1], [-2, -2]]", "[[1, 0], [0, 1], [1, 1], [0, 0]]", "$.normals[3]", "zero vector")]
    [TestCase("[0, 0, -1, 2]", "[0, 0, -1]", "$.offsets")]
    [TestCase("polyhedra-arrangement/1", "polyhedra-network/1", "$.format")]
    [TestCase("}", "", "a.json:1:")]
    public void A_bad_file_is_refused(string piece, string replacement, params string[] words)
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("a.json", Good.Replace(piece, replacement, StringComparison.Ordinal));

        Bad.Expect(CliRun.Of("arrangement", file, "--json"), 3, [file, .. words]);
    }

    [Test]
    public void What_was_left_out_or_added_is_told_in_notes()
    {
        using TemporaryFolder folder = new();
        string ine = folder.Write("a.ine", "begin\n2 3 real\n0.5 1 1\n1 0 0\nend\nnonnegative\n");
        CliRun json = CliRun.Of("arrangement", ine, "--json");
        string text = CliRun.Of("arrangement", ine).Output;

        // Three lines in general position: 7 chambers, one of them bounded.
        Assert.That(json.ExitCode, Is.Zero, json.Error);
        Assert.That((long?)json.Json()["regions"], Is.EqualTo(7));
        Assert.That(json.Json()["arrangement"]!["notes"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That((string?)json.Json()["arrangement"]!["notes"]![0], Is.EqualTo("row 2 has no normal and was left out"));
        Assert.That(text, Does.Contain("note         row 2 has no normal").And.Contain("note         nonnegative: "));
        Assert.That(
            CliRun.Of("arrangement", Degenerate, "--json").Json()["arrangement"]!.AsObject().ContainsKey("notes"), Is.False);
    }

    [Test]
    public void Other_bad_input_is_refused()
    {
        using TemporaryFolder folder = new();
        string ine = folder.Write("a.ine", "begin\n2 3 integer\n1 1 1\n1 0 O\nend\n");
        string graph = folder.Write("graph", "1 2\n3 3\n");

        Bad.Expect(CliRun.Of("arrangement", ine), 3, "a.ine:4", "\"O\"");
        Bad.Expect(CliRun.Of("arrangement", "--family", $"graphical:{graph}"), 3, "graph:2", "loop");
        Bad.Expect(CliRun.Of("arrangement", "path.edges"), 3, "path.edges", "--family graphical:path.edges");
        Bad.Expect(CliRun.Of("arrangement", "--family", "graphical:nowhere"), 3, "nowhere");
        Bad.Expect(CliRun.Of("arrangement", folder.Path("none.json")), 3, "no such file");
        Bad.Expect(CliRun.Of("arrangement", "--family", "resonance:40"), 3, "resonance:40");
        Bad.Expect(CliRun.Of("arrangement", "--family", "boolean:17", "--engine", "vertex"), 3, "--engine", "rank 16");
    }
}
