using System.Numerics;

namespace Polyhedra.Checker.Kernel;

/// <summary>A sum of affine functions with nonnegative multipliers, formed exactly.</summary>
/// <param name="dimension">The number of variables.</param>
internal sealed class Combination(int dimension)
{
    private readonly BigInteger[] _terms = new BigInteger[dimension + 1];
    private BigInteger _denominator = BigInteger.One;

    /// <summary>Whether some multiplier was positive.</summary>
    public bool HasTerm { get; private set; }

    /// <summary>Adds a function, times a multiplier that is not negative.</summary>
    public void Add(BigInteger multiplier, Affine function)
    {
        if (multiplier.IsZero)
        {
            return;
        }

        HasTerm = true;
        if (function.Denominator != _denominator)
        {
            BigInteger divisor = BigInteger.GreatestCommonDivisor(_denominator, function.Denominator);
            BigInteger scale = function.Denominator / divisor;
            multiplier *= _denominator / divisor;
            _denominator *= scale;
            for (int k = 0; k < _terms.Length; k++)
            {
                _terms[k] *= scale;
            }
        }

        for (int k = 0; k < _terms.Length; k++)
        {
            _terms[k] += multiplier * function.Terms[k];
        }
    }

    /// <summary>Whether the supremum of the sum over a box is at most 0. False if a bound that it needs is not there.</summary>
    public bool IsNotPositiveOn(Box box)
    {
        // The supremum is numerator / denominator, up to the positive factor of the terms.
        BigInteger numerator = _terms[^1];
        BigInteger denominator = BigInteger.One;
        for (int k = 0; k < _terms.Length - 1; k++)
        {
            if (_terms[k].IsZero)
            {
                continue;
            }

            Fraction? bound = _terms[k].Sign > 0 ? box.Upper(k) : box.Lower(k);
            if (bound is null)
            {
                return false;
            }

            numerator = (numerator * bound.Denominator) + (_terms[k] * bound.Numerator * denominator);
            denominator *= bound.Denominator;
        }

        return numerator.Sign <= 0;
    }
}
