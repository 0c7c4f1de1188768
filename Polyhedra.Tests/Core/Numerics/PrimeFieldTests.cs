using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.Numerics;

/// <summary>Arithmetic modulo 2^61 - 31 against integers of any size.</summary>
public sealed class PrimeFieldTests
{
    private static readonly BigInteger Prime = (BigInteger.One << 61) - 31;

    // The least, the largest, those around powers of two where words are cut, and others.
    private static ulong[] Residues()
    {
        Random random = new(61);
        return
        [
            .. Enumerable.Range(0, 40).Select(k => (ulong)k),
            .. Enumerable.Range(1, 40).Select(k => (ulong)(Prime - k)),
            .. from power in Enumerable.Range(3, 58) from step in Enumerable.Range(-1, 3) select (ulong)((1L << power) + step),
            .. Enumerable.Range(0, 300).Select(_ => (ulong)random.NextInt64((long)Prime)),
        ];
    }

    [Test]
    public void Operations_are_those_of_integers_modulo_the_prime()
    {
        ulong[] residues = Residues();
        foreach (ulong a in residues)
        {
            foreach (ulong b in residues)
            {
                bool agree = PrimeField.Multiply(a, b) == (ulong)((BigInteger)a * b % Prime)
                    && PrimeField.Add(a, b) == (ulong)(((BigInteger)a + b) % Prime)
                    && PrimeField.Subtract(a, b) == (ulong)((a - (BigInteger)b + Prime) % Prime);
                Assert.That(agree, Is.True, $"{a} and {b}");
            }
        }
    }

    [Test]
    public void An_inverse_gives_one()
    {
        foreach (ulong a in Residues().Where(residue => residue != 0))
        {
            Assert.That(PrimeField.Multiply(a, PrimeField.Inverse(a)), Is.EqualTo(1));
        }
    }
}
