using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Hyperplanes.Polynomials;

/// <summary>The rings against arithmetic of <see cref="BigInteger"/>.</summary>
public sealed class ScalarsTests
{
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(101)]
    [TestCase(32771)]
    [TestCase(65521)]
    public void Small_primes(int prime) => Check<SmallPrimeScalars, ushort>(new SmallPrimeScalars(prime), prime, value => value);

    [Test]
    public void The_mersenne_prime() =>
        Check<MersennePrimeScalars, uint>(new MersennePrimeScalars(), MersennePrimeScalars.Prime, value => value);

    /// <summary>Products of every fourth value are kept apart; the values behind the last four belong to the first.</summary>
    [Test]
    public void Any_number_of_elements_is_inverted()
    {
        Random random = new(9);
        for (int count = 0; count < 23; count++)
        {
            BigInteger[] numbers = [.. Enumerable.Range(0, count).Select(_ => (BigInteger)random.Next(1, int.MaxValue))];
            CheckInverses<MersennePrimeScalars, uint>(new MersennePrimeScalars(), numbers);
            CheckInverses<WordPrimeScalars, ulong>(new WordPrimeScalars(WordPrimeScalars.LargestPrimes[0]), numbers);
            CheckInverses<ProductScalars<WordPrimeScalars, ulong, MersennePrimeScalars, uint>, Residues<ulong, uint>>(
                new(new WordPrimeScalars(WordPrimeScalars.LargestPrimes[0]), new MersennePrimeScalars()), numbers);
        }
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void The_largest_word_primes(int index) => CheckWord(WordPrimeScalars.LargestPrimes[index]);

    [TestCase(3UL)]
    [TestCase(1000003UL)]
    public void Other_word_primes(ulong prime) => CheckWord(prime);

    [Test]
    public void Every_small_product_is_reduced()
    {
        SmallPrimeScalars scalars = new(65521);
        for (int left = 65521 - 1; left > 0; left -= 97)
        {
            for (int right = 65521 - 1; right > 0; right -= 89)
            {
                Assert.That(scalars.Multiply((ushort)left, (ushort)right), Is.EqualTo((ushort)((long)left * right % 65521)));
            }
        }
    }

    [Test]
    public void The_largest_primes_are_prime()
    {
        foreach (ulong candidate in (ulong[])[.. WordPrimeScalars.LargestPrimes, MersennePrimeScalars.Prime])
        {
            foreach (int witness in (int[])[2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37])
            {
                Assert.That(IsProbablePrime(candidate, witness), Is.True, $"{candidate}, {witness}");
            }
        }
    }

    [TestCase(0, 2)]
    [TestCase(1, 2)]
    [TestCase(2, 3)]
    [TestCase(906, 907)]
    [TestCase(907, 911)]
    [TestCase(65520, 65521)]
    public void The_prime_above_a_bound(int bound, int prime) => Assert.That(SmallPrimeScalars.PrimeAbove(bound), Is.EqualTo(prime));

    [Test]
    public void Distinct_elements_are_counted_again_and_again()
    {
        Random random = new(5);
        SmallPrimeScalars small = new(11);
        WordPrimeScalars word = new(1000003);
        for (int i = 0; i < 500; i++)
        {
            int[] values = [.. Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(11))];
            int expected = values.Distinct().Count();

            Assert.That(small.CountDistinct(Array.ConvertAll(values, value => (ushort)value)), Is.EqualTo(expected));
            Assert.That(new MersennePrimeScalars().CountDistinct(Array.ConvertAll(values, value => (uint)value)), Is.EqualTo(expected));
            Assert.That(word.CountDistinct(Array.ConvertAll(values, value => word.FromInteger(value))), Is.EqualTo(expected));
            Assert.That(new RationalScalars().CountDistinct(Array.ConvertAll(values, value => (Rational)value)), Is.EqualTo(expected));
        }
    }

    private static void CheckInverses<TScalars, T>(TScalars scalars, BigInteger[] numbers)
        where TScalars : struct, IScalars<T>
        where T : IEquatable<T>
    {
        T[] units = [.. numbers.Select(scalars.FromInteger)];
        T[] inverses = [.. units];
        scalars.InvertAll(inverses);
        Assert.That(units.Zip(inverses, scalars.Multiply), Is.All.EqualTo(scalars.One));
    }

    private static void CheckWord(ulong prime)
    {
        WordPrimeScalars scalars = new(prime);

        // Multiplying by the representation of 1 / 2^64 in the integers leaves Montgomery's form.
        Check<WordPrimeScalars, ulong>(scalars, prime, value => scalars.Multiply(value, 1));
    }

    private static void Check<TScalars, T>(TScalars scalars, BigInteger prime, Func<T, BigInteger> read)
        where TScalars : struct, IScalars<T>
        where T : IEquatable<T>
    {
        Random random = new(1);
        BigInteger[] numbers =
            [0, 1, -1, prime - 1, prime, -prime, prime + 1, BigInteger.Pow(3, 100), .. Enumerable.Range(0, 40)
                .Select(_ => (BigInteger)random.NextInt64())];
        Assert.That(read(scalars.One), Is.EqualTo(BigInteger.One));
        foreach (BigInteger left in numbers)
        {
            T x = scalars.FromInteger(left);
            Assert.That(read(x), Is.EqualTo(Reduce(left, prime)));
            Assert.That(scalars.IsZero(x), Is.EqualTo(Reduce(left, prime).IsZero));
            foreach (BigInteger right in numbers)
            {
                T y = scalars.FromInteger(right);
                Assert.That(read(scalars.Multiply(x, y)), Is.EqualTo(Reduce(left * right, prime)));
                Assert.That(read(scalars.Subtract(x, y)), Is.EqualTo(Reduce(left - right, prime)));
            }
        }

        T[] units = [.. numbers.Select(scalars.FromInteger).Where(value => !scalars.IsZero(value))];
        T[] inverses = [.. units];
        scalars.InvertAll(inverses);
        Assert.That(units.Zip(inverses, scalars.Multiply), Is.All.EqualTo(scalars.One));
        scalars.InvertAll([]);
    }

    private static BigInteger Reduce(BigInteger value, BigInteger prime) => ((value % prime) + prime) % prime;

    private static bool IsProbablePrime(BigInteger candidate, int witness)
    {
        int twos = 0;
        BigInteger odd = candidate - 1;
        while (odd.IsEven)
        {
            odd /= 2;
            twos++;
        }

        BigInteger power = BigInteger.ModPow(witness, odd, candidate);
        bool passes = power.IsOne || power == candidate - 1;
        for (int i = 1; i < twos && !passes; i++)
        {
            power = power * power % candidate;
            passes = power == candidate - 1;
        }

        return passes;
    }
}
