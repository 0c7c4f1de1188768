using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;

namespace Polyhedra.Cli.Options;

/// <summary>Reads the values of options; what does not parse is wrong usage, in one line that says what was expected.</summary>
internal static class OptionValue
{
    private const double LongestTimeout = 1e9;

    /// <summary>The value that a parser gives, with its <see cref="FormatException"/> turned into wrong usage.</summary>
    public static T Parse<T>(Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (FormatException problem)
        {
            throw new UsageException(problem.Message);
        }
    }

    /// <summary>The value that a function gives, with its <see cref="ArgumentException"/> turned into bad input.</summary>
    public static T Fitting<T>(string option, Func<T> choose)
    {
        try
        {
            return choose();
        }
        catch (ArgumentException problem)
        {
            throw new BadInputException($"{option}: {problem.Message.Split(" (Parameter")[0]}", problem);
        }
    }

    /// <summary>A reading rule.</summary>
    public static NumberRule? ReadingRule(string option, string text) => NumberRules.TryParse(text, out NumberRule rule)
        ? rule
        : throw Expected(option, "exact, float32 or float64", text);

    /// <summary>A positive integer.</summary>
    public static long? Positive(string option, string text) => Integer(option, text, long.MaxValue, "a positive integer");

    /// <summary>A positive integer that counts things in memory.</summary>
    public static int Count(string option, string text) => CountUpTo(int.MaxValue)(option, text);

    /// <summary>Reads positive integers up to a largest one.</summary>
    public static Func<string, string, int> CountUpTo(int most) =>
        (option, text) => (int)Integer(option, text, most, $"an integer from 1 to {most}");

    /// <summary>A number that counts from 0.</summary>
    public static int? Index(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? index
            : throw Expected(option, "an integer from 0", text);

    /// <summary>Positive integers, separated by commas.</summary>
    public static int[] Counts(string option, string text) => [.. text.Split(',').Select(part => Count(option, part))];

    /// <summary>A seed: any 64-bit number.</summary>
    public static ulong? Seed(string option, string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw Expected(option, "an integer from 0 to 2^64 - 1", text);

    /// <summary>A positive rational.</summary>
    /// <exception cref="BadInputException">The number is not positive.</exception>
    public static Rational? PositiveNumber(string option, string text) =>
        Rational.TryParse(text, out Rational value, out string? problem)
            ? value.Sign == Sign.Positive ? value : throw new BadInputException($"{option}: expected a positive number, got {value}")
            : throw new UsageException($"{option}: {problem}");

    /// <summary>Seconds, possibly a fraction of one.</summary>
    public static TimeSpan? Seconds(string option, string text)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and <= LongestTimeout
            ? TimeSpan.FromSeconds(seconds)
            : throw Expected(option, "a number of seconds", text);
    }

    /// <summary>The domain that a text names, for what needs one with an interior.</summary>
    /// <exception cref="BadInputException">Its interior is empty, or its file is bad.</exception>
    public static HPolyhedron Domain(string text, int dimension)
    {
        HPolyhedron domain = Parse(() => DomainText.Parse(text, dimension));
        return InteriorPoint.Find(domain) is null
            ? throw new BadInputException($"domain \"{Shorten(text)}\": the interior is empty; expected a full-dimensional domain")
            : domain;
    }

    /// <summary>A network in the domain that a text names, for what needs one with an interior.</summary>
    /// <exception cref="BadInputException">The domain's interior is empty, or its file is bad.</exception>
    public static RegionInput Input(NetworkDescription network, string domainText) =>
        RegionInput.Of(network, Domain(domainText, network.Network.InputCount), domainText);

    /// <summary>A network in each of the domains that a text names; in one that has no interior, in the coordinates of its affine hull.
    /// </summary>
    /// <exception cref="BadInputException">A domain is empty, or its file is bad.</exception>
    public static RegionInput[] Inputs(NetworkDescription network, string domainText)
    {
        DomainList domains = Parse(() => DomainText.ParseList(domainText, network.Network.InputCount));
        return
        [
            .. domains.Pieces.Select((domain, piece) =>
            {
                string name = domains.Pieces.Length == 1 ? $"\"{Shorten(domainText)}\"" : $"\"{Shorten(domainText)}\", box {piece}";
                RegionInput input = InteriorPoint.Find(domain) is not null
                    ? RegionInput.Of(network, domain, domainText)
                    : FlatDomain.Of(domain) is { } flat
                        ? RegionInput.Of(network, flat, domainText)
                        : throw new BadInputException($"domain {name}: no point satisfies all its inequalities");
                return input with { DomainNotes = domains.Notes, Piece = domains.Pieces.Length == 1 ? null : piece };
            }),
        ];
    }

    /// <summary>Refuses a domain without interior.</summary>
    /// <exception cref="BadInputException">It has none.</exception>
    public static RegionInput WithInterior(RegionInput input, string command) => input.Hull is not { } hull
        ? input
        : throw new BadInputException(
            $"domain \"{Shorten(input.DomainText)}\": has dimension {hull.Flat.Dimension}; {command} needs one with an interior");

    public static UsageException Expected(string option, string what, string text) =>
        new($"{option}: expected {what}, got \"{Shorten(text)}\"");

    /// <summary>A text that fits into a message.</summary>
    public static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";

    private static long Integer(string option, string text, long most, string expected) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value >= 1 && value <= most
            ? value
            : throw Expected(option, expected, text);
}
