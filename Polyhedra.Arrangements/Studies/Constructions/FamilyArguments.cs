using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Arrangements.Studies.Constructions;

/// <summary>The parameters of a member as its family reads them: what is missing or does not parse is a <see cref="FormatException"/>, what
/// the theorem excludes a <see cref="BadInputException"/>.</summary>
internal sealed class FamilyArguments(ConstructionFamily family, ConstructionParameters given)
{
    public const string InputsName = "inputs";
    public const string WidthsName = "widths";
    public const string RankName = "rank";

    // Layers and numbers past these are beyond what can be counted by far.
    private const int MaxDepth = 64;
    private const int MaxNumber = 1 << 20;

    public bool IsOriented => given.IsOriented;

    public int Inputs
    {
        get
        {
            int inputs = given.Inputs ?? throw Missing(InputsName);
            ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1, nameof(given));
            Require(
                inputs <= ConstructionFamily.MaxInputCount, $"at most {ConstructionFamily.MaxInputCount} inputs are built, not {inputs}");
            return inputs;
        }
    }

    public ImmutableArray<int> Widths
    {
        get
        {
            if (given.Widths.IsDefaultOrEmpty)
            {
                throw Missing(WidthsName);
            }

            foreach (int width in given.Widths)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(width, 1, nameof(given));
            }

            Require(given.Widths.Length <= MaxDepth, $"at most {MaxDepth} layers are built");
            return given.Widths;
        }
    }

    public int Rank
    {
        get
        {
            int rank = given.Rank ?? throw Missing(RankName);
            Require(rank >= 2, $"a maxout unit is the maximum of at least two functions (k >= 2), not of {rank}");
            Require(rank <= Activation.MaxPieceCount, $"maxout units of rank up to {Activation.MaxPieceCount} are built, not {rank}");
            return rank;
        }
    }

    /// <summary>Refuses names that the family does not take.</summary>
    public void CheckNames()
    {
        Check(given.Inputs is not null, InputsName);
        Check(!given.Widths.IsDefaultOrEmpty, WidthsName);
        Check(given.Rank is not null, RankName);
        foreach (string name in given.Values.Keys)
        {
            Check(isGiven: true, name);
        }

        if (!given.IsOriented && !family.HasOrientation)
        {
            throw new FormatException($"{family.Name}: the last layer has no orientation that could be left out");
        }

        void Check(bool isGiven, string name)
        {
            if (isGiven && !family.Parameters.Any(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal)))
            {
                string known = string.Join(", ", family.Parameters.Select(parameter => parameter.Name));
                throw new FormatException($"{family.Name}: there is no parameter {Excerpt.Quote(name)}; expected {known}");
            }
        }
    }

    /// <summary>A positive integer parameter with a name of its own. Other integers parse, and the theorem excludes them.</summary>
    public int Integer(string name)
    {
        string text = given.Values.GetValueOrDefault(name) ?? throw Missing(name);
        if (text.StartsWith('+')
            || !BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger value))
        {
            throw Malformed(name, "a positive integer", text);
        }

        Require(value.Sign > 0, $"the condition is {family.Condition}; got {name} = {Excerpt.Quote(text)}");
        Require(value <= MaxNumber, $"{name} is at most {MaxNumber}");
        return (int)value;
    }

    /// <summary>The text of a parameter with a name of its own, or null.</summary>
    public string? Text(string name) => given.Values.GetValueOrDefault(name);

    public FormatException Malformed(string name, string expected, string text) =>
        new($"{family.Name}: {name}: expected {expected}, got {Excerpt.Quote(text)}");

    public FormatException Missing(string name) => new($"{family.Name}: the parameter {name} is missing ({OptionOf(name)})");

    /// <summary>Refuses parameters unless a condition of the theorem holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="message">The condition in words, with what was given.</param>
    public void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new BadInputException($"{family.Name}: {message}");
        }
    }

    /// <summary>Refuses an architecture with too many weights, before any is made.</summary>
    public void CheckSize(int inputs, IEnumerable<int> widths, int rank = 1)
    {
        long count = 0;
        long fanIn = inputs;
        foreach (int width in widths)
        {
            count += (fanIn + 1) * width * rank;
            Require(
                fanIn < int.MaxValue && count <= ConstructionFamily.MaxParameterCount,
                $"more than {ConstructionFamily.MaxParameterCount} weights and biases, which is the most that is built");
            fanIn = width;
        }
    }

    public Construction Result(Network network, BigInteger claim) => new(family, given, network, claim);

    private static string OptionOf(string name) =>
        name is InputsName or WidthsName or RankName ? $"--{name}" : $"--param {name}=VALUE";
}
