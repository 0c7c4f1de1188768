using NUnit.Framework;
using Polyhedra.Arrangements.Studies.Constructions.Layers;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Studies.Constructions;

/// <summary>Folds take [0, 1] onto itself, piece by piece, in the number of pieces that the claims rest on.</summary>
internal sealed class FoldTests
{
    [Test]
    public void Montufar_folds_have_p_pieces_onto_the_interval([Range(1, 9)] int p) =>
        CheckPieces(x => Value(Fold.Montufar(p), x), Fractions(p, p), startsAt: 0);

    [Test]
    public void Serra_folds_have_one_piece_more_than_units([Range(3, 11)] int m)
    {
        // In s x with s = m/2: 0, 1/4, 1/2, then every half.
        Rational[] ends = [0, Half / 2, .. Enumerable.Range(1, m).Select(i => i * Half)];

        CheckPieces(x => Value(Fold.Serra(m), x), [.. ends.Select(end => end / (m * Half))], startsAt: 1);
    }

    [Test]
    public void Absolute_values_and_tents_have_two_pieces()
    {
        CheckPieces(x => Value(Fold.Absolute, x), Fractions(2, 2), startsAt: 1);
        CheckPieces(x => Value(Fold.Tent, x), Fractions(2, 2), startsAt: 0);
        CheckPieces(x => Value(MaxoutFold.Absolute, x), Fractions(2, 2), startsAt: 1);
    }

    [Test]
    public void Maxout_folds_have_units_times_rank_minus_one_plus_one_pieces([Values(2, 4, 6)] int units, [Values(2, 3, 4, 5)] int rank)
    {
        int pieces = (units * (rank - 1)) + 1;
        MaxoutFold fold = MaxoutFold.Alternating(units, rank);

        Assert.That(fold.Units.Select(unit => unit.Count), Is.All.EqualTo(rank));
        CheckPieces(x => Value(fold, x), Fractions(pieces, pieces), startsAt: 0);
    }

    [Test]
    public void Folds_that_do_not_exist_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Fold.Serra(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => MaxoutFold.Alternating(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => MaxoutFold.Alternating(0, 2));
    }

    private static Rational Half => Rational.One / 2;

    // The values at the ends alternate between 0 and 1, and every piece is affine: three points in it are on a line.
    private static void CheckPieces(Func<Rational, Rational> fold, Rational[] ends, int startsAt)
    {
        for (int i = 0; i < ends.Length; i++)
        {
            Assert.That(fold(ends[i]), Is.EqualTo((Rational)((i + startsAt) % 2)), $"at {ends[i]}");
            if (i > 0)
            {
                Rational step = (ends[i] - ends[i - 1]) / 4;
                Rational[] values = [.. Enumerable.Range(0, 5).Select(k => fold(ends[i - 1] + (k * step)))];
                IEnumerable<Rational> steps = values.Zip(values.Skip(1), (left, right) => right - left);
                Assert.That(steps.Distinct().Count(), Is.EqualTo(1), $"before {ends[i]}");
            }
        }
    }

    private static Rational[] Fractions(int count, int denominator) =>
        [.. Enumerable.Range(0, count + 1).Select(i => (Rational)i / denominator)];

    private static Rational Value(Fold fold, Rational x)
    {
        Rational sum = fold.Constant;
        for (int i = 0; i < fold.Units.Count; i++)
        {
            sum += fold.ReadOut[i] * Rational.Max(Rational.Zero, (fold.Units[i].Weight * x) + fold.Units[i].Bias);
        }

        return sum;
    }

    private static Rational Value(MaxoutFold fold, Rational x)
    {
        Rational sum = Rational.Zero;
        for (int i = 0; i < fold.Units.Count; i++)
        {
            sum += fold.ReadOut[i] * fold.Units[i].Select(piece => (piece.Slope * x) + piece.Intercept).Aggregate(Rational.Max);
        }

        return sum;
    }
}
