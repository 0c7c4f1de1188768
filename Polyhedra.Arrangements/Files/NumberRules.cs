using System.Diagnostics.CodeAnalysis;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Files;

/// <summary>The names of the reading rules and what they do to a number.</summary>
internal static class NumberRules
{
    /// <summary>The name of a rule in files and on the command line: <c>exact</c>, <c>float32</c> or <c>float64</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rule"/> is none of the three.</exception>
    public static string ToText(NumberRule rule) => rule switch
    {
        NumberRule.Exact => "exact",
        NumberRule.Float32 => "float32",
        NumberRule.Float64 => "float64",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a reading rule."),
    };

    /// <summary>The rule of a name, which is spelt as <see cref="ToText"/> spells it.</summary>
    /// <returns>False, and <see cref="NumberRule.Exact"/>, if there is no such rule.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out NumberRule rule)
    {
        (bool found, rule) = text switch
        {
            "exact" => (true, NumberRule.Exact),
            "float32" => (true, NumberRule.Float32),
            "float64" => (true, NumberRule.Float64),
            _ => (false, NumberRule.Exact),
        };
        return found;
    }

    /// <summary>Reads a number under a rule: rounds it once, to nearest, ties to even; a rounded -0 is 0.</summary>
    /// <returns>False, and 0, if the rounded magnitude exceeds the largest finite number of the format.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rule"/> is none of the three.</exception>
    public static bool TryRound(Rational exact, NumberRule rule, out Rational rounded)
    {
        rounded = default;
        double nearest;
        switch (rule)
        {
            case NumberRule.Exact:
                rounded = exact;
                return true;
            case NumberRule.Float32:
                nearest = exact.ToSingle();
                break;
            case NumberRule.Float64:
                nearest = exact.ToDouble();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a reading rule.");
        }

        if (!double.IsFinite(nearest))
        {
            return false;
        }

        rounded = Rational.FromDouble(nearest);
        return true;
    }
}
