using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Oracles;

namespace Polyhedra.Tests.Core.Polytopes;

public sealed class NearestPointTests
{
    [Test]
    public void Without_rows_it_is_the_origin()
    {
        NearestPointResult.Nearest nearest = (NearestPointResult.Nearest)NearestPoint.Find([], [], 2);

        Assert.That(nearest.Point, Is.EqualTo(new Rational[] { 0, 0 }));
        Assert.That(nearest.SquaredDistance, Is.EqualTo(Rational.Zero));
    }

    [Test]
    public void Of_a_quadrant_it_is_the_corner()
    {
        NearestPointResult.Nearest nearest = (NearestPointResult.Nearest)NearestPoint.Find([[1, 0], [0, 2], [1, 1]], [-3, -8, 1], 2);

        Assert.That(nearest.Point, Is.EqualTo(new Rational[] { 3, 4 }));
        Assert.That(nearest.SquaredDistance, Is.EqualTo((Rational)25));
        Assert.That(nearest.Multipliers, Is.EqualTo(new Rational[] { 3, 2, 0 }));
    }

    [Test]
    public void A_zero_normal_is_all_of_space_or_empty()
    {
        Assert.That(NearestPoint.Find([[0, 0]], [0], 2), Is.InstanceOf<NearestPointResult.Nearest>());
        Assert.That(NearestPoint.Find([[0, 0]], [-1], 2), Is.InstanceOf<NearestPointResult.Empty>());
    }

    [Test]
    public void Lengths_must_fit()
    {
        Assert.That(() => NearestPoint.Find([[1, 0]], [], 2), Throws.ArgumentException);
        Assert.That(() => NearestPoint.Find([[1, 0]], [0], 3), Throws.ArgumentException);
    }

    /// <summary>Every answer carries its proof, and distances agree with those by brute force over sets of facets.</summary>
    [Test]
    public void Answers_on_random_rows_are_proved_by_their_multipliers()
    {
        Random random = new(1);
        int empty = 0;
        for (int i = 0; i < 400; i++)
        {
            int dimension = random.Next(1, 4);
            BigInteger[][] normals = [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ =>
                Enumerable.Range(0, dimension).Select(_ => (BigInteger)random.Next(-2, 3)).ToArray())];
            Rational[] offsets = [.. normals.Select(_ => (Rational)random.Next(-6, 4) / random.Next(1, 4))];
            NearestPointResult result = NearestPoint.Find(normals, offsets, dimension);
            Rational[] sum = [.. Enumerable.Range(0, dimension).Select(k =>
                normals.Select((normal, row) => result.Multipliers[row] * normal[k])
                    .Aggregate(Rational.Zero, (total, term) => total + term))];

            Assert.That(result.Multipliers.All(multiplier => multiplier.Sign != Sign.Negative), Is.True);
            if (result is NearestPointResult.Nearest nearest)
            {
                Rational[] values = [.. normals.Select((normal, row) => offsets[row] + Dot(normal, nearest.Point))];
                Assert.That(values.All(value => value.Sign != Sign.Negative), Is.True);
                Assert.That(
                    values.Zip(nearest.Multipliers, (value, multiplier) => value * multiplier).All(product => product.IsZero), Is.True);
                Assert.That(sum, Is.EqualTo(nearest.Point));
                Assert.That(nearest.SquaredDistance, Is.EqualTo(nearest.Point.Aggregate(Rational.Zero, (total, x) => total + (x * x))));
                List<LinearInequality> system = [.. normals.Zip(offsets, (normal, offset) =>
                    LinearInequality.FromRationals([.. normal.Select(entry => (Rational)entry)], offset, isStrict: false))];
                Assert.That(NaiveDistance.Squared(system, [.. sum.Select(_ => Rational.Zero)]), Is.EqualTo(nearest.SquaredDistance));
            }
            else
            {
                empty++;
                Assert.That(sum.All(entry => entry.IsZero), Is.True);
                Assert.That(
                    offsets.Zip(result.Multipliers, (offset, multiplier) => offset * multiplier)
                        .Aggregate(Rational.Zero, (total, term) => total + term).Sign,
                    Is.EqualTo(Sign.Negative));
            }
        }

        Assert.That(empty, Is.InRange(20, 380));
    }

    private static Rational Dot(BigInteger[] normal, IReadOnlyList<Rational> point) =>
        normal.Select((entry, k) => entry * point[k]).Aggregate(Rational.Zero, (sum, term) => sum + term);
}
