namespace Polyhedra.Checker.Arithmetic;

/// <summary>A rational number in lowest terms.</summary>
/// <param name="Numerator">The numerator.</param>
/// <param name="Denominator">The denominator, positive.</param>
internal sealed record Fraction(BigInteger Numerator, BigInteger Denominator)
{
    private const long MaxCommonBits = 1 << 17;

    public static Fraction operator +(Fraction left, Fraction right) =>
        Of((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Fraction operator -(Fraction number) => new(-number.Numerator, number.Denominator);

    public static Fraction operator *(Fraction left, Fraction right) =>
        Of(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>The quotient of two integers, the second not zero.</summary>
    public static Fraction Of(BigInteger numerator, BigInteger denominator)
    {
        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        return new Fraction(numerator / divisor, denominator / divisor);
    }

    /// <summary>1 divided by the number, which is not zero.</summary>
    public Fraction Inverse() => Of(Denominator, Numerator);

    /// <summary>Negative, zero or positive as this number is below, equal to or above the other.</summary>
    public int Against(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary><c>p/q</c>, or <c>p</c> for an integer.</summary>
    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>The least common denominator of several numbers.</summary>
    /// <exception cref="FormatException">They are not small (docs/certificate-format.md).</exception>
    public static BigInteger CommonDenominator(IEnumerable<Fraction> numbers)
    {
        BigInteger common = BigInteger.One;
        foreach (Fraction number in numbers)
        {
            if (number.Denominator != common)
            {
                common *= number.Denominator / BigInteger.GreatestCommonDivisor(common, number.Denominator);
            }

            if (common.GetBitLength() > MaxCommonBits)
            {
                throw new FormatException($"numbers whose common denominator has more than {MaxCommonBits} bits");
            }
        }

        return common;
    }

    /// <summary>The number times a multiple of its denominator: an integer.</summary>
    public BigInteger Times(BigInteger common) => Numerator * (common / Denominator);
}
