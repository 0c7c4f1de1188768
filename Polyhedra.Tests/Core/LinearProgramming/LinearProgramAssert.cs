using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <summary>Verifies results twice: by the library's checker, and by evaluating both sides of the proof at d + 1 affinely
/// independent points, which decides an identity of affine functions without touching coefficients.</summary>
internal static class LinearProgramAssert
{
    public static LinearProgramResult SolveAndVerify(LinearProgram program, IBasisProposer? proposer = null)
    {
        LinearProgramResult result = LinearProgramSolver.Solve(program, proposer);
        Verify(program, result);
        return result;
    }

    public static void Verify(LinearProgram program, LinearProgramResult result)
    {
        Assert.That(result.Proves(program), Is.True, "the checker refuses the proof");
        HPolyhedron set = program.FeasibleSet;
        switch (result)
        {
            case LinearProgramResult.Optimal optimum:
                AssertFeasible(set, optimum.Point);
                Assert.That(Dot(program.Objective, optimum.Point), Is.EqualTo(optimum.Value));
                AssertIdentity(set, optimum.Dual, x => Dot(program.Objective, x), value => value == optimum.Value);
                break;
            case LinearProgramResult.Infeasible infeasible:
                AssertIdentity(set, infeasible.Farkas, _ => Rational.Zero, value => value < 0);
                break;
            case LinearProgramResult.Unbounded unbounded:
                AssertFeasible(set, unbounded.Point);
                Assert.That(Dot(program.Objective, unbounded.Ray), Is.GreaterThan(Rational.Zero));
                foreach (int steps in new[] { 1, 1000, 1_000_000_000 })
                {
                    AssertFeasible(set, [.. unbounded.Point.Select((x, k) => x + (steps * unbounded.Ray[k]))]);
                }

                break;
            default:
                Assert.Fail("an unknown kind of result");
                break;
        }
    }

    public static string Describe(LinearProgramResult result) => result switch
    {
        LinearProgramResult.Optimal optimum => $"optimal {optimum.Value}",
        LinearProgramResult.Infeasible => "infeasible",
        LinearProgramResult.Unbounded => "unbounded",
        _ => "?",
    };

    private static void AssertFeasible(HPolyhedron set, ImmutableArray<Rational> x)
    {
        Assert.That(x, Has.Length.EqualTo(set.Dimension));
        for (int k = 0; k < x.Length; k++)
        {
            Assert.That(set.Lower[k] is { } lower && x[k] < lower, Is.False, "below a lower bound");
            Assert.That(set.Upper[k] is { } upper && x[k] > upper, Is.False, "above an upper bound");
        }

        foreach (HalfSpace halfSpace in set.HalfSpaces)
        {
            Assert.That(Dot(halfSpace.Normal, x) + halfSpace.Offset, Is.GreaterThanOrEqualTo(Rational.Zero), "outside a half-space");
        }
    }

    private static void AssertIdentity(
        HPolyhedron set, Multipliers multipliers, Func<ImmutableArray<Rational>, Rational> form, Predicate<Rational> isExpected)
    {
        Assert.That(multipliers.HalfSpaces, Has.Length.EqualTo(set.HalfSpaces.Length));
        Assert.That(multipliers.Lower, Has.Length.EqualTo(set.Dimension));
        Assert.That(multipliers.Upper, Has.Length.EqualTo(set.Dimension));
        Assert.That(
            multipliers.HalfSpaces.Concat(multipliers.Lower).Concat(multipliers.Upper).All(weight => weight >= 0),
            Is.True,
            "a negative multiplier");
        for (int corner = 0; corner <= set.Dimension; corner++)
        {
            ImmutableArray<Rational> x = [.. Enumerable.Range(0, set.Dimension).Select(k => (Rational)(k == corner ? 1 : 0))];
            Rational sum = form(x);
            for (int i = 0; i < set.HalfSpaces.Length; i++)
            {
                sum += multipliers.HalfSpaces[i] * (Dot(set.HalfSpaces[i].Normal, x) + set.HalfSpaces[i].Offset);
            }

            for (int k = 0; k < set.Dimension; k++)
            {
                sum += Weigh(multipliers.Lower[k], x[k] - set.Lower[k]) + Weigh(multipliers.Upper[k], set.Upper[k] - x[k]);
            }

            Assert.That(isExpected(sum), Is.True, $"the combination is {sum} at corner {corner}");
        }
    }

    private static Rational Weigh(Rational multiplier, Rational? room)
    {
        Assert.That(room is null && !multiplier.IsZero, Is.False, "a multiplier for a bound that does not exist");
        return multiplier * (room ?? Rational.Zero);
    }

    private static Rational Dot(ImmutableArray<Rational> left, ImmutableArray<Rational> right) =>
        left.Zip(right).Aggregate(Rational.Zero, (sum, pair) => sum + (pair.First * pair.Second));
}
