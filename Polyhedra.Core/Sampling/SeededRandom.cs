using System.Numerics;

namespace Polyhedra.Core.Sampling;

/// <summary>A pseudo-random number generator that gives the same numbers for the same seed on every platform and in every
/// version: xoshiro256** with its state filled by splitmix64.</summary>
/// <remarks>
/// <para>Floating point is used only for comparisons and for correctly rounded IEEE 754 operations (+, -, *, /), so no
/// mathematical library can change a bit of the result. <see cref="System.Random"/> promises nothing of the kind.</para>
/// <para>Not for cryptography; not safe to share between threads.</para>
/// <para>Sources: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021);
/// C. F. F. Karney, "Sampling exactly from the normal distribution", ACM TOMS 42 (2016), Algorithm N, here with 53-bit
/// uniform numbers in place of lazily extended ones; the comparison of runs in <see cref="NextBernoulliExp"/> is von Neumann's
/// (1951).</para>
/// </remarks>
internal sealed class SeededRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>A generator for a seed; every seed is good, 0 included.</summary>
    public SeededRandom(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    /// <summary>64 uniform bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A uniform multiple of 2^-53 in [0, 1).</summary>
    public double NextUniform() => (NextUInt64() >> 11) * (1.0 / (1L << 53));

    /// <summary>A sample of the standard normal distribution N(0, 1), as exact as 53-bit uniform numbers make it.</summary>
    /// <remarks>With k an integer and x in [0, 1), k + x is accepted with probability exp(-(k + x)^2 / 2), split into
    /// factors that comparisons of uniform numbers decide. Expected cost: about 30 uniform numbers.</remarks>
    public double NextNormal()
    {
        while (true)
        {
            // k with probability proportional to exp(-k/2), then kept with probability exp(-k(k-1)/2): in all exp(-k^2/2).
            int k = 0;
            while (NextBernoulliExp(0.5))
            {
                k++;
            }

            if (!AllBernoulliExp(0.5, (long)k * (k - 1)))
            {
                continue;
            }

            // exp(-x(2k+x)/2) is the (k+1)-th power of exp(-p), with p in [0, 1).
            double x = NextUniform();
            double p = x * ((2.0 * k) + x) / ((2.0 * k) + 2.0);
            if (AllBernoulliExp(p, k + 1))
            {
                double magnitude = k + x;
                return NextUInt64() >> 63 == 0 ? magnitude : -magnitude;
            }
        }
    }

    /// <summary>True with probability exp(-p), for 0 &lt;= p &lt;= 1.</summary>
    /// <remarks>The longest run p > u_1 > u_2 > ... has length at least n with probability p^n / n!, so it is even with
    /// probability 1 - p + p^2/2! - ... = exp(-p).</remarks>
    private bool NextBernoulliExp(double p)
    {
        bool even = true;
        for (double u = NextUniform(); u < p; u = NextUniform())
        {
            p = u;
            even = !even;
        }

        return even;
    }

    private bool AllBernoulliExp(double p, long times)
    {
        for (long i = 0; i < times; i++)
        {
            if (!NextBernoulliExp(p))
            {
                return false;
            }
        }

        return true;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
