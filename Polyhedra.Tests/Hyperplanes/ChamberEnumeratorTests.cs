using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Families;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;

namespace Polyhedra.Tests.Hyperplanes;

/// <summary>The two methods, which share no code, against each other and against known numbers.</summary>
public sealed class ChamberEnumeratorTests
{
    [TestCaseSource(typeof(ArrangementCases), nameof(ArrangementCases.UpTo12000))]
    public void Case_files_are_enumerated_by_the_kernel_of_linear_programs(string file) => CheckCase(file, Engine.Lp);

    [TestCaseSource(typeof(ArrangementCases), nameof(ArrangementCases.UpTo12000))]
    public void Case_files_are_enumerated_by_the_kernel_of_vertices(string file) => CheckCase(file, Engine.Vertex);

    [TestCase(Engine.Lp)]
    [TestCase(Engine.Vertex)]
    public void Random_degenerate_arrangements_agree_with_their_polynomial(Engine engine)
    {
        Random random = new(9);
        for (int i = 0; i < 120; i++)
        {
            int dimension = 1 + (i % 4);
            Check(Arrangements.Random(random, dimension, random.Next(1, 9), 1 + (i % 2), linear: i % 5 == 0), engine);
        }
    }

    [TestCase("braid:5")]
    [TestCase("typeB:3")]
    [TestCase("typeD:4")]
    [TestCase("shi:4")]
    [TestCase("ish:4")]
    [TestCase("catalan:4")]
    [TestCase("linial:4")]
    [TestCase("semiorder:4")]
    [TestCase("resonance:4")]
    [TestCase("threshold:3")]
    [TestCase("boolean:7")]
    [TestCase("generic:3,9")]
    [TestCase("generic:1,20")]
    public void Families_have_their_known_numbers(string name)
    {
        NamedArrangement member = NamedArrangement.Parse(name);
        foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Vertex])
        {
            ChamberCount count = Check(member.Arrangement, engine);
            Assert.That((BigInteger)count.Regions, Is.EqualTo(member.Known!.Regions));
            Assert.That((BigInteger)count.RelativelyBoundedRegions!, Is.EqualTo(member.Known.RelativelyBoundedRegions));
        }
    }

    [TestCase(1, new[] { "1 | 0" }, 2, 0, 0, TestName = "a point on a line, enumerated")]
    [TestCase(1, new[] { "1 | 0", "1 | 1", "-1 | -1" }, 3, 1, 1, TestName = "two points on a line, one of them twice, enumerated")]
    [TestCase(3, new[] { "1 2 3 | 4" }, 2, 0, 0, TestName = "one plane, enumerated")]
    [TestCase(2, new[] { "1 1 | 0", "1 1 | 1", "-2 -2 | 3" }, 4, 2, 0, TestName = "three parallel lines, enumerated")]
    [TestCase(2, new[] { "1 0 | -1", "0 1 | -2", "1 1 | -3" }, 6, 0, 0, TestName = "central, but not at the origin, enumerated")]
    [TestCase(3, new[] { "1 0 0 | 0", "0 1 0 | 0", "1 1 0 | 1" }, 7, 1, 0, TestName = "a triangle times a line, enumerated")]
    public void Small_arrangements(int dimension, string[] rows, int regions, int relativelyBounded, int bounded)
    {
        foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Vertex, Engine.Auto])
        {
            ChamberCount count = ChamberEnumerator.Count(Arrangements.Of(dimension, rows), engine);

            Assert.That(count.Regions, Is.EqualTo(regions));
            Assert.That(count.RelativelyBoundedRegions, Is.EqualTo(relativelyBounded));
            Assert.That(count.BoundedRegions, Is.EqualTo(bounded));
            Assert.That(count.Engine, Is.Not.EqualTo(Engine.Auto));
        }
    }

    [Test]
    public void No_hyperplane_leaves_one_chamber_that_is_relatively_bounded()
    {
        ChamberCount count = ChamberEnumerator.Count(Arrangements.Of(4));

        Assert.That(count.Summary.IsComplete, Is.True);
        Assert.That(count.Regions, Is.EqualTo(1));
        Assert.That(count.RelativelyBoundedRegions, Is.EqualTo(1));
        Assert.That(count.BoundedRegions, Is.Zero);
        Assert.That(count.AdjacentPairs, Is.Zero);
    }

    [TestCase(Engine.Lp, 1)]
    [TestCase(Engine.Vertex, 1)]
    [TestCase(Engine.Vertex, 3)]
    public void Chambers_can_be_counted_alone(Engine engine, int threads)
    {
        ChamberCount count = ChamberEnumerator.CountRegions(NamedArrangement.Parse("shi:5").Arrangement, engine, threads);

        Assert.That(count.Regions, Is.EqualTo(1296));
        Assert.That(count.RelativelyBoundedRegions, Is.Null);
        Assert.That(count.BoundedRegions, Is.Null);
        Assert.That(count.AdjacentPairs, Is.Null);
        Assert.That(ChamberEnumerator.CountRegions(Arrangements.Of(2)).Regions, Is.EqualTo(1));
    }

    /// <summary>Numbers of pairs of chambers with a common facet, by an independent program.</summary>
    [TestCase("braid:4", 36)]
    [TestCase("shi:3", 21)]
    [TestCase("linial:3", 9)]
    [TestCase("linial:4", 76)]
    [TestCase("catalan:3", 42)]
    [TestCase("resonance:3", 48)]
    [TestCase("threshold:2", 24)]
    [TestCase("threshold:3", 256)]
    [TestCase("typeB:3", 72)]
    [TestCase("boolean:6", 6 * 32)]
    [TestCase("generic:2,9", 9 * 9)]
    [TestCase("generic:3,8", 8 * (1 + 7 + 21))]
    [TestCase("generic:4,7", 7 * (1 + 6 + 15 + 20))]
    public void Adjacent_pairs(string name, long pairs)
    {
        foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Vertex])
        {
            Assert.That(ChamberEnumerator.Count(NamedArrangement.Parse(name).Arrangement, engine).AdjacentPairs, Is.EqualTo(pairs));
        }
    }

    [Test]
    public void A_budget_stops_the_walk()
    {
        ChamberCount count = ChamberEnumerator.Count(
            NamedArrangement.Parse("braid:5").Arrangement, Engine.Lp, new EnumerationBudget { MaxRegions = 119 });

        Assert.That(count.Summary.StopReason, Is.EqualTo(StopReason.MaxRegions));
        Assert.That(count.Regions, Is.EqualTo(119));
        Assert.That(count.AdjacentPairs, Is.Null);
    }

    [Test]
    public void The_network_has_a_gate_a_hyperplane_active_on_its_positive_side()
    {
        Network network = ChamberEnumerator.ToNetwork(Arrangements.Of(2, "1/2 -1/3 | 1", "-6 4 | -12", "0 1 | 0"));

        Assert.That(network.GateWidths, Is.EqualTo(new[] { 2 }));
        Assert.That(NetworkEvaluation.At(network, [0, 1]).Pattern, Is.EqualTo(new byte[] { 1, 1 }));
        Assert.That(NetworkEvaluation.At(network, [-4, 0]).Pattern, Is.EqualTo(new byte[] { 0, 0 }));
    }

    private static void CheckCase(string file, Engine engine)
    {
        string path = ArrangementCases.Path(file);
        (long regions, long? bounded) = ArrangementCases.Expected(path);

        ChamberCount count = Check(ArrangementFile.Read(path), engine);

        Assert.That(count.Regions, Is.EqualTo(regions));
        Assert.That(bounded ?? count.RelativelyBoundedRegions, Is.EqualTo(count.RelativelyBoundedRegions));
    }

    private static ChamberCount Check(HyperplaneArrangement arrangement, Engine engine)
    {
        ChamberCount count = ChamberEnumerator.Count(arrangement, engine);
        CharacteristicPolynomial polynomial = CharacteristicPolynomial.Of(arrangement);

        string what = string.Join("; ", Arrangements.Lines(arrangement).Take(20));
        Assert.That(count.Engine, Is.EqualTo(engine), what);
        Assert.That(count.Summary.IsComplete, Is.True, what);
        Assert.That((BigInteger)count.Regions, Is.EqualTo(polynomial.Regions), what);
        Assert.That((BigInteger)count.RelativelyBoundedRegions!, Is.EqualTo(polynomial.RelativelyBoundedRegions), what);
        Assert.That((BigInteger)count.BoundedRegions!, Is.EqualTo(polynomial.BoundedRegions), what);
        return count;
    }
}
