using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Domains;

namespace Polyhedra.Checker.Kernel;

/// <summary>A set that the cell lies in: bounds on single coordinates, or none, and a ball, or none. Immutable.</summary>
/// <param name="lower">The lower bounds.</param>
/// <param name="upper">The upper bounds.</param>
/// <param name="ball">The ball.</param>
internal sealed class Bounds(Fraction?[] lower, Fraction?[] upper, Ball? ball)
{
    private readonly BigInteger _denominator = Fraction.CommonDenominator(lower.Concat(upper).OfType<Fraction>());

    /// <summary>Of a domain its ball alone.</summary>
    public static Bounds Of(Domain domain) =>
        new(new Fraction?[domain.Dimension], new Fraction?[domain.Dimension], domain.Ball);

    /// <summary>The same, cut by b + a·x >= 0 if exactly one a_k is not zero.</summary>
    public Bounds CutBy(BigInteger[] inequality)
    {
        int axis = Array.FindIndex(inequality, term => !term.IsZero);
        bool isUpper = inequality[axis].Sign < 0;
        Fraction bound = Fraction.Of(-inequality[^1], inequality[axis]);
        bool isOfOneCoordinate = inequality.SkipLast(1).Count(term => !term.IsZero) == 1;
        return isOfOneCoordinate && IsTighter(axis, isUpper, bound) ? With(axis, isUpper, bound) : this;
    }

    /// <summary>Whether there is no bound on that side, or the given one is tighter.</summary>
    public bool IsTighter(int axis, bool isUpper, Fraction bound)
    {
        Fraction? current = isUpper ? upper[axis] : lower[axis];
        return current is null || (isUpper ? bound.Against(current) < 0 : bound.Against(current) > 0);
    }

    /// <summary>The same with another bound in the place of one.</summary>
    public Bounds With(int axis, bool isUpper, Fraction bound)
    {
        Fraction?[] bounds = [.. isUpper ? upper : lower];
        bounds[axis] = bound;
        return isUpper ? new Bounds(lower, bounds, ball) : new Bounds(bounds, upper, ball);
    }

    /// <summary>Whether the box or the ball shows that a function is nowhere positive.</summary>
    public bool ShowNotPositive(BigInteger[] function) => IsNotPositiveOnBox(function) || ball?.ShowsNotPositive(function) == true;

    private bool IsNotPositiveOnBox(BigInteger[] function)
    {
        BigInteger supremum = function[^1] * _denominator;
        for (int k = 0; k < lower.Length; k++)
        {
            Fraction? bound = function[k].Sign > 0 ? upper[k] : lower[k];
            if (bound is null && !function[k].IsZero)
            {
                return false;
            }

            supremum += function[k].IsZero ? BigInteger.Zero : function[k] * bound!.Times(_denominator);
        }

        return supremum.Sign <= 0;
    }
}
