using System.Collections.Immutable;
using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.LinearAlgebra;

/// <content>Systems of equations, ranks and nullspaces of every shape.</content>
public sealed partial class IntegerEliminationTests
{
    [Test]
    public void Solve_rank_and_nullspace_agree_with_rational_elimination()
    {
        Random random = new(51);
        Dictionary<Type, int> kinds = [];
        for (int trial = 0; trial < 1500; trial++)
        {
            int rows = random.Next(6);
            int columns = random.Next(6);
            IntegerMatrix matrix = NaiveAlgebra.Random(random, rows, columns, random.Next(1, 5), random.Next(6));
            BigInteger[] rightSide = random.Next(2) == 0
                ? NaiveAlgebra.Times(matrix, [.. Enumerable.Range(0, columns).Select(_ => (BigInteger)random.Next(-3, 4))])
                : [.. Enumerable.Range(0, rows).Select(_ => (BigInteger)random.Next(-3, 4))];
            LinearSolution solution = IntegerElimination.Solve(matrix, rightSide);
            kinds[solution.GetType()] = kinds.GetValueOrDefault(solution.GetType()) + 1;

            (Rational[][] reduced, List<int> pivots) = NaiveAlgebra.Reduce(matrix, rightSide);
            Assert.That(IntegerElimination.Rank(matrix), Is.EqualTo(pivots.Count));
            AssertNullspace(matrix, IntegerElimination.Nullspace(matrix), columns - pivots.Count);
            bool solvable = reduced.Skip(pivots.Count).All(row => row[columns].IsZero);
            switch (solution)
            {
                case LinearSolution.Unique unique:
                    Assert.That(solvable && pivots.Count == columns, Is.True);
                    AssertSolves(matrix, rightSide, unique.Numerators, unique.Denominator);
                    Assert.That(
                        unique.Numerators.Select(p => new Rational(p, unique.Denominator)),
                        Is.EqualTo(reduced.Take(columns).Select(r => r[columns])));
                    break;
                case LinearSolution.Many many:
                    Assert.That(solvable && pivots.Count < columns, Is.True);
                    AssertSolves(matrix, rightSide, many.Numerators, many.Denominator);
                    AssertNullspace(matrix, many.Nullspace, columns - pivots.Count);
                    break;
                case LinearSolution.None none:
                    Assert.That(solvable, Is.False);
                    Assert.That(NaiveAlgebra.Times(matrix.Transpose(), none.Multipliers.AsSpan()), Is.All.EqualTo(BigInteger.Zero));
                    Assert.That(
                        none.Multipliers.Zip(rightSide, (y, b) => y * b).Aggregate(BigInteger.Add), Is.Not.EqualTo(BigInteger.Zero));
                    break;
                default:
                    Assert.Fail("an unknown kind of solution");
                    break;
            }
        }

        Assert.That(kinds, Has.Count.EqualTo(3));
        Assert.That(kinds.Values, Is.All.GreaterThan(100));
    }

    [Test]
    public void The_denominator_of_a_square_system_is_the_determinant()
    {
        IntegerMatrix matrix = new(2, 2, [3, 1, 1, -2]);
        var solution = (LinearSolution.Unique)IntegerElimination.Solve(matrix, [1, 0]);
        Assert.That(solution.Denominator, Is.EqualTo((BigInteger)7));
        Assert.That(solution.Numerators, Is.EqualTo(new BigInteger[] { 2, 1 }));
    }

    [Test]
    public void Solves_with_huge_entries()
    {
        Random random = new(52);
        for (int trial = 0; trial < 20; trial++)
        {
            IntegerMatrix matrix = new(
                7,
                7,
                [.. Enumerable.Range(0, 49).Select(_ => new BigInteger(random.NextInt64()) * random.NextInt64() * (random.Next(3) - 1))]);
            BigInteger[] point = [.. Enumerable.Range(0, 7).Select(_ => new BigInteger(random.NextInt64()) * random.NextInt64())];
            BigInteger[] rightSide = NaiveAlgebra.Times(matrix, point);
            switch (IntegerElimination.Solve(matrix, rightSide))
            {
                case LinearSolution.Unique unique:
                    Assert.That(unique.Numerators, Is.EqualTo(point.Select(x => x * unique.Denominator)));
                    break;
                case LinearSolution.Many many:
                    AssertSolves(matrix, rightSide, many.Numerators, many.Denominator);
                    break;
                default:
                    Assert.Fail("a solvable system was called unsolvable");
                    break;
            }
        }
    }

    [Test]
    public void Empty_systems_have_the_empty_or_any_solution()
    {
        Assert.That(IntegerElimination.Solve(new IntegerMatrix(0, 0, []), []), Is.TypeOf<LinearSolution.Unique>());
        Assert.That(IntegerElimination.Solve(new IntegerMatrix(2, 0, []), [0, 0]), Is.TypeOf<LinearSolution.Unique>());
        Assert.That(IntegerElimination.Solve(new IntegerMatrix(2, 0, []), [0, 1]), Is.TypeOf<LinearSolution.None>());
        Assert.That(IntegerElimination.Solve(new IntegerMatrix(0, 2, []), []), Is.TypeOf<LinearSolution.Many>());
        Assert.That(() => IntegerElimination.Solve(new IntegerMatrix(0, 2, []), [1]), Throws.ArgumentException);
    }

    private static void AssertSolves(
        IntegerMatrix matrix, BigInteger[] rightSide, ImmutableArray<BigInteger> numerators, BigInteger denominator)
    {
        Assert.That(denominator.Sign, Is.EqualTo(1));
        Assert.That(NaiveAlgebra.Times(matrix, numerators.AsSpan()), Is.EqualTo(rightSide.Select(b => b * denominator)));
    }

    private static void AssertNullspace(IntegerMatrix matrix, IntegerMatrix basis, int dimension)
    {
        Assert.That(basis.RowCount, Is.EqualTo(dimension));
        Assert.That(basis.ColumnCount, Is.EqualTo(matrix.ColumnCount));
        for (int i = 0; i < dimension; i++)
        {
            Assert.That(NaiveAlgebra.Times(matrix, basis.Row(i)), Is.All.EqualTo(BigInteger.Zero));
            Assert.That(basis.Row(i).ToArray().Aggregate(BigInteger.GreatestCommonDivisor).IsOne, Is.True, "not primitive");
        }

        (_, List<int> pivots) = NaiveAlgebra.Reduce(basis, new BigInteger[dimension]);
        Assert.That(pivots, Has.Count.EqualTo(dimension), "not independent");
    }
}
