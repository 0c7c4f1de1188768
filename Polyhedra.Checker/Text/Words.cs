using Polyhedra.Checker.Arithmetic;

namespace Polyhedra.Checker.Text;

/// <summary>The words of one line of a certificate, read from left to right. What is not as the format says is a
/// <see cref="FormatException"/>.</summary>
internal sealed class Words(string line)
{
    private const int MaxNumberLength = 20_000;
    private const int MaxPower = 100_000;

    // Where the next word begins; one past the end of the line if there is none.
    private int _next;

    /// <summary>Whether all words have been read.</summary>
    public bool IsAtEnd => _next > line.Length;

    /// <summary>The whole line.</summary>
    public string Line => line;

    /// <summary>The next word as it stands.</summary>
    public string Word()
    {
        Require.That(!IsAtEnd, "the line is too short");
        int end = line.IndexOf(' ', _next);
        string word = line[_next..(end < 0 ? line.Length : end)];
        Require.That(word.Length > 0, "a word is missing, or two blanks stand together");
        _next += word.Length + 1;
        return word;
    }

    /// <summary>There must be no further word.</summary>
    public void End() => Require.That(IsAtEnd, "the line is too long");

    /// <summary>An index, a nonnegative integer below 2^31.</summary>
    public int Index() => ToIndex(Word());

    /// <summary>A multiplier.</summary>
    public BigInteger Multiplier() => ToMultiplier(Word());

    /// <summary>A multiplier that is not 0.</summary>
    public BigInteger PositiveMultiplier()
    {
        BigInteger multiplier = Multiplier();
        Require.That(!multiplier.IsZero, "the first multiplier is 0");
        return multiplier;
    }

    /// <summary>A path index and its multiplier.</summary>
    public (int Index, BigInteger Multiplier) IndexedMultiplier()
    {
        string[] parts = Word().Split(':', 2);
        Require.That(parts.Length == 2, "expected index:multiplier");
        return (ToIndex(parts[0]), ToMultiplier(parts[1]));
    }

    /// <summary>An index and a rational.</summary>
    public (int Index, Fraction Multiplier) IndexedRational()
    {
        string[] parts = Word().Split(':', 2);
        Require.That(parts.Length == 2, "expected index:multiplier");
        return (ToIndex(parts[0]), new Words(parts[1]).Rational());
    }

    /// <summary>A rational.</summary>
    public Fraction Rational()
    {
        string word = Word();
        int mark = word.IndexOfAny(['/', '~']);
        string numerator = mark < 0 ? word : word[..mark];
        BigInteger p = numerator.StartsWith('-') ? -Digits(numerator[1..]) : Digits(numerator);
        string denominator = mark < 0 ? "1" : word[(mark + 1)..];
        BigInteger q = mark >= 0 && word[mark] == '~' ? Power(denominator) : Digits(denominator);
        Require.That(!q.IsZero, "a denominator of 0");
        return Fraction.Of(p, q);
    }

    /// <summary>The last words, so many rationals.</summary>
    public Fraction[] Rationals(int count)
    {
        Fraction[] numbers = new Fraction[count];
        for (int k = 0; k < count; k++)
        {
            numbers[k] = Rational();
        }

        End();
        return numbers;
    }

    /// <summary>The last words, a point of small rationals, in homogeneous coordinates: numerators, then their common positive
    /// denominator.</summary>
    public BigInteger[] Point(int dimension) => Homogeneous(Rationals(dimension));

    /// <summary>Small rationals as numerators, and then their common positive denominator.</summary>
    public static BigInteger[] Homogeneous(Fraction[] numbers)
    {
        BigInteger common = Fraction.CommonDenominator(numbers);
        return [.. numbers.Select(number => number.Times(common)), common];
    }

    private static BigInteger ToMultiplier(string word) => word.StartsWith('^') ? Power(word[1..]) : Digits(word);

    private static BigInteger Power(string exponent)
    {
        int power = ToIndex(exponent);
        Require.That(power <= MaxPower, $"a power of two beyond {MaxPower}");
        return BigInteger.One << power;
    }

    private static int ToIndex(string word)
    {
        BigInteger value = Digits(word);
        Require.That(value <= int.MaxValue, "an index beyond 2^31");
        return (int)value;
    }

    private static BigInteger Digits(string word)
    {
        Require.That(word.Length <= MaxNumberLength, $"a number of more than {MaxNumberLength} characters");
        if (ulong.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out ulong small))
        {
            return small;
        }

        Require.That(
            BigInteger.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger number), "expected a number");
        return number;
    }
}
