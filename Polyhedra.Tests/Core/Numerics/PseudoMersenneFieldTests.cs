using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.Numerics;

/// <summary>Arithmetic modulo primes below 2^61, against integers of any size.</summary>
public sealed class PseudoMersenneFieldTests
{
    /// <summary>By the test of Miller and Rabin with the first twelve primes as bases, which decides below 2^78.</summary>
    [Test]
    public void The_moduli_are_different_primes()
    {
        Assert.That(PseudoMersenneField.Gaps.ToArray(), Is.Unique.And.All.LessThan(512UL));
        foreach (ulong gap in PseudoMersenneField.Gaps)
        {
            Assert.That(IsPrime((1UL << 61) - gap), Is.True, $"2^61 - {gap}");
        }

        Assert.That(IsPrime((1UL << 61) - 33), Is.False);
    }

    [Test]
    public void Products_sums_and_differences_are_those_of_integers()
    {
        Random random = new(61);
        foreach (ulong gap in PseudoMersenneField.Gaps)
        {
            PseudoMersenneField field = new(gap);
            ulong[] edges = [0, 1, gap, field.Prime - 1, field.Prime - 2, 1UL << 60, (1UL << 60) - 1, field.Prime >> 1];
            ulong[] numbers = [.. edges, .. Enumerable.Range(0, 60).Select(_ => (ulong)random.NextInt64((long)field.Prime))];
            foreach (ulong a in numbers)
            {
                foreach (ulong b in numbers)
                {
                    Assert.That((BigInteger)field.Multiply(a, b), Is.EqualTo((BigInteger)a * b % field.Prime));
                    Assert.That((BigInteger)field.Add(a, b), Is.EqualTo(((BigInteger)a + b) % field.Prime));
                    Assert.That((BigInteger)field.Subtract(a, b), Is.EqualTo(((BigInteger)a - b + field.Prime) % field.Prime));
                }
            }

            Assert.That(field.Of(-BigInteger.One), Is.EqualTo(field.Prime - 1));
        }
    }

    private static bool IsPrime(ulong number)
    {
        BigInteger odd = number - 1;
        int twos = 0;
        for (; odd.IsEven; odd /= 2)
        {
            twos++;
        }

        return Array.TrueForAll<int>([2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37], witness =>
        {
            BigInteger power = BigInteger.ModPow(witness, odd, number);
            bool passes = power.IsOne || power == number - 1;
            for (int i = 1; i < twos && !passes; i++)
            {
                power = power * power % number;
                passes = power == number - 1;
            }

            return passes;
        });
    }
}
