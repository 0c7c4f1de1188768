using NUnit.Framework;
using Polyhedra.Core.Sampling;
using Polyhedra.Tests.Studies.Constructions;

namespace Polyhedra.Tests.Core.Sampling;

/// <summary>The fixed numbers were computed by an independent program (Python integers and IEEE doubles).</summary>
internal sealed class SeededRandomTests
{
    [TestCase(0UL, new[] { 11091344671253066420UL, 13793997310169335082UL, 1900383378846508768UL, 7684712102626143532UL })]
    [TestCase(42UL, new[] { 1546998764402558742UL, 6990951692964543102UL, 12544586762248559009UL, 17057574109182124193UL })]
    public void Bits_are_those_of_xoshiro256_seeded_by_splitmix64(ulong seed, ulong[] expected)
    {
        SeededRandom random = new(seed);

        Assert.That(expected.Select(_ => random.NextUInt64()), Is.EqualTo(expected));
    }

    [Test]
    public void Normal_samples_are_the_same_bits_everywhere()
    {
        SeededRandom random = new(42);
        double[] expected =
        [
            -0.6800434110281394, -0.39899178951858083, -0.6227313175452883, -3.1256494202026235, -1.569312884809558, -0.4482044678712087,
        ];

        Assert.That(expected.Select(_ => random.NextNormal()), Is.EqualTo(expected));
    }

    [Test]
    public void Uniform_numbers_are_multiples_of_two_to_the_minus_53_in_the_half_open_unit_interval()
    {
        SeededRandom random = new(1);
        for (int i = 0; i < 10_000; i++)
        {
            double u = random.NextUniform();
            Assert.That(u, Is.GreaterThanOrEqualTo(0).And.LessThan(1));
            Assert.That(Math.ScaleB(u, 53), Is.EqualTo(Math.Floor(Math.ScaleB(u, 53))));
        }
    }

    /// <summary>The seed is fixed, so this cannot fail by chance; the limits are five standard deviations of each estimate.</summary>
    [Test]
    public void Normal_samples_have_the_moments_and_tails_of_the_normal_distribution()
    {
        const int Count = 100_000;
        SeededRandom random = new(20_260_101);
        double[] sample = [.. Enumerable.Range(0, Count).Select(_ => random.NextNormal())];
        double FractionBelow(double x) => sample.Count(z => z < x) / (double)Count;
        double Limit(double variance) => 5 * Math.Sqrt(variance / Count);

        Assert.Multiple(() =>
        {
            Assert.That(sample.Average(), Is.EqualTo(0).Within(Limit(1)));
            Assert.That(sample.Average(z => z * z), Is.EqualTo(1).Within(Limit(2)));
            Assert.That(sample.Average(z => z * z * z), Is.EqualTo(0).Within(Limit(15)));
            Assert.That(sample.Average(z => z * z * z * z), Is.EqualTo(3).Within(Limit(96)));

            // Values of the normal distribution function from tables.
            foreach ((double x, double p) in new[]
                { (-2, 0.022750), (-1, 0.158655), (0, 0.5), (0.5, 0.691462), (1.5, 0.933193), (3, 0.998650) })
            {
                Assert.That(FractionBelow(x), Is.EqualTo(p).Within(Limit(p * (1 - p))), $"P(z < {x})");
            }
        });
    }
}
