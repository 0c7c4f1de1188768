using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Core.Polytopes;

/// <summary>Exact polyhedra with both descriptions.</summary>
public sealed class PolyhedronTests
{
    /// <summary>f-vectors of cubes, simplices and cross polytopes in closed form.</summary>
    [Test]
    public void Knows_the_faces_of_classical_polytopes([Values(1, 2, 3, 4)] int dimension)
    {
        Polyhedron cube = Of(HPolyhedron.Cube(dimension, 0, 1));
        Polyhedron simplex = Of(Simplex(dimension));
        Polyhedron cross = Of(Cross(dimension));

        for (int k = 0; k < dimension; k++)
        {
            Assert.That(cube.Faces()[k], Has.Length.EqualTo(Binomial(dimension, k) << (dimension - k)));
            Assert.That(simplex.Faces()[k], Has.Length.EqualTo(Binomial(dimension + 1, k + 1)));
            Assert.That(cross.Faces()[k], Has.Length.EqualTo(Binomial(dimension, k + 1) << (k + 1)));
        }

        Assert.That(cube.Faces()[dimension], Has.Length.EqualTo(1));
    }

    [Test]
    public void Knows_the_volume_of_classical_polytopes([Values(1, 2, 3, 4, 5)] int dimension)
    {
        BigInteger factorial = Factorial(dimension);
        Rational half = new(1, 2);

        Assert.That(Of(HPolyhedron.Cube(dimension, new Rational(-1, 3), 2)).Volume(), Is.EqualTo(Power(new Rational(7, 3), dimension)));
        Assert.That(Of(Simplex(dimension)).Volume(), Is.EqualTo(new Rational(1, factorial)));
        Assert.That(Of(Simplex(dimension)).Centroid(), Is.EqualTo(Enumerable.Repeat(new Rational(1, dimension + 1), dimension)));
        Assert.That(Of(Cross(dimension)).Volume(), Is.EqualTo(new Rational(BigInteger.One << dimension, factorial)));
        Assert.That(Of(Cross(dimension)).Centroid(), Is.EqualTo(Enumerable.Repeat(Rational.Zero, dimension)));
        Assert.That(Of(HPolyhedron.Cube(dimension, 0, 1)).Centroid(), Is.EqualTo(Enumerable.Repeat(half, dimension)));
    }

    [Test]
    public void Forms_that_repeat_or_imply_each_other_are_one_facet()
    {
        HPolyhedron set = TestDomains.Of("1 0 | 0", "2 0 | 0", "1 0 | 1", "0 1 | 0", "1 1 | 0", "-1 -1 | 1");
        HPolyhedron all = new(
            [null, null], [null, null], [new HalfSpace([1, 0], 0), new HalfSpace([0, 0], 3), .. set.HalfSpaces, .. Rows(set)]);

        Polyhedron triangle = Of(all);

        Assert.That(triangle.Facets, Has.Length.EqualTo(3));
        Assert.That(triangle.VertexCount, Is.EqualTo(3));
        Assert.That(Enumerable.Range(0, 3).Select(triangle.Label), Does.Contain(0), "of equal forms the first");
        Assert.That(triangle.Volume(), Is.EqualTo(new Rational(1, 2)));
        Assert.That(Enumerable.Range(0, 3).Select(f => triangle.GeneratorsOn(f).Length), Is.All.EqualTo(2));
    }

    [TestCase("1 0 | 0", "-1 0 | 0", TestName = "A set of lower dimension has no interior")]
    [TestCase("1 0 | 0", "-1 0 | -1", TestName = "An empty set has no interior")]
    [TestCase("0 0 | -1", "1 0 | 0", TestName = "A false constant has no interior")]
    public void Has_no_interior(string first, string second)
    {
        HalfSpace[] rows = [TestDomains.HalfSpaceOf(Nets.ParseRow(first)), TestDomains.HalfSpaceOf(Nets.ParseRow(second))];

        Assert.That(Polyhedron.FromHalfSpaces(new HPolyhedron([null, null], [null, null], [.. rows])), Is.Null);
    }

    [Test]
    public void Unbounded_polyhedra_have_rays_and_lines()
    {
        Polyhedron space = Of(HPolyhedron.WholeSpace(2));
        Polyhedron strip = Of(TestDomains.Of("1 1 | 0", "-1 -1 | 1"));
        Polyhedron quadrant = Of(TestDomains.Of("1 0 | -1", "0 1 | -2"));

        Assert.That((space.VertexCount, space.RayCount, space.Lineality.RowCount, space.Facets.Length), Is.EqualTo((1, 0, 2, 0)));
        Assert.That((strip.VertexCount, strip.RayCount, strip.Facets.Length, strip.IsBounded), Is.EqualTo((2, 0, 2, false)));
        Assert.That(strip.Lineality.Row(0).ToArray(), Is.EqualTo((BigInteger[])[1, -1]));
        Assert.That(Enumerable.Range(0, 2).Select(v => strip.Vertex(v)[0]), Is.All.EqualTo(Rational.Zero), "zero at the pivot");
        Assert.That((quadrant.VertexCount, quadrant.RayCount), Is.EqualTo((1, 2)));
        Assert.That(quadrant.Vertex(0), Is.EqualTo((Rational[])[1, 2]));
        Assert.That(Enumerable.Range(0, 2).Select(i => string.Join(' ', quadrant.Ray(i))), Is.EquivalentTo((string[])["1 0", "0 1"]));
        Assert.That(strip.Faces().Select(level => level.Length), Is.EqualTo((int[])[0, 2, 1]));
        Assert.That(quadrant.Faces().Select(level => level.Length), Is.EqualTo((int[])[1, 2, 1]));
        Assert.That((space.Volume(), strip.Volume(), quadrant.Centroid()), Is.EqualTo(((Rational?)null, (Rational?)null, (object?)null)));
    }

    [Test]
    public void Agrees_with_the_naive_cone([Values] DomainKind kind, [Values(1, 2, 3)] int dimension)
    {
        Random random = new(((int)kind * 10) + dimension);
        for (int trial = 0; trial < 12; trial++)
        {
            HPolyhedron set = RandomDomains.Draw(random, kind, dimension);
            for (int extra = random.Next(3); extra > 0; extra--)
            {
                set = TestDomains.Cut(set, RandomDomains.Around(random, new Rational[dimension]));
            }

            if (Polyhedron.FromHalfSpaces(set) is not { } polyhedron)
            {
                continue;
            }

            PolyhedronAssert.IsConeOf(
                polyhedron,
                [.. Rows(set).Where(row => !row.Normal.All(entry => entry.IsZero)).Select(row => (Rational[])[.. row.Normal, row.Offset])]);
        }
    }

    [Test]
    public void A_split_loses_nothing([Values(1, 2, 3, 4)] int dimension)
    {
        Random random = new(dimension);
        int splits = 0;
        for (int trial = 0; trial < 8; trial++)
        {
            List<Polyhedron> parts = [Of(HPolyhedron.Cube(dimension, -1, 1))];
            List<HalfSpace> rows = [];
            for (int cut = 0; cut < (dimension == 4 ? 4 : 5); cut++)
            {
                HalfSpace row = RandomDomains.Around(random, new Rational[dimension]);
                IntegerForm form = IntegerForm.FromRationals(row.Normal.AsSpan(), row.Offset - 1);
                List<Polyhedron> next = [];
                foreach (Polyhedron part in parts)
                {
                    (Polyhedron? negative, Polyhedron? positive) = part.Split(form, label: 100 + cut);
                    Assert.That((negative?.Volume() ?? 0) + (positive?.Volume() ?? 0), Is.EqualTo(part.Volume()));
                    if (negative is not null && positive is not null)
                    {
                        splits++;
                        CheckSection(part, negative, positive, form, 100 + cut);
                    }

                    next.AddRange(((Polyhedron?[])[negative, positive]).OfType<Polyhedron>());
                }

                parts = next;
            }

            Assert.That(parts.Aggregate(Rational.Zero, (sum, part) => sum + part.Volume()!.Value), Is.EqualTo((Rational)(1 << dimension)));
            Assert.That(parts.Select(EulerSum), Is.All.EqualTo(1), "a polytope with itself as a face");
        }

        Assert.That(splits, Is.GreaterThan(10), "too few cuts to tell anything");
    }

    [Test]
    public void A_section_that_only_touches_is_a_face()
    {
        Polyhedron cube = Of(HPolyhedron.Cube(3, 0, 1));

        Polyhedron facet = cube.Section(Form("1 0 0 | 0"))!;
        Polyhedron edge = cube.Section(Form("1 1 0 | 0"))!;
        Polyhedron vertex = cube.Section(Form("1 1 1 | 0"))!;

        Assert.That((facet.Dimension, facet.VertexCount, facet.Facets.Length, facet.Volume()), Is.EqualTo((2, 4, 4, (Rational?)0)));
        Assert.That((edge.Dimension, edge.VertexCount, edge.Facets.Length), Is.EqualTo((1, 2, 2)));
        Assert.That((vertex.Dimension, vertex.VertexCount, vertex.Facets.Length), Is.EqualTo((0, 1, 0)));
        Assert.That(cube.Section(Form("1 1 1 | 1")), Is.Null);
        Assert.That(facet.Section(Form("0 1 0 | -1/2"))!.VertexCount, Is.EqualTo(2), "a section of a section");
    }

    [Test]
    public void A_cut_through_lines_moves_everything_onto_the_hyperplane()
    {
        Polyhedron slab = Of(TestDomains.Of("1 0 0 | 1", "-1 0 0 | 1"));

        (Polyhedron? negative, Polyhedron? positive) = slab.Split(Form("1 2 0 | 3"));
        Polyhedron section = slab.Section(Form("1 2 0 | 3"))!;

        Assert.That((negative!.RayCount, positive!.RayCount, negative.Lineality.RowCount), Is.EqualTo((1, 1, 1)));
        Assert.That((section.Dimension, section.VertexCount, section.RayCount, section.Lineality.RowCount), Is.EqualTo((2, 2, 0, 1)));
        Assert.That(Enumerable.Range(0, 2).Select(v => section.Vertex(v)[1]), Is.EquivalentTo((Rational[])[-1, -2]));
    }

    [Test]
    public void A_simplex_has_the_volume_of_its_determinant([Values(1, 2, 3, 4, 5)] int dimension)
    {
        Random random = new(50 + dimension);
        for (int trial = 0; trial < 6; trial++)
        {
            (HPolyhedron set, Rational[][] vertices) = Simplices.Draw(random, dimension);
            Polyhedron simplex = Of(set);

            Assert.That(simplex.Volume(), Is.EqualTo(Simplices.Volume(vertices)));
            Assert.That(
                simplex.Centroid(),
                Is.EqualTo(Enumerable.Range(0, dimension).Select(k =>
                    vertices.Aggregate(Rational.Zero, (sum, v) => sum + v[k]) / (dimension + 1))));
            Assert.That(
                Enumerable.Range(0, dimension + 1).Select(v => string.Join(' ', simplex.Vertex(v))), Is.EquivalentTo(
                    vertices.Select(v => string.Join(' ', v))));
        }
    }

    // The section is what the two sides have in common, and the cut is a facet of both.
    private static void CheckSection(Polyhedron part, Polyhedron negative, Polyhedron positive, IntegerForm form, int label)
    {
        Polyhedron section = part.Section(form)!;
        string[] generators =
        [
            .. Enumerable.Range(0, section.GeneratorCount).Select(v => PolyhedronAssert.GeneratorOf(section, v))
                .Order(StringComparer.Ordinal),
        ];
        foreach (Polyhedron side in (Polyhedron[])[negative, positive])
        {
            int facet = Enumerable.Range(0, side.Facets.Length).Single(f => side.Label(f) == label);
            Assert.That(
                side.GeneratorsOn(facet).Select(v => PolyhedronAssert.GeneratorOf(side, v)).Order(StringComparer.Ordinal), Is.EqualTo(
                    generators));
        }

        Assert.That(section.Dimension, Is.EqualTo(part.Dimension - 1));
        Assert.That(EulerSum(section), Is.EqualTo(1));
    }

    private static int EulerSum(Polyhedron polytope) =>
        polytope.Faces().Select((level, k) => k % 2 == 0 ? level.Length : -level.Length).Sum();

    private static Polyhedron Of(HPolyhedron set) => Polyhedron.FromHalfSpaces(set)!;

    private static IEnumerable<HalfSpace> Rows(HPolyhedron set) =>
        set.Forms().Select(form => new HalfSpace([.. form.Coefficients[..^1].ToArray().Select(entry => (Rational)entry)], form.Constant));

    private static IntegerForm Form(string row) => IntegerForm.FromRationals(Nets.ParseRow(row).AsSpan()[..^1], Nets.ParseRow(row)[^1]);

    private static HPolyhedron Simplex(int dimension) => HPolyhedron.FromHalfSpaces(
        dimension,
        [
            .. Enumerable.Range(0, dimension).Select(
                k => new HalfSpace([.. Enumerable.Range(0, dimension).Select(j => (Rational)(j == k ? 1 : 0))], 0)),
            new HalfSpace([.. Enumerable.Repeat(Rational.MinusOne, dimension)], 1),
        ]);

    // |x_1| + ... + |x_d| <= 1.
    private static HPolyhedron Cross(int dimension) => HPolyhedron.FromHalfSpaces(
        dimension,
        Enumerable.Range(0, 1 << dimension).Select(signs =>
            new HalfSpace([.. Enumerable.Range(0, dimension).Select(k => (Rational)(((signs >> k) & 1) == 0 ? 1 : -1))], 1)));

    private static int Binomial(int n, int k) => k > n ? 0 : Enumerable.Range(1, k).Aggregate(1, (product, i) => product * (n - k + i) / i);

    private static BigInteger Factorial(int n) => Enumerable.Range(1, n).Aggregate(BigInteger.One, (product, i) => product * i);

    private static Rational Power(Rational value, int exponent) =>
        Enumerable.Repeat(value, exponent).Aggregate(Rational.One, (product, factor) => product * factor);
}
