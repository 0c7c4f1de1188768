using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Domains.VnnLib;

/// <summary>A linear form in the inputs, perhaps with outputs in it.</summary>
/// <param name="Coefficients">By input; those that are not zero.</param>
/// <param name="Constant">The constant.</param>
/// <param name="HasOutputs">Whether an output occurs; then the rest is of no use.</param>
internal sealed record LinearForm(SortedDictionary<int, Rational> Coefficients, Rational Constant, bool HasOutputs)
{
    /// <summary>Whether it is a number.</summary>
    public bool IsConstant => Coefficients.Count == 0 && !HasOutputs;

    /// <summary>A number.</summary>
    public static LinearForm Of(Rational number) => new([], number, HasOutputs: false);

    /// <summary>The form times a number.</summary>
    public LinearForm Times(Rational factor)
    {
        SortedDictionary<int, Rational> coefficients = [];
        foreach ((int input, Rational coefficient) in Coefficients.Where(_ => !factor.IsZero))
        {
            coefficients[input] = factor * coefficient;
        }

        return new LinearForm(coefficients, factor * Constant, HasOutputs);
    }

    /// <summary>The sum of two forms.</summary>
    public LinearForm Plus(LinearForm other)
    {
        SortedDictionary<int, Rational> coefficients = new(Coefficients);
        foreach ((int input, Rational coefficient) in other.Coefficients)
        {
            Rational sum = coefficients.GetValueOrDefault(input) + coefficient;
            if (sum.IsZero)
            {
                coefficients.Remove(input);
            }
            else
            {
                coefficients[input] = sum;
            }
        }

        return new LinearForm(coefficients, Constant + other.Constant, HasOutputs || other.HasOutputs);
    }
}
