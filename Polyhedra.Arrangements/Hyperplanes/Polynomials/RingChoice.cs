using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Pair = Polyhedra.Arrangements.Hyperplanes.Polynomials.ProductScalars<
    Polyhedra.Arrangements.Hyperplanes.Polynomials.WordPrimeScalars, ulong,
    Polyhedra.Arrangements.Hyperplanes.Polynomials.WordPrimeScalars, ulong>;
using PairResidues = Polyhedra.Arrangements.Hyperplanes.Polynomials.Residues<ulong, ulong>;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>Chooses the ring in which the matroid of the rows of an integer matrix is computed with, so that the answer is exact.</summary>
/// <remarks>
/// <para>The matroid of the rows, over the rationals, is known when it is known which minors vanish. Each minor is at most the product
/// of the lengths of its rows (Hadamard), and rows are at least 1 long, so no minor exceeds the product H of the largest ones, as many
/// as there are columns that are not zero. A number that is at most H in absolute value and zero modulo something greater than H is
/// zero.</para>
/// <para>So the matroid modulo a prime greater than H is the right one. What is computed only asks whether minors of minors of the matroid
/// vanish; each number it asks about is a minor of the matrix divided by others that do not vanish. The same holds modulo a product of
/// primes greater than H, as long as every division is possible; where one is not, the rationals decide.</para>
/// </remarks>
internal static class RingChoice
{
    /// <summary>Runs a task that asks whether minors of the rows vanish, and nothing else about numbers.</summary>
    /// <param name="rows">Nonzero rows.</param>
    /// <param name="task">What is computed.</param>
    public static TResult Run<TResult>(IntegerMatrix rows, IRingTask<TResult> task)
    {
        try
        {
            return RunModular(SquaredBound(rows), task);
        }
        catch (NoInverseException)
        {
            return task.Run<RationalScalars, Rational>(new RationalScalars());
        }
    }

    /// <summary>The square of a number that no minor exceeds, by Hadamard's inequality.</summary>
    public static BigInteger SquaredBound(IntegerMatrix rows)
    {
        BigInteger[] squares = new BigInteger[rows.RowCount];
        for (int i = 0; i < squares.Length; i++)
        {
            foreach (BigInteger entry in rows.Row(i))
            {
                squares[i] += entry * entry;
            }
        }

        int columns = Enumerable.Range(0, rows.ColumnCount).Count(k => Enumerable.Range(0, rows.RowCount).Any(i => !rows[i, k].IsZero));
        return squares.OrderDescending().Take(columns).Aggregate(BigInteger.One, (product, square) => product * square);
    }

    private static TResult RunModular<TResult>(BigInteger squaredBound, IRingTask<TResult> task)
    {
        if (squaredBound < (BigInteger)SmallPrimeScalars.LargestPrime * SmallPrimeScalars.LargestPrime)
        {
            int prime = SmallPrimeScalars.PrimeAbove((int)Math.Sqrt((double)squaredBound));
            return task.Run<SmallPrimeScalars, ushort>(new SmallPrimeScalars(prime));
        }

        if (squaredBound < (BigInteger)MersennePrimeScalars.Prime * MersennePrimeScalars.Prime)
        {
            return task.Run<MersennePrimeScalars, uint>(new MersennePrimeScalars());
        }

        ReadOnlySpan<ulong> primes = WordPrimeScalars.LargestPrimes;
        WordPrimeScalars first = new(primes[0]);
        if (Exceeds(primes[..1], squaredBound))
        {
            return task.Run<WordPrimeScalars, ulong>(first);
        }

        Pair pair = new(first, new WordPrimeScalars(primes[1]));
        if (Exceeds(primes[..2], squaredBound))
        {
            return task.Run<Pair, PairResidues>(pair);
        }

        if (Exceeds(primes, squaredBound))
        {
            Pair second = new(new WordPrimeScalars(primes[2]), new WordPrimeScalars(primes[3]));
            ProductScalars<Pair, PairResidues, Pair, PairResidues> quadruple = new(pair, second);
            return task.Run<ProductScalars<Pair, PairResidues, Pair, PairResidues>, Residues<PairResidues, PairResidues>>(quadruple);
        }

        return task.Run<RationalScalars, Rational>(new RationalScalars());
    }

    private static bool Exceeds(ReadOnlySpan<ulong> primes, BigInteger squaredBound)
    {
        BigInteger product = BigInteger.One;
        foreach (ulong prime in primes)
        {
            product *= prime;
        }

        return product * product > squaredBound;
    }
}
