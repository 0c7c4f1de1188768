using NUnit.Framework;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Cli;

namespace Polyhedra.Tests.Domains;

internal sealed class CddDomainTests
{
    private const string Cube = "1 0 0 0\n1 1 0 0\n1 0 1 0\n1 1 1 0\n1 0 0 1\n1 1 0 1\n1 0 1 1\n1 1 1 1";
    private static readonly string Network = Repository.Data("networks", "3-16-16-1.json");

    [TestCase("box:0,1", 8, Cube, TestName = "a cube")]
    [TestCase("box:0,1", 10, Cube + "\n1 1/2 1/2 1/2\n1 0.5 0 0", TestName = "a cube with points that are no vertices")]
    [TestCase("0 1 0 0;0 0 1 0;0 0 0 1;1 -1 -1 -1", 4, "1 0 0 0\n1 1 0 0\n1 0 1 0\n1 0 0 1", TestName = "a simplex")]
    [TestCase(
        "0 1 0 0;0 0 1 0;0 0 0 1;1 -1 1 1", 6, "1 0 0 0\n1 1 0 0\n0 1 1 0\n0 1 0 1\n0 0 1 0\n0 0 0 1",
        TestName = "an unbounded polyhedron")]
    [TestCase("0 1 0 0;0 0 1 0;0 1 1 -1;0 0 0 1", 5, "1 0 0 0\n0 1 0 0\n0 0 1 0\n0 1 0 1\n0 0 1 1", TestName = "a cone")]
    [TestCase(
        "0 1 0 0;0 -1 0 0;0 0 1 0;1 0 -1 0", 3, "1 0 0 0\n1 0 1 0\n0 0 0 1", TestName = "a strip, with a line",
        Description = "linearity 1 3")]
    [TestCase("-1 1 1 1;1 -1 -1 -1;0 1 0 0;0 0 1 0;0 0 0 1", 3, "1 1 0 0\n1 0 1 0\n1 0 0 1", TestName = "a triangle in space")]
    [TestCase("-1 1 0 0;1 -1 0 0;-2 0 1 0;2 0 -1 0;-3 0 0 1;3 0 0 -1", 1, "1 1 2 3", TestName = "a point")]
    [TestCase("0 1 0 0;0 -1 0 0;0 0 1 0;1 0 -1 0", 4, "1 0 0 0\n1 0 1 5\n0 0 0 1\n0 0 0 -2", TestName = "a strip, with opposite rays")]
    [TestCase("all", 5, "1 0 0 0\n0 1 0 0\n0 0 1 0\n0 0 0 1\n0 -1 -2 -1", TestName = "all of space, by rays")]
    [TestCase("all", 4, "1 0 0 0\n0 1 0 0\n0 0 1 0\n0 0 0 1", TestName = "all of space", Description = "linearity 3 2 3 4")]
    public void A_v_representation_equals_its_h_form(string expected, int count, string rows)
    {
        using TemporaryFolder folder = new();
        string linearity = (string?)TestContext.CurrentContext.Test.Properties.Get("Description") ?? "* none";
        string type = rows.Contains('.', StringComparison.Ordinal) ? "real" : "rational";
        string ext = folder.Write("p.ext", $"V-representation\n{linearity}\nbegin\n{count} 4 {type}\n{rows}\nend\n");
        string h = expected;
        if (char.IsDigit(expected[0]) || expected[0] == '-')
        {
            string[] lines = expected.Split(';');
            h = folder.Write("p.ine", $"name\nH-representation\nbegin\n{lines.Length} 4 integer\n{string.Join('\n', lines)}\nend\n");
        }

        Assert.That(Canonical(DomainText.Parse(ext, 3)), Is.EqualTo(Canonical(DomainText.Parse(h, 3))));
        CliRun left = CliRun.Of("count", Network, "--domain", ext);
        CliRun right = CliRun.Of("count", Network, "--domain", h);
        Assert.That(left.ExitCode, Is.Zero, left.Error);
        Assert.That(left.Output.Split('\n')[..2], Is.EqualTo(right.Output.Split('\n')[..2]));
    }

    /// <summary>Vertices and rays of random polyhedra, written and read, give the facets again.</summary>
    [Test]
    public void Generators_of_random_polyhedra_give_their_facets_again([Range(1, 60)] int seed)
    {
        Random random = new(seed);
        int dimension = random.Next(1, 5);
        Polyhedron? polyhedron = Polyhedron.FromHalfSpaces(HPolyhedron.FromHalfSpaces(
            dimension, Enumerable.Range(0, random.Next(dimension, dimension + 5)).Select(_ => new HalfSpace(
                [.. Enumerable.Range(0, dimension).Select(_ => (Rational)random.Next(-2, 3))], new Rational(random.Next(0, 5), 2)))));
        if (polyhedron is null || polyhedron.VertexCount == 0)
        {
            Assert.Pass("Nothing drawn that has a vertex.");
            return;
        }

        List<string> rows = [];
        for (int v = 0; v < polyhedron.VertexCount; v++)
        {
            rows.Add($"1 {string.Join(' ', polyhedron.Vertex(v))}");
        }

        for (int r = 0; r < polyhedron.RayCount; r++)
        {
            rows.Add($"0 {string.Join(' ', polyhedron.Ray(r))}");
        }

        int lines = polyhedron.Lineality.RowCount;
        string linearity = $"linearity {lines} {string.Join(' ', Enumerable.Range(rows.Count + 1, lines))}";
        for (int l = 0; l < lines; l++)
        {
            rows.Add($"0 {string.Join(' ', polyhedron.Lineality.Row(l).ToArray())}");
        }

        using TemporaryFolder folder = new();
        string path = folder.Write(
            "p.ext", $"V-representation\n{linearity}\nbegin\n{rows.Count} {dimension + 1} rational\n{string.Join('\n', rows)}\nend\n");
        Assert.That(Canonical(DomainText.Parse(path, dimension)), Is.EqualTo(Canonical(polyhedron)));
    }

    [Test]
    public void Linearity_and_nonnegative_are_equations_and_bounds()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write(
            "p.ine", "H-representation\nlinearity 1 2\nnonnegative\nbegin\n3 4 real\n4 -1 0 0\n-1 0.5 1 0\n1 0 0 0\nend\n");

        CliRun count = CliRun.Of("regions", Network, "--domain", path, "--fields", "vertices", "--max-regions", "1");
        Assert.That(count.ExitCode, Is.AnyOf(0, 4), count.Error);
        HPolyhedron domain = DomainText.Parse(path, 3);
        Assert.That(domain.Lower, Is.EqualTo((Rational?[])[0, 0, 0]));
        Assert.That(domain.Upper, Is.EqualTo((Rational?[])[4, null, null]));
        Assert.That(domain.HalfSpaces, Is.EquivalentTo((HalfSpace[])[
            new HalfSpace([new Rational(1, 2), 1, 0], -1), new HalfSpace([new Rational(-1, 2), -1, 0], 1),
        ]));
    }

    [TestCase("p.ine", "begin\n1 3 rational\n1 1 1\nend", "rows of 4 numbers")]
    [TestCase("p.ine", "linearity 2 1\nbegin\n1 4 rational\n1 1 1 1\nend", "linearity")]
    [TestCase("p.ine", "linearity 1 2\nbegin\n1 4 rational\n1 1 1 1\nend", "from 1 to 1")]
    [TestCase("p.ine", "begin\n1 4 rational\n-1 0 0 0\nend", "row 1 holds nowhere")]
    [TestCase("p.ine", "linearity 1 1\nbegin\n1 4 rational\n1 0 0 0\nend", "row 1 holds nowhere")]
    [TestCase("p.ine", "begin\n2 4 rational\n1 1 0 0\nend", "expected 2 rows, got 1")]
    [TestCase("p.ine", "begin\n1 4 float\n1 1 0 0\nend", "m n real")]
    [TestCase("p.ext", "V-representation\nbegin\n1 4 rational\n0 1 0 0\nend", "expected a vertex")]
    [TestCase("p.ext", "V-representation\nbegin\n1 4 rational\n2 1 0 0\nend", "begin with 1 (a vertex) or 0")]
    [TestCase("p.ext", "V-representation\nlinearity 1 1\nbegin\n1 4 rational\n1 1 0 0\nend", "begin with 1 (a vertex) or 0")]
    [TestCase("p.ext", "V-representation\nbegin\n1 4 rational\n1 1 0 x\nend", "x")]
    [TestCase("p.json", "V-representation\nbegin\n1 4 rational\n1 1 0 0\nend", ".ext")]
    public void A_malformed_file_is_refused_in_one_line(string name, string text, string word)
    {
        using TemporaryFolder folder = new();
        Bad.Expect(CliRun.Of("count", Network, "--domain", folder.Write(name, text + "\n")), 3, name, word);
    }

    private static string[] Canonical(HPolyhedron set)
    {
        if (Polyhedron.FromHalfSpaces(set) is { } whole)
        {
            return Canonical(whole);
        }

        FlatDomain flat = FlatDomain.Of(set)!;
        return
        [
            .. flat.Coordinates.Select(coordinate => $"x{coordinate}"), .. flat.Slice.Points.Select(point => string.Join(' ', point)),
            .. Canonical(Polyhedron.FromHalfSpaces(flat.Inside)!),
        ];
    }

    // Vertices, rays and lines, each in order.
    private static string[] Canonical(Polyhedron set)
    {
        IEnumerable<string> vertices = Enumerable.Range(0, set.VertexCount).Select(v => "v " + string.Join(' ', set.Vertex(v)));
        IEnumerable<string> rays = Enumerable.Range(0, set.RayCount).Select(r => "r " + string.Join(' ', set.Ray(r)));
        IntegerMatrix lines = set.Lineality;
        IEnumerable<string> basis = Enumerable.Range(0, lines.RowCount).Select(l => "l " + string.Join(' ', lines.Row(l).ToArray()));
        return [.. vertices.Concat(rays).Concat(basis).Order(StringComparer.Ordinal)];
    }
}
