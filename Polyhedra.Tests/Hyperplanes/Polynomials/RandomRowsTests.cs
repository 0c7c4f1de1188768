using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;

namespace Polyhedra.Tests.Hyperplanes.Polynomials;

/// <summary>Arrangements of 38 random hyperplanes of small integers in R^6: nearly, but not quite, in general position, so that hardly
/// two minors are alike. The polynomials are those of the counter before it was made quicker; the chambers were also counted by deletion
/// and restriction in a few lines of Python with integers, which share nothing with the product.</summary>
public sealed class RandomRowsTests
{
    // A word a hyperplane: six coefficients and the offset, each plus 3.
    private const string First =
        "6363024 3366232 4141216 0462456 4120506 5234023 2451433 6420640 0563566 5504366 2152560 1411616 4300243 0242504 "
        + "2641644 4230463 2412116 1045230 0561106 0564536 5424616 1546342 3355562 0240345 2611052 0512612 3600616 5106454 "
        + "4500051 4640302 6004011 5031560 5043406 2010522 3104304 0531225 3641551 6065161";

    private const string Second =
        "1466602 0363353 6103063 3466053 2561402 0005403 5135041 6334121 5163203 6450155 6205255 4346512 2436434 6031563 "
        + "3512456 5520354 0614632 3503025 6444351 1410614 6413426 4232544 5036665 4614641 3036244 1433623 2044464 2340615 "
        + "1441606 4666206 5006030 6621206 4122011 2415255 2352330 0232361 2025414 3601031";

    private const string Linear =
        "6363023 4336623 3241413 2160463 2456413 2050653 2340233 2451433 3642063 4005633 5665503 4366213 5256013 4116163 "
        + "4300243 3024253 0426413 6444233 0463243 1211613 0452303 0561103 6056453 3654243 6161543 6342333 5556203 2403453 "
        + "2611053 2051263 1236003 6165103 6454453 0005143 6403023 6004013 1503153 6050433";

    [TestCase(First, new[] { 1, -38, 703, -8436, 73814, -501834, 2748583 }, 3333409)]
    [TestCase(Second, new[] { 1, -38, 703, -8436, 73813, -501789, 2747213 }, 3331993)]
    [TestCase(Linear, new[] { 1, -38, 703, -8436, 73781, -496445, 430434 }, 1009838)]
    public void The_polynomial_is_the_known_one(string words, int[] coefficients, int chambers)
    {
        HyperplaneArrangement arrangement = Arrangements.FromRows(
            6, words.Split(' ').Select(word => word.Select(digit => (BigInteger)(digit - '3')).ToArray()));

        CharacteristicPolynomial polynomial = CharacteristicPolynomial.Of(arrangement);

        Assert.That(arrangement.Count, Is.EqualTo(38));
        Assert.That(polynomial.Coefficients, Is.EqualTo(coefficients.Select(c => (BigInteger)c)));
        Assert.That(polynomial.Regions, Is.EqualTo((BigInteger)chambers));
    }

    /// <summary>More slopes and directions than are divided together, from closed forms.</summary>
    [TestCase(2, 300)]
    [TestCase(3, 60)]
    [TestCase(4, 30)]
    public void Large_generic_arrangements_have_binomials(int d, int n)
    {
        HyperplaneArrangement arrangement = Arrangements.FromRows(d, Enumerable.Range(-n / 2, n).Select(s =>
            Enumerable.Range(0, d + 1).Select(k => BigInteger.Pow(s, k)).ToArray()));
        BigInteger[] expected = new BigInteger[d + 1];
        BigInteger binomial = BigInteger.One;
        for (int k = 0; k <= d; k++)
        {
            expected[k] = k % 2 == 0 ? binomial : -binomial;
            binomial = binomial * (n - k) / (k + 1);
        }

        Assert.That(CharacteristicPolynomial.Of(arrangement).Coefficients, Is.EqualTo(expected));
    }
}
