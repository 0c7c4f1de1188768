using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Tests.Core.LinearAlgebra;

/// <summary>Small square systems on each of the three integer widths.</summary>
public sealed class SquareSystemTests
{
    // Entry sizes chosen so that 64 bits, 128 bits and arbitrary size are all taken, and their borders crossed.
    [Test]
    public void A_solution_satisfies_its_system([Values(1, 2, 3, 4, 6, 9)] int n, [Values(1, 3, 7, 15, 31, 62, 100)] int bits)
    {
        Random random = new((1000 * n) + bits);
        int regular = 0;
        for (int trial = 0; trial < 40; trial++)
        {
            BigInteger[] system = [.. Enumerable.Range(0, n * (n + 1)).Select(_ => Entry(random, bits))];
            if (trial % 4 == 0 && n > 1)
            {
                // A repeated row: singular.
                system.AsSpan(0, n + 1).CopyTo(system.AsSpan(n + 1));
            }

            BigInteger[] given = [.. system];
            BigInteger[] numerators = new BigInteger[n];
            bool isRegular = SquareSystem.TrySolve(system, numerators, out BigInteger denominator);
            IntegerMatrix matrix = new(n, n, [.. Enumerable.Range(0, n * n).Select(k => given[((k / n) * (n + 1)) + (k % n)])]);
            BigInteger determinant = IntegerElimination.Determinant(matrix);

            Assert.That(system, Is.EqualTo(given), "the system is not written to");
            Assert.That(isRegular, Is.EqualTo(!determinant.IsZero));
            if (!isRegular)
            {
                continue;
            }

            regular++;
            Assert.That(denominator, Is.EqualTo(BigInteger.Abs(determinant)));
            for (int i = 0; i < n; i++)
            {
                BigInteger sum = BigInteger.Zero;
                for (int j = 0; j < n; j++)
                {
                    sum += given[(i * (n + 1)) + j] * numerators[j];
                }

                Assert.That(sum, Is.EqualTo(given[(i * (n + 1)) + n] * denominator));
            }
        }

        Assert.That(regular, Is.GreaterThan(5));
    }

    [Test]
    public void Entries_at_the_borders_of_the_widths([Values(30, 31, 32, 62, 63, 64)] int bits)
    {
        // Hadamard-like matrices reach the bound on determinants.
        BigInteger a = (BigInteger.One << bits) - 1;
        BigInteger[] system = [a, a, a, a, -a, -a];
        BigInteger[] numerators = new BigInteger[2];

        Assert.That(SquareSystem.TrySolve(system, numerators, out BigInteger denominator), Is.True);
        Assert.That(denominator, Is.EqualTo(2 * a * a));
        Assert.That(numerators, Is.EqualTo((BigInteger[])[BigInteger.Zero, 2 * a * a]));
    }

    // Sylvester's matrices of signs reach Hadamard's bound a^n n^(n/2), so the intermediate values are as large as they can be.
    [Test]
    public void Determinants_as_large_as_their_bound([Values(2, 4, 8)] int n, [Range(1, 33)] int bits)
    {
        BigInteger a = (BigInteger.One << bits) - 1;
        BigInteger[] system = new BigInteger[n * (n + 1)];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                system[(i * (n + 1)) + j] = BitOperations.PopCount((uint)(i & j)) % 2 == 0 ? a : -a;
            }

            // The last row of signs: the solution is a unit vector.
            system[(i * (n + 1)) + n] = system[(i * (n + 1)) + n - 1];
        }

        BigInteger[] numerators = new BigInteger[n];

        Assert.That(SquareSystem.TrySolve(system, numerators, out BigInteger denominator), Is.True);
        Assert.That(denominator * denominator, Is.EqualTo(BigInteger.Pow(a, 2 * n) * BigInteger.Pow(n, n)));
        Assert.That(numerators[..^1], Is.All.EqualTo(BigInteger.Zero));
        Assert.That(numerators[^1], Is.EqualTo(denominator));
    }

    [Test]
    public void No_unknowns_are_solved_by_nothing()
    {
        Assert.That(SquareSystem.TrySolve([], [], out BigInteger denominator), Is.True);
        Assert.That(denominator, Is.EqualTo(BigInteger.One));
    }

    [Test]
    public void A_system_of_the_wrong_size_is_refused() =>
        Assert.That(() => SquareSystem.TrySolve(new BigInteger[5], new BigInteger[2], out _), Throws.ArgumentException);

    private static BigInteger Entry(Random random, int bits)
    {
        BigInteger value = BigInteger.Zero;
        for (int k = 0; k < bits; k++)
        {
            value = (value << 1) | random.Next(2);
        }

        return random.Next(2) == 0 ? value : -value;
    }
}
