using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <content>Many variables, huge and tiny numbers, and changes of units that must not matter.</content>
public sealed partial class LinearProgramSolverTests
{
    [TestCase(false)]
    [TestCase(true)]
    public void Solves_an_image_sized_box_with_few_rows(bool proposes)
    {
        const int Pixels = 784;
        Random random = new(11);
        List<HalfSpace> rows = [];
        for (int i = 0; i < 5; i++)
        {
            rows.Add(new HalfSpace([.. RandomFloats(random, Pixels)], Rational.FromSingle(random.NextSingle() - 0.25f)));
        }

        LinearProgram program = new(
            new HPolyhedron(
                [.. Enumerable.Repeat<Rational?>(Rational.Zero, Pixels)],
                [.. Enumerable.Repeat<Rational?>(Rational.One, Pixels)],
                [.. rows]),
            [.. RandomFloats(random, Pixels)]);
        LinearProgramResult result = LinearProgramAssert.SolveAndVerify(program, proposes ? DoubleSimplex.Instance : null);
        Assert.That(result, Is.TypeOf<LinearProgramResult.Optimal>());
        if (proposes)
        {
            // Hundreds of steps in floating point must still end in a basis that can be proved.
            Assert.That(LinearProgramSolver.Prove(program, new IntegerProgram(program), DoubleSimplex.Instance), Is.Not.Null);
        }

        static IEnumerable<Rational> RandomFloats(Random random, int count) =>
            Enumerable.Range(0, count).Select(_ => Rational.FromSingle((2 * random.NextSingle()) - 1));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Rescaling_rows_variables_and_objective_changes_no_outcome(bool proposes)
    {
        IBasisProposer? proposer = proposes ? DoubleSimplex.Instance : null;
        Random random = new(12);
        for (int trial = 0; trial < 200; trial++)
        {
            SmallProgram small = SmallProgram.Random(random, dimension: random.Next(1, 5), rowLimit: 6);
            LinearProgram program = small.ToProgram();
            Rational[] units = [.. program.Objective.Select(_ => RandomScale(random))];
            Rational[] shifts = [.. program.Objective.Select(_ => random.Next(3) == 0 ? RandomScale(random) : Rational.Zero)];
            Rational price = RandomScale(random);

            // x = unit * y + shift
            HPolyhedron set = program.FeasibleSet;
            HPolyhedron moved = new(
                [.. set.Lower.Select((bound, k) => (bound - shifts[k]) / units[k])],
                [.. set.Upper.Select((bound, k) => (bound - shifts[k]) / units[k])],
                [.. set.HalfSpaces.Select(row => Rescale(row, RandomScale(random)))]);
            LinearProgram rescaled = new(moved, [.. program.Objective.Select((cost, k) => price * cost * units[k])]);
            LinearProgramResult before = LinearProgramAssert.SolveAndVerify(program, proposer);
            LinearProgramResult after = LinearProgramAssert.SolveAndVerify(rescaled, proposer);
            Assert.That(after.GetType(), Is.EqualTo(before.GetType()), small.ToString());
            if (before is LinearProgramResult.Optimal first && after is LinearProgramResult.Optimal second)
            {
                Rational offset = program.Objective.Select((cost, k) => cost * shifts[k]).Aggregate(Rational.Zero, (sum, x) => sum + x);
                Assert.That((second.Value / price) + offset, Is.EqualTo(first.Value));
            }

            HalfSpace Rescale(HalfSpace row, Rational factor)
            {
                Rational offset = row.Offset;
                for (int k = 0; k < units.Length; k++)
                {
                    offset += row.Normal[k] * shifts[k];
                }

                return new HalfSpace([.. row.Normal.Select((entry, k) => factor * entry * units[k])], factor * offset);
            }
        }
    }

    [Test]
    public void Tells_apart_what_no_double_can()
    {
        // x >= 1/3 and x <= 1/3 - 10^-400: empty by less than any double.
        Rational tiny = new(1, BigInteger.Pow(10, 400));
        HPolyhedron empty = new([null], [null], [new HalfSpace([1], -Third), new HalfSpace([-1], Third - tiny)]);
        HPolyhedron thin = new([null], [null], [new HalfSpace([1], -Third), new HalfSpace([-1], Third + tiny)]);
        foreach (IBasisProposer? proposer in Proposers.AllAndNobody)
        {
            Assert.That(
                LinearProgramAssert.SolveAndVerify(new LinearProgram(empty, [1]), proposer), Is.TypeOf<LinearProgramResult.Infeasible>());
            Assert.That(
                LinearProgramAssert.Describe(LinearProgramAssert.SolveAndVerify(new LinearProgram(thin, [1]), proposer)),
                Is.EqualTo($"optimal {Third + tiny}"));
        }
    }

    // A positive number between 10^-430 and 10^430, mostly not far from 1.
    private static Rational RandomScale(Random random)
    {
        int digits = random.Next(8) == 0 ? random.Next(-430, 431) : random.Next(-3, 4);
        Rational power = BigInteger.Pow(10, Math.Abs(digits));
        return new Rational(random.Next(1, 10), random.Next(1, 10)) * (digits < 0 ? 1 / power : power);
    }
}
