using System.Globalization;
using System.Numerics;
using Polyhedra.Checker.Kernel;

namespace Polyhedra.Checker;

/// <summary>The words of one line of a certificate, read from left to right.</summary>
internal sealed class Words(string line, LineReader lines)
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
        if (IsAtEnd)
        {
            throw lines.Reject("the line is too short");
        }

        int end = line.IndexOf(' ', _next);
        string word = end < 0 ? line[_next..] : line[_next..end];
        _next = (end < 0 ? line.Length : end) + 1;
        return word.Length > 0 ? word : throw lines.Reject("a word is missing, or two blanks stand together");
    }

    /// <summary>There must be no further word.</summary>
    public void End()
    {
        if (!IsAtEnd)
        {
            throw lines.Reject("the line is too long");
        }
    }

    /// <summary>An index, a nonnegative integer below 2^31.</summary>
    public int Index() => ToIndex(Word());

    /// <summary><c>+</c> as 1 or <c>-</c> as -1.</summary>
    public int Sign() => Word() switch
    {
        "+" => 1,
        "-" => -1,
        _ => throw lines.Reject("expected + or -"),
    };

    /// <summary>An index or a range of indices, both ends included.</summary>
    public (int First, int Last) Range()
    {
        string word = Word();
        int dash = word.IndexOf('-', StringComparison.Ordinal);
        int first = ToIndex(dash < 0 ? word : word[..dash]);
        int last = dash < 0 ? first : ToIndex(word[(dash + 1)..]);
        return first <= last ? (first, last) : throw lines.Reject("a range that runs backwards");
    }

    /// <summary>A multiplier.</summary>
    public BigInteger Multiplier() => ToMultiplier(Word());

    /// <summary>A path index and its multiplier.</summary>
    public (int Index, BigInteger Multiplier) IndexedMultiplier()
    {
        string word = Word();
        int colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? (ToIndex(word[..colon]), ToMultiplier(word[(colon + 1)..])) : throw lines.Reject("expected index:multiplier");
    }

    /// <summary>A rational.</summary>
    public Fraction Rational()
    {
        string word = Word();
        int mark = word.IndexOfAny(['/', '~']);
        string numerator = mark < 0 ? word : word[..mark];
        bool isNegative = numerator.StartsWith('-');
        BigInteger p = Digits(isNegative ? numerator[1..] : numerator);
        p = isNegative ? -p : p;
        if (mark < 0)
        {
            return Fraction.Of(p);
        }

        BigInteger q = word[mark] == '~' ? Power(word[(mark + 1)..]) : Digits(word[(mark + 1)..]);
        return q.IsZero ? throw lines.Reject("a denominator of 0") : Fraction.Of(p, q);
    }

    private BigInteger ToMultiplier(string word) => word.StartsWith('^') ? Power(word[1..]) : Digits(word);

    private BigInteger Power(string exponent) =>
        ToIndex(exponent) is <= MaxPower and int power ? BigInteger.One << power : throw lines.Reject($"a power of two beyond {MaxPower}");

    private int ToIndex(string word) =>
        Digits(word) is var value && value <= int.MaxValue ? (int)value : throw lines.Reject("an index beyond 2^31");

    private BigInteger Digits(string word)
    {
        if (word.Length > MaxNumberLength)
        {
            throw lines.Reject($"a number of more than {MaxNumberLength} characters");
        }

        return word.Length > 0 && !word.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? BigInteger.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture)
            : throw lines.Reject("expected a number");
    }
}
