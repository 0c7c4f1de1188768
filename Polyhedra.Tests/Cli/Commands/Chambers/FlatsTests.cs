using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Polyhedra.Tests.Cli.Commands.Chambers;

internal sealed class FlatsTests
{
    [Test]
    public void Json_has_the_fields_of_faces_and_flats()
    {
        JsonObject json = CliRun.Of("arrangement", "--family", "braid:4", "--polynomial-only", "--faces", "--flats", "--json").Json();
        JsonNode flats = json["flats"]!;
        JsonArray restrictions = flats["restrictions"]!.AsArray();

        Assert.Multiple(() =>
        {
            Assert.That(json["faces"]!.ToJsonString(), Is.EqualTo("[0,1,14,36,24]"));
            Assert.That((bool?)json["eulerHolds"], Is.True);
            Assert.That((long?)flats["total"], Is.EqualTo(15));
            Assert.That(flats["byRank"]!.ToJsonString(), Is.EqualTo("[1,6,7,1]"));
            Assert.That(flats["whitneySecond"]!.ToJsonString(), Is.EqualTo("[1,6,7,1]"));
            Assert.That(flats["whitneyFirst"]!.ToJsonString(), Is.EqualTo("[1,-6,11,-6]"));
            Assert.That(restrictions, Has.Count.EqualTo(4));
            Assert.That(
                restrictions[1]!.ToJsonString(),
                Is.EqualTo("""{"rank":1,"dimension":3,"flats":6,"regions":6,"characteristicPolynomial":[1,-3,2,0]}"""));
            Assert.That((double?)json["flatsSeconds"], Is.GreaterThan(0));
        });
    }

    [Test]
    public void Each_is_told_only_where_it_is_asked_for()
    {
        JsonObject faces = CliRun.Of("arrangement", "--family", "braid:3", "--faces", "--json").Json();
        JsonObject flats = CliRun.Of("arrangement", "--family", "braid:3", "--flats", "--regions-only", "--json").Json();
        JsonObject neither = CliRun.Of("arrangement", "--family", "braid:3", "--json").Json();

        Assert.That(faces.ContainsKey("faces") && !faces.ContainsKey("flats"), Is.True);
        Assert.That((bool?)faces["methodsAgree"], Is.True);
        Assert.That(flats.ContainsKey("flats") && !flats.ContainsKey("faces") && !flats.ContainsKey("eulerHolds"), Is.True);
        Assert.That(flats.ContainsKey("characteristicPolynomial"), Is.False);
        Assert.That(neither.ContainsKey("faces") || neither.ContainsKey("flats") || neither.ContainsKey("flatsSeconds"), Is.False);
    }

    [Test]
    public void Text_has_a_line_for_each()
    {
        string output = CliRun.Of("arrangement", "--family", "typeB:3", "--faces", "--flats").Output;

        Assert.That(output, Does.Contain("faces        1, 26, 72, 48 of dimension 0 to 3; Euler's relation holds\n"));
        Assert.That(output, Does.Contain("flats        24 in all; 1, 9, 13, 1 of rank 0 to 3\n"));
        Assert.That(output, Does.Contain("whitney      1, -9, 23, -15 (first kind, by rank)\n"));
        Assert.That(output, Does.StartWith("48 chambers"));
    }

    [Test]
    public void Budgets_leave_out_what_is_not_whole_and_give_exit_code_4()
    {
        string[] line = ["arrangement", "--family", "braid:4", "--polynomial-only", "--flats", "--faces", "--max-regions", "14"];
        CliRun text = CliRun.Of(line);
        CliRun json = CliRun.Of([.. line, "--json"]);
        CliRun time = CliRun.Of(
            "arrangement", "--family", "resonance:8", "--regions-only", "--engine", "lp", "--max-regions", "3", "--flats",
            "--timeout", "0.2", "--json");

        Assert.Multiple(() =>
        {
            Assert.That(text.ExitCode, Is.EqualTo(4));
            Assert.That(text.Output, Does.StartWith("24 chambers (0 bounded, 0 relatively bounded); PARTIAL: no flats, stopped by --max"));
            Assert.That(text.Output, Does.Contain("flats        PARTIAL: not all were found, stopped by --max-regions\n"));
            Assert.That(json.ExitCode, Is.EqualTo(4));
            Assert.That((bool?)json.Json()["complete"], Is.False);
            Assert.That((long?)json.Json()["regions"], Is.EqualTo(24));
            Assert.That(json.Json().ContainsKey("faces") || json.Json().ContainsKey("flats"), Is.False);
            Assert.That(time.ExitCode, Is.EqualTo(4));
            Assert.That((bool?)time.Json()["complete"], Is.False);
            Assert.That((double?)time.Json()["flatsSeconds"], Is.LessThan(60));
        });
    }
}
