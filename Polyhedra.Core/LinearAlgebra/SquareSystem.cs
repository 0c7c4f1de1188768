using System.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>Solves small square integer systems exactly, fast: fraction-free elimination on 64-bit or 128-bit integers where a bound
/// on determinants proves that they suffice, else on integers of any size.</summary>
/// <remarks>Every intermediate value of fraction-free elimination is a minor of [A | b], and by Hadamard's inequality no minor of
/// an n-row matrix with entries at most a exceeds H = (a sqrt n)^n. A step computes p q - r s, which is an earlier pivot times the
/// new minor (Sylvester), so at most H^2, before its exact division; likewise in back substitution. Single products or partial sums
/// may leave the range of the type, but arithmetic modulo 2^64 or 2^128 brings the result back.</remarks>
internal static class SquareSystem
{
    /// <summary>Solves A x = b over the rationals.</summary>
    /// <param name="system">The n x (n + 1) matrix [A | b], row by row.</param>
    /// <param name="numerators">Receives n integers N with x = N / denominator.</param>
    /// <param name="denominator">A positive integer, |det A|; 1 for n = 0.</param>
    /// <returns>False if A is singular; then the outputs mean nothing.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static bool TrySolve(ReadOnlySpan<BigInteger> system, Span<BigInteger> numerators, out BigInteger denominator)
    {
        int n = numerators.Length;
        if (system.Length != n * (n + 1))
        {
            throw new ArgumentException($"Expected {n * (n + 1)} entries for {n} unknowns, got {system.Length}.", nameof(system));
        }

        long entryBits = 0;
        foreach (BigInteger entry in system)
        {
            entryBits = Math.Max(entryBits, BigInteger.Abs(entry).GetBitLength());
        }

        // log2 H <= n (entryBits + log2(n) / 2), with log2 rounded up.
        double minorBits = n * (entryBits + (BitOperations.Log2((uint)Math.Max(1, (2 * n) - 1)) / 2.0));
        if ((2 * minorBits) + 1 <= 63)
        {
            return TrySolve(system, numerators, out denominator, entry => (long)entry, value => value);
        }

        if ((2 * minorBits) + 1 <= 127)
        {
            return TrySolve(system, numerators, out denominator, entry => (Int128)entry, value => (BigInteger)value);
        }

        BigInteger[] work = system.ToArray();
        return TryEliminate(work, numerators, out denominator);
    }

    private static bool TrySolve<T>(
        ReadOnlySpan<BigInteger> system, Span<BigInteger> numerators, out BigInteger denominator, Func<BigInteger, T> narrow,
        Func<T, BigInteger> widen)
        where T : struct, IBinaryInteger<T>
    {
        T[] work = new T[system.Length];
        for (int i = 0; i < work.Length; i++)
        {
            work[i] = narrow(system[i]);
        }

        T[] solution = new T[numerators.Length];
        bool isRegular = TryEliminate(work, solution, out T determinant);
        for (int i = 0; i < solution.Length; i++)
        {
            numerators[i] = widen(solution[i]);
        }

        denominator = widen(determinant);
        return isRegular;
    }

    private static bool TryEliminate<T>(Span<T> system, Span<T> numerators, out T denominator)
        where T : struct, IBinaryInteger<T>
    {
        int n = numerators.Length;
        int stride = n + 1;
        T previous = T.One;
        denominator = T.One;
        for (int k = 0; k < n; k++)
        {
            int chosen = k;
            while (chosen < n && T.IsZero(system[(chosen * stride) + k]))
            {
                chosen++;
            }

            if (chosen == n)
            {
                return false;
            }

            Span<T> pivotRow = system.Slice(k * stride, stride);
            if (chosen != k)
            {
                Span<T> other = system.Slice(chosen * stride, stride);
                for (int j = k; j < stride; j++)
                {
                    // One row changes its sign, so that determinants keep theirs.
                    (pivotRow[j], other[j]) = (other[j], -pivotRow[j]);
                }
            }

            T pivot = pivotRow[k];
            for (int i = k + 1; i < n; i++)
            {
                Span<T> row = system.Slice(i * stride, stride);
                T factor = row[k];
                for (int j = k + 1; j < stride; j++)
                {
                    T value = (pivot * row[j]) - (factor * pivotRow[j]);
                    row[j] = k == 0 ? value : value / previous;
                }
            }

            previous = pivot;
        }

        BackSubstitute(system, numerators, previous, out denominator);
        return true;
    }

    // Over the common denominator det A: N_i = (det b_i - sum_{j > i} a_ij N_j) / a_ii. The N_i are determinants (Cramer), so the
    // division is exact.
    private static void BackSubstitute<T>(ReadOnlySpan<T> system, Span<T> numerators, T determinant, out T denominator)
        where T : struct, IBinaryInteger<T>
    {
        int n = numerators.Length;
        int stride = n + 1;
        for (int i = n - 1; i >= 0; i--)
        {
            T value = determinant * system[(i * stride) + n];
            for (int j = i + 1; j < n; j++)
            {
                value -= system[(i * stride) + j] * numerators[j];
            }

            numerators[i] = value / system[(i * stride) + i];
        }

        bool flip = T.IsNegative(determinant);
        denominator = flip ? -determinant : determinant;
        if (flip)
        {
            foreach (ref T numerator in numerators)
            {
                numerator = -numerator;
            }
        }
    }
}
