using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Oracles;

/// <summary>An oracle must be trusted, so it is tested first.</summary>
public sealed class FourierMotzkinTests
{
    // Rows "a1 ... an | b" mean a·x + b > 0; with a leading "=" they mean >= 0.
    [TestCase(true, "1 | 0")]
    [TestCase(true, "1 | 0", "-1 | 1")]
    [TestCase(false, "1 | 0", "-1 | 0")]
    [TestCase(false, "1 | 0", "=-1 | 0")]
    [TestCase(true, "=1 | 0", "=-1 | 0")]
    [TestCase(false, "=1 | -1", "=-1 | 0")]
    [TestCase(true, "2 | -1", "-3 | 2")]
    [TestCase(false, "2 | -1", "-4 | 2")]
    [TestCase(true, "0 0 | 1")]
    [TestCase(false, "0 0 | 0")]
    [TestCase(true, "=0 0 | 0")]
    [TestCase(false, "=0 0 | -1")]
    [TestCase(true, "1 0 | 0", "0 1 | 0", "-1 -1 | 1")]
    [TestCase(false, "1 0 | 0", "0 1 | 0", "-1 -1 | 0")]
    [TestCase(true, "=1 0 | 0", "=0 1 | 0", "=-1 -1 | 0")]
    [TestCase(false, "1 1 | 0", "-1 1 | 0", "0 -1 | 0")]
    [TestCase(true, "1 1 0 | 0", "-1 1 0 | 0", "0 -1 1 | 0", "0 0 -1 | 1/1000000")]
    [TestCase(false, "1 -1 0 | 0", "0 1 -1 | 0", "-1 0 1 | 0")]
    public void Decides(bool expected, params string[] rows)
    {
        LinearInequality[] system = [.. rows.Select(Parse)];

        Assert.That(FourierMotzkin.HasSolution(system), Is.EqualTo(expected));
    }

    [Test]
    public void A_system_without_rows_has_a_solution() => Assert.That(FourierMotzkin.HasSolution([]), Is.True);

    /// <summary>Where a grid point satisfies a system there is a solution; where nonnegative multipliers of few rows add up to
    /// 0 > 0 there is none. Random systems of the plane meet one or the other, so both answers are proved.</summary>
    [Test]
    public void Answers_are_proved_by_a_point_or_by_a_contradiction()
    {
        Random random = new(20260101);
        int feasible = 0;
        int infeasible = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            LinearInequality[] system = [.. Enumerable.Range(0, 5).Select(_ => new LinearInequality(
                [random.Next(-2, 3), random.Next(-2, 3)], random.Next(-2, 2), IsStrict: true))];
            if (FourierMotzkin.HasSolution(system))
            {
                feasible++;
                Assert.That(HasGridSolution(system), Is.True);
            }
            else
            {
                infeasible++;
                Assert.That(HasContradiction(system), Is.True);
            }
        }

        Assert.That(feasible, Is.GreaterThan(50));
        Assert.That(infeasible, Is.GreaterThan(50));
    }

    [TestCase(true, "1 | 0", "-1 | 1")]
    [TestCase(false, "1 | 0")]
    [TestCase(false, "1 0 | 0", "-1 0 | 1")]
    [TestCase(true, "1 0 | 0", "0 1 | 0", "-1 -1 | 1")]
    [TestCase(false, "1 0 | 0", "0 1 | 0", "-1 -1 | 1", true)]
    [TestCase(false, "1 0 | 0", "0 1 | 0", "1 -1 | 1")]
    [TestCase(true, "1 1 | 1", "1 -1 | 1", "-1 0 | 1")]
    public void Tells_bounded_from_unbounded(bool expected, params object[] rows)
    {
        // A trailing "true" drops the last row: the same triangle without its lid.
        LinearInequality[] system = [.. rows.OfType<string>().Select(Parse)];
        system = rows[^1] is true ? system[..^1] : system;

        Assert.That(NaiveEnumerator.IsBounded(system), Is.EqualTo(expected));
    }

    private static LinearInequality Parse(string text)
    {
        Rational[] row = Nets.ParseRow(text.TrimStart('='));
        return LinearInequality.FromRationals(row.AsSpan()[..^1], row[^1], isStrict: text[0] != '=');
    }

    /// <summary>The grid is fine and wide enough for the systems drawn here; were it not, the test would fail, never pass
    /// wrongly, because a point found is a proof.</summary>
    private static bool HasGridSolution(LinearInequality[] system)
    {
        const int Denominator = 24;
        for (int x = -10 * Denominator; x <= 10 * Denominator; x++)
        {
            for (int y = -10 * Denominator; y <= 10 * Denominator; y++)
            {
                if (Array.TrueForAll(system, row => row.HoldsAt([x, y], Denominator)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>By Carathéodory three rows suffice in the plane; by Cramer their multipliers are 2 x 2 determinants, at most 8.</summary>
    private static bool HasContradiction(LinearInequality[] system)
    {
        foreach (LinearInequality a in system)
        {
            foreach (LinearInequality b in system)
            {
                foreach (LinearInequality c in system)
                {
                    for (int code = 1; code < 9 * 9 * 9; code++)
                    {
                        int[] factors = [code % 9, code / 9 % 9, code / 81];
                        BigInteger Sum(Func<LinearInequality, BigInteger> part) =>
                            (factors[0] * part(a)) + (factors[1] * part(b)) + (factors[2] * part(c));
                        if (Sum(row => row.Coefficients[0]).IsZero && Sum(row => row.Coefficients[1]).IsZero
                            && Sum(row => row.Constant).Sign <= 0)
                        {
                            return true;
                        }
                    }
                }
            }
        }

        return false;
    }
}
