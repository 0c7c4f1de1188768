using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Families;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Hyperplanes.Polynomials;

public sealed class WhitneyNumbersTests
{
    [TestCase("typeB:5")]
    [TestCase("resonance:5")]
    [TestCase("threshold:4")]
    [TestCase("braid:7")]
    public void All_rings_give_the_same_numbers(string name)
    {
        IntegerMatrix rows = NamedArrangement.Parse(name).Arrangement.Rows;
        WordPrimeScalars word = new(WordPrimeScalars.LargestPrimes[0]);
        SmallPrimeScalars small = new(SmallPrimeScalars.LargestPrime);
        BigInteger[] expected = WhitneyNumbers.Count<RationalScalars, Rational>(new RationalScalars(), rows, default);

        Assert.That(WhitneyNumbers.Count(rows, default), Is.EqualTo(expected));
        Assert.That(WhitneyNumbers.Count<SmallPrimeScalars, ushort>(small, rows, default), Is.EqualTo(expected));
        Assert.That(WhitneyNumbers.Count<MersennePrimeScalars, uint>(new MersennePrimeScalars(), rows, default), Is.EqualTo(expected));
        Assert.That(WhitneyNumbers.Count<WordPrimeScalars, ulong>(word, rows, default), Is.EqualTo(expected));
        Assert.That(
            WhitneyNumbers.Count<ProductScalars<WordPrimeScalars, ulong, SmallPrimeScalars, ushort>, Residues<ulong, ushort>>(
                new ProductScalars<WordPrimeScalars, ulong, SmallPrimeScalars, ushort>(word, small), rows, default),
            Is.EqualTo(expected));
    }

    [Test]
    public void No_minor_exceeds_the_bound()
    {
        Random random = new(11);
        for (int i = 0; i < 100; i++)
        {
            HyperplaneArrangement arrangement = Arrangements.Random(random, 3, 6, 2);
            BigInteger squared = RingChoice.SquaredBound(arrangement.Rows);
            for (int set = 0; set < 1 << arrangement.Count; set++)
            {
                if (int.PopCount(set) == 4)
                {
                    BigInteger[] entries =
                        [.. Enumerable.Range(0, arrangement.Count).Where(k => ((set >> k) & 1) != 0)
                            .SelectMany(k => arrangement.Rows.Row(k).ToArray())];
                    BigInteger minor = IntegerElimination.Determinant(new IntegerMatrix(4, 4, [.. entries]));
                    Assert.That(minor * minor, Is.LessThanOrEqualTo(squared));
                }
            }
        }
    }

    [Test]
    public void A_column_of_zeros_does_not_raise_the_bound() => Assert.That(
        RingChoice.SquaredBound(new IntegerMatrix(3, 3, [1, 1, 0, 1, -2, 0, 3, 1, 0])), Is.EqualTo((BigInteger)50));

    /// <summary>Modulo 3 the determinant of (1, 1), (1, -2) vanishes: what the bound forbids does happen.</summary>
    [Test]
    public void A_prime_that_is_too_small_gives_other_numbers()
    {
        IntegerMatrix rows = new(3, 3, [1, 1, 0, 1, 4, 0, 0, 0, 1]);

        Assert.That(
            () => WhitneyNumbers.Count<SmallPrimeScalars, ushort>(new SmallPrimeScalars(3), rows, default),
            Is.Not.EqualTo(new BigInteger[] { 1, 3, 3, 1 }));
        Assert.That(WhitneyNumbers.Count(rows, default), Is.EqualTo(new BigInteger[] { 1, 3, 3, 1 }));
    }

    [Test]
    public void A_product_of_rings_that_cannot_divide_says_so()
    {
        // 3 and 4 become the coordinates (1, 3) and (1, 4) of two points; 3 is zero modulo 3 but not modulo 5.
        IntegerMatrix rows = new(3, 2, [1, 0, 0, 1, 3, 4]);
        ProductScalars<SmallPrimeScalars, ushort, SmallPrimeScalars, ushort> product = new(
            new SmallPrimeScalars(3), new SmallPrimeScalars(5));

        Assert.That(
            () => WhitneyNumbers.Count<ProductScalars<SmallPrimeScalars, ushort, SmallPrimeScalars, ushort>, Residues<ushort, ushort>>(
                product, rows, default),
            Throws.TypeOf<NoInverseException>());
    }
}
