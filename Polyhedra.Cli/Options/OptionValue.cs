using System.Globalization;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Output;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

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

    /// <summary>The reading rule that <c>--numbers</c> names, or null where the option is absent.</summary>
    public static NumberRule? ReadingRule(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return NumberRules.TryParse(text, out NumberRule rule)
            ? rule
            : throw Expected("--numbers", "exact, float32 or float64", text);
    }

    /// <summary>A positive integer, or null where the option is absent.</summary>
    public static long? Positive(string option, string? text, long most = long.MaxValue)
    {
        if (text is null)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value >= 1 && value <= most
            ? value
            : throw Expected(option, most == long.MaxValue ? "a positive integer" : $"an integer from 1 to {most}", text);
    }

    /// <summary>A seed: any 64-bit number.</summary>
    public static ulong Seed(string option, string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw Expected(option, "an integer from 0 to 2^64 - 1", text);

    /// <summary>A positive rational, or null where the option is absent.</summary>
    /// <exception cref="BadInputException">The number is not positive.</exception>
    public static Rational? PositiveNumber(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!Rational.TryParse(text, out Rational value, out string? problem))
        {
            throw new UsageException($"{option}: {problem}");
        }

        return value.Sign == Sign.Positive ? value : throw new BadInputException($"{option}: expected a positive number, got {value}");
    }

    /// <summary>Seconds, possibly a fraction of one, or null where the option is absent.</summary>
    public static TimeSpan? Seconds(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and <= LongestTimeout
            ? TimeSpan.FromSeconds(seconds)
            : throw Expected(option, "a number of seconds", text);
    }

    /// <summary>The domain that a value of <c>--domain</c> names.</summary>
    /// <exception cref="BadInputException">Its interior is empty, or its file is bad.</exception>
    public static HPolyhedron Domain(string text, int dimension)
    {
        HPolyhedron domain = Parse(() => DomainText.Parse(text, dimension));
        if (InteriorPoint.Find(domain) is null)
        {
            throw new BadInputException($"domain \"{text}\": the interior is empty; expected a full-dimensional domain");
        }

        return domain;
    }

    public static UsageException Expected(string option, string what, string text) =>
        new($"{option}: expected {what}, got \"{(text.Length <= 60 ? text : text[..57] + "...")}\"");

    /// <summary>The kernel that a choice stands for.</summary>
    /// <exception cref="BadInputException">The network has too many inputs for it.</exception>
    public static Engine Engine(string option, Network network, HPolyhedron domain, Engine wanted, bool countsOnly) =>
        Fitting(option, () => EngineChoice.For(network, domain, wanted, countsOnly));

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
}
