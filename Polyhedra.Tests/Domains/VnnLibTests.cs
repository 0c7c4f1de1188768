using System.IO.Compression;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Cli;
using Polyhedra.Tests.Oracles;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Domains;

internal sealed class VnnLibTests
{
    private const string Declarations = "(declare-const X_0 Real)\n(declare-const X_1 Real) ; a comment (\n(declare-const Y_0 Real)\n";
    private const string Box = "(assert (>= X_0 -1))(assert (<= X_0 0.5))(assert (<= 0 X_1))(assert (>= 3/2 X_1))";
    private static readonly string Network = Repository.Data("networks", "2-16-16-1.json");

    [TestCase(Box)]
    [TestCase("(assert (and (>= X_0 (- 1)) (<= X_0 (/ 1 2)) (>= X_1 0) (<= (* 2 X_1) 3)))")]
    [TestCase("(assert (>= (+ X_0 1 X_1) X_1))(assert (<= (- X_0) 1))(assert (< X_0 5e-1))(assert (>= X_1 0))(assert (<= X_1 1.5))")]
    [TestCase("(set-logic QF_LRA)(vnnlib-version 1.0)(assert (or (and (or " + Inner + ") (>= Y_0 0))))(check-sat)")]
    [TestCase(Box + "(assert (or (>= Y_0 1) (<= (* Y_0 Y_0) X_0)))(assert true)(assert (<= 0 1))(assert (<= -3 X_0))")]
    public void One_box_is_read_in_all_its_forms(string text)
    {
        DomainList domains = Read(Declarations + text);

        Assert.That(domains.Pieces, Has.Length.EqualTo(1));
        Assert.That(domains.Pieces[0].Lower, Is.EqualTo((Rational?[])[-1, 0]));
        Assert.That(domains.Pieces[0].Upper, Is.EqualTo((Rational?[])[new Rational(1, 2), new Rational(3, 2)]));
        Assert.That(domains.Pieces[0].HalfSpaces, Is.Empty);
    }

    private const string Inner = "(and (>= X_0 -1) (<= X_0 0.5) (>= X_1 0) (<= X_1 1.5))";

    [Test]
    public void Rows_of_several_inputs_are_half_spaces_and_equations_two_of_them()
    {
        DomainList domains = Read(Declarations + Box + "(assert (<= (+ X_0 (* -2 X_1) 1) (/ X_0 3)))(assert (= (- X_0 X_1) 0.25))");

        HalfSpace row = new([new Rational(-2, 3), 2], -1);
        HalfSpace equation = new([-1, 1], new Rational(1, 4));
        HalfSpace opposite = new([1, -1], new Rational(-1, 4));
        Assert.That(domains.Pieces[0].HalfSpaces, Is.EquivalentTo((HalfSpace[])[row, equation, opposite]));
    }

    [Test]
    public void A_compressed_file_is_read_and_what_is_not_used_is_told()
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("spec.vnnlib.gz");
        using (GZipStream file = new(File.Create(path), CompressionLevel.Fastest))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(
                Declarations + Box + "(assert (or (< X_0 -5) (> X_0 -7) (and (<= X_0 -3) (>= X_0 -2))))(assert (<= Y_0 1))"));
        }

        DomainList domains = DomainText.ParseList(path, 2);
        Assert.That(domains.Notes, Is.EqualTo((string[])[
            "1 inequalities with outputs are not used: the domain is that of the inputs alone",
            "2 strict inequalities are read as their closures", "2 pieces are empty and left out",
        ]));
        CliRun count = CliRun.Of("count", Network, "--domain", path, "--json");
        Assert.That(JsonNode.Parse(count.Output)!["domainNotes"]!.AsArray(), Has.Count.EqualTo(3), count.Error);
    }

    [TestCase("(assert (<= X_0 1)", ":4: a parenthesis that is not closed")]
    [TestCase("(assert (<= X_0 1)))", ":4: a parenthesis that was not opened")]
    [TestCase("(assert (<= X_2 1))", ":4: expected a number or a declared variable, got \"X_2\"")]
    [TestCase("(assert (<= X_0 one))", "\"one\"")]
    [TestCase("(assert (<= (* X_0 X_1) 1))", "(* X_0 X_1)")]
    [TestCase("(assert (<= (/ 1 X_0) 1))", "expected a linear term")]
    [TestCase("(assert (<= X_0))", "two sides")]
    [TestCase("(assert (not (<= X_0 1)))", "expected and, or, or a comparison")]
    [TestCase("(declare-const X_0 Real)", "expected X_2 as the next input")]
    [TestCase("(declare-const Y_0 Real)", "declared twice")]
    [TestCase("(declare-const X_2 Int)", "to be Real")]
    [TestCase("(declare-const Z_0 Real)", "X_i or Y_i")]
    [TestCase("(declare-const X_2 Real)", "declares 3 inputs X_i, but the network has 2")]
    [TestCase("(vnnlib-version 2.0)", "VNN-LIB 2")]
    [TestCase("(minimize X_0)", "expected declare-const or assert")]
    [TestCase("X_0", ":4: expected a command in parentheses")]
    [TestCase("(assert (<= X_0 1/0))", "1/0")]
    [TestCase("(assert (<= X_0 0))(assert (>= X_0 1))", "no input satisfies the assertions")]
    [TestCase("(assert (and (or) (<= X_0 0)))", "no input satisfies the assertions")]
    [TestCase("(assert (<= (+ X_0 X_1) 0))(assert (>= (+ X_0 X_1) 1))", "no point satisfies")]
    public void A_malformed_specification_is_refused_in_one_line(string text, string word)
    {
        using TemporaryFolder folder = new();
        Bad.Expect(CliRun.Of("count", Network, "--domain", folder.Write("spec.vnnlib", Declarations + text)), 3, word);
    }

    [Test]
    public void A_hostile_specification_is_refused_soon()
    {
        using TemporaryFolder folder = new();
        string deep = new string('(', 100_000) + new string(')', 100_000);
        string product = string.Concat(Enumerable.Repeat("(assert (or (<= X_0 1) (<= X_0 2) (<= X_0 3) (<= X_0 4)))", 40));
        string power = $"(assert (<= X_0 {string.Concat(Enumerable.Repeat("(* 1e9999 ", 150))}1{new string(')', 150)}))";
        foreach ((string text, string word) in ((string, string)[])[
            (deep, "200 deep"), (product, "16384 pieces"), (power, "bits"), (new string('9', 100_000), "characters")])
        {
            Bad.Expect(CliRun.Of("count", Network, "--domain", folder.Write("spec.vnnlib", Declarations + text)), 3, word);
        }

        File.WriteAllBytes(folder.Path("bytes.vnnlib"), [0xff, 0xfe, 0x28]);
        Bad.Expect(CliRun.Of("count", Network, "--domain", folder.Path("bytes.vnnlib")), 3, "cannot be read");
        File.WriteAllBytes(folder.Path("bytes.vnnlib.gz"), [0x1f, 0x8b, 8, 0, 0, 0]);
        Bad.Expect(CliRun.Of("count", Network, "--domain", folder.Path("bytes.vnnlib.gz")), 3);
        Bad.Expect(CliRun.Of("count", Network, "--domain", folder.Path("none.vnnlib")), 3, "no such file");
    }

    /// <summary>The union of boxes by a naive enumerator: the patterns of each, each once.</summary>
    [Test]
    public void Overlapping_boxes_are_counted_each_and_the_patterns_of_all_once([Range(1, 12)] int seed)
    {
        Random random = new(seed);
        Network network = RandomNets.DrawGates(random, (WeightKind)(seed % 3), 2, 6);
        using TemporaryFolder folder = new();
        string path = folder.Path("net.json");
        using (FileStream file = File.Create(path))
        {
            NetworkWriter.Write(network, file);
        }

        List<string> boxes = [];
        HashSet<string> union = new(StringComparer.Ordinal);
        List<int> each = [];
        for (int b = 0; b < 3; b++)
        {
            Rational[] lower = [(Rational)random.Next(-8, 1) / 4, (Rational)random.Next(-8, 1) / 4];
            Rational[] upper = [lower[0] + ((Rational)random.Next(1, 9) / 4), lower[1] + ((Rational)random.Next(1, 9) / 4)];
            boxes.Add($"(and (>= X_0 {lower[0]}) (<= X_0 {upper[0]}) (>= X_1 {lower[1]}) (<= X_1 {upper[1]}) (>= Y_0 {b}))");
            string[] patterns = [.. NaiveEnumerator.Enumerate(network, HPolyhedron.Box(lower, upper)).Keys];
            union.UnionWith(patterns);
            each.Add(patterns.Length);
        }

        string spec = folder.Write("spec.vnnlib", $"{Declarations}(assert (or {string.Join('\n', boxes)}))");
        JsonNode json = JsonNode.Parse(CliRun.Of("count", path, "--domain", spec, "--json").Output)!;

        Assert.That((long)json["unionActivationRegions"]!, Is.EqualTo(union.Count));
        Assert.That(json["boxes"]!.AsArray().Select(box => (int)box!["activationRegions"]!), Is.EqualTo(each));
        for (int b = 0; b < 3; b++)
        {
            JsonNode one = JsonNode.Parse(CliRun.Of("count", path, "--domain", spec, "--box", $"{b}", "--json").Output)!;
            Assert.That((int)one["activationRegions"]!, Is.EqualTo(each[b]));
        }
    }

    [Test]
    public void Boxes_in_one_hull_have_a_union_and_others_have_none()
    {
        using TemporaryFolder folder = new();
        string one = folder.Write(
            "one.vnnlib",
            Declarations + "(assert (= X_0 0.5))(assert (or (and (>= X_1 -1) (<= X_1 0.5)) (and (>= X_1 0) (<= X_1 1))))");
        string two = folder.Write(
            "two.vnnlib",
            Declarations + "(assert (<= X_1 1))(assert (>= X_1 -1))(assert (or (= X_0 0.5) (and (>= X_0 0) (<= X_0 1))))");

        JsonNode whole = JsonNode.Parse(CliRun.Of("count", Network, "--domain", "box:1/2,1/2;-1,1", "--json").Output)!;
        JsonNode union = JsonNode.Parse(CliRun.Of("count", Network, "--domain", one, "--json").Output)!;
        Assert.That((long)union["unionActivationRegions"]!, Is.EqualTo((long)whole["activationRegions"]!));
        JsonNode none = JsonNode.Parse(CliRun.Of("count", Network, "--domain", two, "--json").Output)!;
        Assert.That(none["unionActivationRegions"], Is.Null);
        Assert.That((int)none["boxes"]![0]!["hull"]!["dimension"]!, Is.EqualTo(1));
        Assert.That(CliRun.Of("count", Network, "--domain", two).Output, Does.StartWith("2 domains; no count of their union"));
        Bad.Expect(CliRun.Of("regions", Network, "--domain", one), 3, "--box");
        Bad.Expect(CliRun.Of("count", Network, "--domain", one, "--box", "2"), 3, "counted from 0");
        Bad.Expect(CliRun.Of("count", Network, "--domain", one, "--certificate", folder.Path("no")), 3, "--box");
    }

    private static DomainList Read(string text)
    {
        using TemporaryFolder folder = new();
        return DomainText.ParseList(folder.Write("spec.vnnlib", text), 2);
    }
}
