using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Estimators;

/// <summary>A certified enclosure of the expected number of distinct species among n independent observations:
/// sum over all species of 1 - (1 - p)^n.</summary>
/// <remarks>
/// <para>Fixed-point interval arithmetic with 256 bits after the point, every operation rounded outwards: 1 - p is enclosed, raised to the
/// power by repeated squaring, and summed.</para>
/// <para>Width: a product of two numbers of [0, 1] known to within e and e' is known to within e + e' + 2^-256, so (1 - p)^n to within 2 n
/// 2^-256 and N species to within 2 n N 2^-256: below 2^-128 for n and N up to 2^63. If the probabilities sum to 1 the expectation is at
/// least 1, and the relative width is smaller still.</para>
/// </remarks>
internal sealed class ExpectedDistinct
{
    private const int Bits = 256;
    private const int PrintedBits = 96;
    private static readonly BigInteger One = BigInteger.One << Bits;
    private readonly long _observations;
    private BigInteger _lower;
    private BigInteger _upper;
    private BigInteger _lowerTotal;
    private BigInteger _upperTotal;

    /// <summary>No species so far.</summary>
    /// <param name="observations">n, not negative.</param>
    public ExpectedDistinct(long observations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(observations);
        _observations = observations;
    }

    /// <summary>The number of species added.</summary>
    public long Species { get; private set; }

    /// <summary>A number that is not above the expectation, a multiple of 2^-96.</summary>
    public Rational Lower => new(Floor(_lower, Bits - PrintedBits), BigInteger.One << PrintedBits);

    /// <summary>A number that is not below the expectation, a multiple of 2^-96.</summary>
    public Rational Upper => new(-Floor(-_upper, Bits - PrintedBits), BigInteger.One << PrintedBits);

    /// <summary>Whether the probabilities so far may sum to 1: false proves that one is missing, or wrong.</summary>
    public bool MaySumToOne => _lowerTotal <= One && One <= _upperTotal;

    /// <summary>Adds a species.</summary>
    /// <param name="probability">The probability of seeing it in one observation, from 0 to 1.</param>
    public void Add(Rational probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(probability, Rational.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, Rational.One);
        Species++;
        BigInteger scaled = probability.Numerator << Bits;
        BigInteger below = BigInteger.Divide(scaled, probability.Denominator);
        BigInteger above = below * probability.Denominator == scaled ? below : below + 1;
        _lowerTotal += below;
        _upperTotal += above;
        (BigInteger low, BigInteger high) = Power(One - above, One - below, _observations);
        _lower += One - high;
        _upper += One - low;
    }

    // The power of an interval within [0, 1].
    private static (BigInteger Low, BigInteger High) Power(BigInteger low, BigInteger high, long exponent)
    {
        BigInteger lowPower = One;
        BigInteger highPower = One;
        for (long rest = exponent; rest > 0; rest >>= 1)
        {
            if ((rest & 1) != 0)
            {
                lowPower = Floor(lowPower * low, Bits);
                highPower = -Floor(-(highPower * high), Bits);
            }

            low = Floor(low * low, Bits);
            high = -Floor(-(high * high), Bits);
        }

        return (lowPower, highPower);
    }

    // Right shifts of BigInteger round down, negative numbers too.
    private static BigInteger Floor(BigInteger value, int bits) => value >> bits;
}
