using System.Collections.Immutable;
using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Cli;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Local.Slices;

internal sealed class FlatDomainTests
{
    private const string PropertyFour = "box:-0.30353115613746867,-0.29855281193475053;-0.009549296585513092,0.009549296585513092;0,0;"
        + "0.3181818181818182,0.5;0.08333333333333333,0.16666666666666666";

    /// <summary>A flat through random points, cut with a box: once by equations, once by inequalities that imply them, once as a slice
    /// through other points of the flat. All kernels count the same.</summary>
    [Test]
    public void Planted_equations_count_as_the_slice_through_the_same_flat([Range(1, 200)] int seed)
    {
        Random random = new(seed);
        int inputs = random.Next(2, 5);
        int dimension = random.Next(1, inputs);
        Network network = seed % 2 == 0
            ? RandomNets.Draw(random, (WeightKind)(seed % 3), inputs, 6) : RandomNets.DrawGates(random, (WeightKind)(seed % 3), inputs, 5);
        AffineSlice flat = DrawFlat(random, inputs, dimension);
        HPolyhedron box = HPolyhedron.Cube(inputs, -3, 4);
        FlatDomain planted = FlatDomain.Of(With(box, Equations(flat), isImplied: false))!;
        FlatDomain implied = FlatDomain.Of(With(box, Equations(flat), isImplied: true))!;
        HPolyhedron onSlice = flat.PullBack(box);
        RegionCounts expected = RegionCounter.Count(flat.Compose(network), onSlice);

        Assert.Multiple(() =>
        {
            foreach (FlatDomain domain in (FlatDomain[])[planted, implied])
            {
                Assert.That(domain.Dimension, Is.EqualTo(dimension));
                Assert.That(domain.HasHullOf(planted), Is.True);
                foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Vertex])
                {
                    RegionCounts counts = RegionCounter.Count(domain.Compose(network), domain.Inside, engine: engine);
                    Assert.That(counts.Summary.ActivationRegions, Is.EqualTo(expected.Summary.ActivationRegions));
                    Assert.That(counts.BoundedRegions, Is.EqualTo(expected.BoundedRegions));
                    Assert.That(counts.AdjacentPairs, Is.EqualTo(expected.AdjacentPairs));
                    Assert.That(counts.LinearRegions, Is.EqualTo(expected.LinearRegions));
                    Assert.That(counts.AffinePieces, Is.EqualTo(expected.AffinePieces));
                }
            }
        });
    }

    [Test]
    public void The_multipliers_prove_the_hull([Range(1, 40)] int seed)
    {
        Random random = new(seed);
        int inputs = random.Next(1, 5);
        AffineSlice flat = DrawFlat(random, inputs, random.Next(0, inputs));
        FlatDomain domain = FlatDomain.Of(With(HPolyhedron.Cube(inputs, -3, 4), Equations(flat), isImplied: seed % 2 == 0))!;
        IntegerForm[] forms = [.. domain.Domain.Forms()];

        Assert.That(domain.Multipliers, Has.Count.EqualTo(forms.Length).And.All.GreaterThanOrEqualTo(Rational.Zero));
        for (int k = 0; k <= inputs; k++)
        {
            Rational sum = Rational.Zero;
            for (int i = 0; i < forms.Length; i++)
            {
                sum += domain.Multipliers[i] * forms[i].Coefficients[k];
            }

            Assert.That(sum, Is.EqualTo(Rational.Zero));
        }

        // Points of the hull, and no others, are where the forms with multipliers vanish.
        int rank = IntegerMatrix.FromRationalRows(new RationalMatrix(
            forms.Length, inputs,
            [.. forms.Index().SelectMany(form => form.Item.Coefficients[..^1].ToArray()
                .Select(entry => domain.Multipliers[form.Index].IsZero ? Rational.Zero : entry))])).Rank();
        Assert.That(rank, Is.EqualTo(inputs - domain.Dimension));
        foreach (ImmutableArray<Rational> point in domain.Slice.Points)
        {
            BigInteger[] place = PrimitiveRow.FromRationals([.. point, Rational.One]);
            Assert.That(
                forms.Where((_, i) => !domain.Multipliers[i].IsZero).Select(form => form.SignAt(place)), Is.All.EqualTo(Sign.Zero));
        }
    }

    [TestCase("box:0,0;1,1;2,2", 0)]
    [TestCase("box:0,0;-1,1;2,2", 1)]
    [TestCase("box:0,0;-1,1;2,3", 2)]
    public void A_box_with_sides_of_length_0_has_the_other_inputs_as_coordinates(string text, int dimension)
    {
        FlatDomain flat = FlatDomain.Of(DomainText.Parse(text, 3))!;

        Assert.That(flat.Dimension, Is.EqualTo(dimension));
        Assert.That(flat.Coordinates, Is.EqualTo(Enumerable.Range(0, 3).Where(k => flat.Domain.Lower[k] != flat.Domain.Upper[k])));
        Assert.That(InteriorPoint.Find(flat.Inside), Is.Not.Null);
    }

    /// <summary>x >= 1, y >= 1, x + y &lt;= s: a triangle for s > 2, the point (1, 1) for s = 2, empty below.</summary>
    [Test]
    public void An_empty_domain_has_no_hull()
    {
        Assert.That(FlatDomain.Of(Corner(2))!.Slice.Points[0], Is.EqualTo((Rational[])[1, 1]));
        Assert.That(FlatDomain.Of(Corner(new Rational(19, 10))), Is.Null);
        Assert.That(FlatDomain.Of(new HPolyhedron([1], [0], [])), Is.Null);
        Assert.That(FlatDomain.Of(new HPolyhedron([0], [0], [new HalfSpace([Rational.One], -1)])), Is.Null);
        Assert.That(FlatDomain.Of(new HPolyhedron([0], [0], [new HalfSpace([Rational.Zero], -1)])), Is.Null);
    }

    /// <summary>ACAS Xu 1_1 on the input box of property 4 of VNN-COMP (benchmark acasxu, <c>prop_4.vnnlib</c>), in normalised coordinates:
    /// one input is fixed. The count is that of another program.</summary>
    [TestCase(Engine.Lp)]
    [TestCase(Engine.Vertex)]
    public void Property_4_of_acas_xu_has_19143_regions_in_4_dimensions(Engine engine)
    {
        Network network = NetworkFile.Read(AcasXu());
        FlatDomain flat = FlatDomain.Of(DomainText.Parse(PropertyFour, 5))!;

        Assert.That(flat.Coordinates, Is.EqualTo((int[])[0, 1, 3, 4]));
        EnumerationSummary summary = RegionEnumerator.Count(flat.Compose(network), flat.Inside, engine);
        Assert.That(summary.IsComplete, Is.True);
        Assert.That(summary.ActivationRegions, Is.EqualTo(19_143));
    }

    [Test]
    public void The_certificate_of_property_4_verifies()
    {
        string network = AcasXu();
        using TemporaryFolder folder = new();
        string certificate = folder.Path("certificate");
        CliRun count = CliRun.Of("count", network, "--domain", PropertyFour, "--activation-only", "--certificate", certificate);
        Assert.That(count.Output, Does.StartWith("19143 activation regions\n"));
        Assert.That(count.Output, Does.Contain("hull     dimension 4, coordinates x1, x2, x4, x5\n"));

        CliRun check = CliRun.Of("check", network, certificate, "--domain", PropertyFour, "--count", "19143");
        Assert.That(check.Output, Does.StartWith("VERIFIED 19143 activation regions\n"), check.Error);
        Assert.That(check.Output, Does.Contain("hull     dimension 4\n"));
    }

    private static string AcasXu()
    {
        if (Repository.Shared("cases", "acasxu", "ACASXU_run2a_1_1_batch_2000.nnet") is not { } path)
        {
            Assert.Ignore("shared/cases/acasxu is not there.");
            throw new InvalidOperationException();
        }

        return path;
    }

    private static HPolyhedron Corner(Rational sum) => new([1, 1], [null, null], [new HalfSpace([-1, -1], sum)]);

    // Through points inside (-3, 4)^d, so that the box meets the flat in its interior.
    private static AffineSlice DrawFlat(Random random, int inputs, int dimension)
    {
        while (true)
        {
            ImmutableArray<Rational>[] points = [.. Enumerable.Range(0, dimension + 1).Select(_ => DrawPoint(random, inputs))];
            if (dimension == 0)
            {
                return AffineSlice.Of(points);
            }

            if (AffineSlice.Through(points) is { } flat)
            {
                return flat;
            }
        }
    }

    private static ImmutableArray<Rational> DrawPoint(Random random, int inputs) =>
        [.. Enumerable.Range(0, inputs).Select(_ => new Rational(random.Next(-8, 12), random.Next(3, 5)))];

    // Independent equations of a flat: the forms that vanish at its points.
    private static List<HalfSpace> Equations(AffineSlice flat)
    {
        int inputs = flat.AmbientDimension;
        IntegerMatrix points = IntegerMatrix.FromRationalRows(new RationalMatrix(
            flat.Points.Length, inputs + 1, [.. flat.Points.SelectMany(point => point.Append(Rational.One))]));
        IntegerMatrix forms = IntegerElimination.Nullspace(points);
        return
        [
            .. Enumerable.Range(0, forms.RowCount).Select(i => new HalfSpace(
                [.. forms.Row(i)[..inputs].ToArray().Select(entry => (Rational)entry)], forms[i, inputs])),
        ];
    }

    // f = 0 as f >= 0 and -f >= 0. Implied: f_1 >= 0, ..., f_k >= 0 and -(f_1 + 2 f_2 + ... + k f_k) >= 0.
    private static HPolyhedron With(HPolyhedron box, List<HalfSpace> equations, bool isImplied)
    {
        IEnumerable<HalfSpace> opposite = equations.Select(form => Times(form, -1));
        if (isImplied)
        {
            HalfSpace sum = Times(equations[0], -1);
            for (int i = 1; i < equations.Count; i++)
            {
                HalfSpace next = Times(equations[i], -(i + 1));
                sum = new HalfSpace([.. sum.Normal.Zip(next.Normal, (left, right) => left + right)], sum.Offset + next.Offset);
            }

            opposite = [sum];
        }

        return HPolyhedron.FromHalfSpaces(box.Dimension, [.. equations, .. opposite]).Intersect(box);
    }

    private static HalfSpace Times(HalfSpace form, Rational factor) =>
        new([.. form.Normal.Select(entry => factor * entry)], factor * form.Offset);
}
