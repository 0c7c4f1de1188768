using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <content>Programs on which careless pivoting cycles, or walks for long.</content>
public sealed partial class LinearProgramSolverTests
{
    private static IEnumerable<TestCaseData> CyclingExamples()
    {
        yield return new TestCaseData(
            "3/4 -20 1/2 -6", new[] { "-1/4 8 1 -9 0", "-1/2 12 1/2 -3 0", "0 0 -1 0 1" }, "5/4").SetName("Cycling example of Beale");
        yield return new TestCaseData(
            "2 3 -1 -12", new[] { "2 9 -1 -9 0", "-1/3 -1 1/3 2 0", "-2 -3 1 12 2" }, "2").SetName("Cycling example of Kuhn");
        yield return new TestCaseData(
            "2/5 2/5 -9/5", new[] { "-3/5 32/5 -24/5 0", "-1/5 9/5 -3/5 0", "-2/5 8/5 -1/5 0", "0 -1 0 1" }, "2")
            .SetName("Cycling example of Marshall and Suurballe");
        yield return new TestCaseData(
            "10 -57 -9 -24", new[] { "-1/2 11/2 5/2 -9 0", "-1/2 3/2 1/2 -1 0", "-1 0 0 0 1" }, "1").SetName("Cycling example of Chvatal");
    }

    [TestCaseSource(nameof(CyclingExamples))]
    public void Does_not_cycle(string objective, string[] rows, string value)
    {
        Rational[] costs = Numbers(objective);
        Rational?[] zeros = [.. costs.Select(_ => (Rational?)Rational.Zero)];
        Rational?[] none = new Rational?[costs.Length];
        HalfSpace[] halfSpaces = [.. rows.Select(Numbers).Select(row => new HalfSpace([.. row[..^1]], row[^1]))];

        // The single-variable rows once as half-spaces and once as bounds, the signs of the variables likewise.
        HalfSpace[] signs =
        [
            .. Enumerable.Range(0, costs.Length).Select(k => new HalfSpace(
                [.. costs.Select((_, j) => (Rational)(j == k ? 1 : 0))], Rational.Zero)),
        ];
        HPolyhedron[] forms =
        [
            new([.. zeros], [.. none], [.. halfSpaces]),
            HPolyhedron.FromHalfSpaces(costs.Length, halfSpaces.Concat(signs)),
            new([.. none], [.. none], [.. signs, .. halfSpaces]),
            new([.. none], [.. none], [.. halfSpaces, .. signs]),
        ];
        foreach (HPolyhedron form in forms)
        {
            LinearProgram program = new(form, [.. costs]);
            foreach (IBasisProposer? proposer in Proposers.AllAndNobody)
            {
                Assert.That(
                    LinearProgramAssert.Describe(LinearProgramAssert.SolveAndVerify(program, proposer)), Is.EqualTo($"optimal {value}"));
            }
        }
    }

    [TestCase(3)]
    [TestCase(8)]
    public void Walks_the_cube_of_Klee_and_Minty(int d)
    {
        List<HalfSpace> rows = [];
        for (int i = 0; i < d; i++)
        {
            Rational[] normal = new Rational[d];
            for (int j = 0; j < i; j++)
            {
                normal[j] = -(BigInteger.One << (i - j + 1));
            }

            normal[i] = -1;
            rows.Add(new HalfSpace([.. normal], BigInteger.Pow(5, i + 1)));
        }

        HPolyhedron set = new(
            [.. Enumerable.Repeat<Rational?>(Rational.Zero, d)], [.. Enumerable.Repeat<Rational?>(null, d)], [.. rows]);
        LinearProgram program = new(set, [.. Enumerable.Range(0, d).Select(j => (Rational)(1L << (d - 1 - j)))]);
        LinearProgramResult result = LinearProgramAssert.SolveAndVerify(program);
        Assert.That(LinearProgramAssert.Describe(result), Is.EqualTo($"optimal {BigInteger.Pow(5, d)}"));
        Assert.That(((LinearProgramResult.Optimal)result).Point[..^1], Is.All.EqualTo(Rational.Zero));
    }

    [Test]
    public void Finds_the_apex_of_a_pyramid_with_many_sides()
    {
        // 60 facets through one vertex, each of them three times.
        List<HalfSpace> rows = [];
        for (int i = 0; i < 180; i++)
        {
            int t = (i % 60) - 30;

            // A rational point of the unit circle, as the slope of a facet through (0, 0, 1).
            rows.Add(new HalfSpace([1 - (t * t), 2 * t, -(1 + (t * t))], 1 + (t * t)));
        }

        LinearProgram program = new(
            new HPolyhedron([null, null, null], [null, null, null], [.. rows]), [Rational.Zero, Rational.Zero, Rational.One]);
        foreach (IBasisProposer? proposer in Proposers.AllAndNobody)
        {
            LinearProgramResult result = LinearProgramAssert.SolveAndVerify(program, proposer);
            Assert.That(LinearProgramAssert.Describe(result), Is.EqualTo("optimal 1"));
        }
    }

    private static Rational[] Numbers(string text) => [.. text.Split(' ').Select(entry => Rational.Parse(entry))];
}
