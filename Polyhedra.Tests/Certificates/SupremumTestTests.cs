using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Certificates;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Certificates;

/// <summary>The floating-point test of multipliers against the exact one, most of all where the supremum is nearly 0.</summary>
public sealed class SupremumTestTests
{
    [Test]
    public void What_floating_point_says_for_certain_is_so([Values] bool isBounded, [Values] bool isInteger)
    {
        Random random = new(isBounded ? 1 : 2);
        int certain = 0;
        int tied = 0;
        for (int trial = 0; trial < 4000; trial++)
        {
            int dimension = random.Next(1, 5);
            ProofBox box = ProofBox.Of(dimension, [.. Enumerable.Range(0, 2 * dimension).Where(_ => isBounded || random.Next(3) > 0)
                .Select(side => Side(random, dimension, side))]);
            List<ProofRow> rows =
                [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => ProofRow.Of(Draw(random, dimension, isInteger), isOfDomain: false))];
            List<(int Row, BigInteger Multiplier)> multipliers = [.. rows.Select((_, i) => (i, (BigInteger)random.Next(1, 50)))];
            ExactRow claim = Draw(random, dimension, isInteger);
            if (trial % 2 == 0)
            {
                // The claim that makes the supremum 0, or off by a trifle.
                claim = Level(
                    claim, multipliers, rows, box,
                    trial % 4 == 0 ? Rational.Zero : new Rational(random.Next(-1, 2), BigInteger.One << random.Next(30, 90)));
            }

            ProofRow row = ProofRow.Of(claim, isOfDomain: false);
            SupremumTest test = new(dimension);
            test.Begin(row, 1);
            foreach ((int index, BigInteger multiplier) in multipliers)
            {
                test.Add(rows[index], (double)multiplier);
            }

            bool exact = SupremumTest.HoldsExactly(row, BigInteger.One, multipliers, rows, box);
            bool? holds = test.Holds(box);
            certain += holds is null ? 0 : 1;
            tied += holds is null ? 1 : 0;
            Assert.That(holds ?? exact, Is.EqualTo(exact), $"trial {trial}");
        }

        Assert.That(certain, Is.GreaterThan(1000));
        Assert.That(tied, Is.GreaterThan(100));
    }

    private static ExactRow Side(Random random, int dimension, int side)
    {
        Rational[] normal = new Rational[dimension];
        normal[side / 2] = side % 2 == 0 ? 3 : -3;
        return ExactRow.Of([.. normal], random.Next(1, 10));
    }

    private static ExactRow Draw(Random random, int dimension, bool isInteger) => ExactRow.Of(
        [.. Enumerable.Range(0, dimension).Select(_ => Number(random, isInteger))], Number(random, isInteger));

    private static Rational Number(Random random, bool isInteger) =>
        isInteger ? random.Next(-3, 4) : new Rational(random.Next(-1000, 1000), random.Next(1, 1000));

    // The claim with another constant, so that the supremum is as given; unchanged if a bound is missing.
    private static ExactRow Level(
        ExactRow claim, List<(int Row, BigInteger Multiplier)> multipliers, List<ProofRow> rows, ProofBox box, Rational supremum)
    {
        int dimension = claim.Terms.Length - 1;
        Rational[] sum = [.. claim.Terms.Select(term => new Rational(term, claim.Denominator))];
        foreach ((int row, BigInteger multiplier) in multipliers)
        {
            for (int k = 0; k <= dimension; k++)
            {
                sum[k] += new Rational(multiplier * rows[row].Exact.Terms[k], rows[row].Exact.Denominator);
            }
        }

        Rational change = supremum - sum[dimension];
        for (int k = 0; k < dimension; k++)
        {
            if (sum[k].IsZero)
            {
                continue;
            }

            if (box.Bound(k, sum[k].Sign == Sign.Positive) is not { } bound)
            {
                return claim;
            }

            change -= sum[k] * bound;
        }

        return ExactRow.Of(
            [.. claim.Terms.Take(dimension).Select(term => new Rational(term, claim.Denominator))],
            new Rational(claim.Terms[^1], claim.Denominator) + change);
    }
}
