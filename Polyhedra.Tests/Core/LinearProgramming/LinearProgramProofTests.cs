using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <summary>The checker must refuse every proof that was tampered with.</summary>
[TestFixture]
public sealed class LinearProgramProofTests
{
    [Test]
    public void Refuses_every_changed_number()
    {
        Random random = new(41);
        int mutants = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            LinearProgram program = SmallProgram.Random(random, dimension: random.Next(1, 4), rowLimit: 5).ToProgram();
            switch (LinearProgramSolver.Solve(program))
            {
                case LinearProgramResult.Optimal optimum:
                    AssertRefused(optimum with { Value = optimum.Value + 1 });
                    AssertRefused(optimum with { Value = optimum.Value - new Rational(1, 1000) });
                    AssertRefused(optimum with { Point = optimum.Point.Add(Rational.Zero) });
                    foreach (Multipliers changed in Changes(program.FeasibleSet, optimum.Dual))
                    {
                        AssertRefused(optimum with { Dual = changed });
                    }

                    break;
                case LinearProgramResult.Infeasible infeasible:
                    foreach (Multipliers changed in Changes(program.FeasibleSet, infeasible.Farkas))
                    {
                        AssertRefused(new LinearProgramResult.Infeasible(changed));
                    }

                    AssertRefused(new LinearProgramResult.Infeasible(Times(infeasible.Farkas, 0)));
                    AssertRefused(new LinearProgramResult.Infeasible(Times(infeasible.Farkas, -1)));
                    break;
                case LinearProgramResult.Unbounded unbounded:
                    AssertRefused(unbounded with { Ray = [.. unbounded.Ray.Select(entry => -entry)] });
                    AssertRefused(unbounded with { Ray = [.. unbounded.Ray.Select(_ => Rational.Zero)] });
                    break;
                default:
                    Assert.Fail("an unknown kind of result");
                    break;
            }

            void AssertRefused(LinearProgramResult mutant)
            {
                mutants++;
                Assert.That(mutant.Proves(program), Is.False);
            }
        }

        Assert.That(mutants, Is.GreaterThan(1000));
    }

    [Test]
    public void Refuses_infeasible_points()
    {
        LinearProgram program = new(new HPolyhedron([0], [2], [new HalfSpace([-1], 1)]), [1]);
        var optimum = (LinearProgramResult.Optimal)LinearProgramSolver.Solve(program);
        Assert.That(optimum.Proves(program), Is.True);
        Assert.That((optimum with { Point = [2], Value = 2 }).Proves(program), Is.False, "outside the half-space");
        Assert.That((optimum with { Point = [-1], Value = -1 }).Proves(program), Is.False, "below the bound");
        Assert.That((optimum with { Point = [0], Value = 0 }).Proves(program), Is.False, "not optimal");
    }

    [Test]
    public void Refuses_rays_that_leave()
    {
        LinearProgram program = new(new HPolyhedron([0, null], [null, null], [new HalfSpace([1, -1], 0)]), [0, 1]);
        var unbounded = (LinearProgramResult.Unbounded)LinearProgramSolver.Solve(program);
        Assert.That(unbounded.Proves(program), Is.True);
        Assert.That((unbounded with { Ray = [0, 1] }).Proves(program), Is.False, "through the half-space");
        Assert.That((unbounded with { Ray = [-1, 1] }).Proves(program), Is.False, "through the bound");
        Assert.That((unbounded with { Point = [0, 1] }).Proves(program), Is.False, "from outside");
    }

    [Test]
    public void Refuses_points_that_only_one_condition_forbids()
    {
        // x + y <= 3/2 in the unit square; y plays no part in the objective.
        LinearProgram program = new(new HPolyhedron([0, 0], [1, 1], [new HalfSpace([-1, -1], new Rational(3, 2))]), [1, 0]);
        LinearProgramResult.Optimal optimum = new([1, 0], 1, new Multipliers([0], [0, 0], [1, 0]));
        Assert.That(optimum.Proves(program), Is.True);
        Assert.That((optimum with { Point = [1, -1] }).Proves(program), Is.False, "below a bound");
        Assert.That((optimum with { Point = [1, 1] }).Proves(program), Is.False, "outside the half-space");
        Assert.That((optimum with { Point = [0, 1] }).Proves(program), Is.False, "of another value");

        LinearProgram square = new(HPolyhedron.Cube(2, 0, 1), [1, 0]);
        LinearProgramResult.Optimal corner = new([1, 1], 1, new Multipliers([], [0, 0], [1, 0]));
        Assert.That(corner.Proves(square), Is.True);
        Assert.That((corner with { Point = [1, 2] }).Proves(square), Is.False, "above a bound");
    }

    [Test]
    public void Refuses_rays_that_only_a_bound_forbids()
    {
        LinearProgram above = new(new HPolyhedron([0, null], [null, null], []), [-1, 1]);
        Assert.That(new LinearProgramResult.Unbounded([0, 0], [0, 1]).Proves(above), Is.True);
        Assert.That(new LinearProgramResult.Unbounded([0, 0], [-1, 0]).Proves(above), Is.False);

        LinearProgram below = new(new HPolyhedron([null, null], [0, null], []), [1, 1]);
        Assert.That(new LinearProgramResult.Unbounded([0, 0], [0, 1]).Proves(below), Is.True);
        Assert.That(new LinearProgramResult.Unbounded([0, 0], [1, 0]).Proves(below), Is.False);
    }

    [Test]
    public void Refuses_multipliers_that_are_negative_or_of_no_bound()
    {
        // x has no maximum in any of these; each combination is 0 at every x.
        LinearProgram halfSpace = new(new HPolyhedron([null], [null], [new HalfSpace([1], 0)]), [1]);
        LinearProgram lower = new(new HPolyhedron([0], [null], []), [1]);
        LinearProgram upper = new(new HPolyhedron([null], [0], []), [-1]);
        LinearProgram free = new(HPolyhedron.WholeSpace(1), [1]);

        Assert.That(Claim([-1], 0, 0).Proves(halfSpace), Is.False);
        Assert.That(Claim([], -1, 0).Proves(lower), Is.False);
        Assert.That(Claim([], 0, -1).Proves(upper), Is.False);
        Assert.That(Claim([], 0, 1).Proves(lower), Is.False);
        Assert.That(Claim([], 1, 0).Proves(upper), Is.False);
        Assert.That(Claim([], 0, 1).Proves(free), Is.False);

        static LinearProgramResult.Optimal Claim(ImmutableArray<Rational> halfSpaces, Rational lower, Rational upper) =>
            new([0], 0, new Multipliers(halfSpaces, [lower], [upper]));
    }

    // Multipliers that differ in one entry, so that the sum is no longer the same identity.
    private static IEnumerable<Multipliers> Changes(HPolyhedron set, Multipliers multipliers)
    {
        for (int i = 0; i < set.HalfSpaces.Length; i++)
        {
            if (!set.HalfSpaces[i].Normal.All(entry => entry.IsZero))
            {
                yield return multipliers with { HalfSpaces = Bump(multipliers.HalfSpaces, i) };
            }
        }

        for (int k = 0; k < set.Dimension; k++)
        {
            yield return multipliers with { Lower = Bump(multipliers.Lower, k) };
            yield return multipliers with { Upper = Bump(multipliers.Upper, k) };
        }

        yield return multipliers with { HalfSpaces = multipliers.HalfSpaces.Add(0) };
        yield return multipliers with { Lower = multipliers.Lower.Add(0) };
        yield return multipliers with { Upper = multipliers.Upper.Add(0) };
    }

    private static ImmutableArray<Rational> Bump(ImmutableArray<Rational> values, int index) =>
        values.SetItem(index, values[index] + new Rational(1, 7));

    private static Multipliers Times(Multipliers multipliers, Rational factor) => new(
        [.. multipliers.HalfSpaces.Select(entry => factor * entry)],
        [.. multipliers.Lower.Select(entry => factor * entry)],
        [.. multipliers.Upper.Select(entry => factor * entry)]);
}
