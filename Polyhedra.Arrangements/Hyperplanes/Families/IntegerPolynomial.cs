using System.Collections.Immutable;
using System.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Families;

/// <summary>A polynomial in one variable t with integer coefficients, for writing down closed forms.</summary>
internal sealed class IntegerPolynomial
{
    // From the constant up.
    private readonly ImmutableArray<BigInteger> _coefficients;

    private IntegerPolynomial(ImmutableArray<BigInteger> coefficients) => _coefficients = coefficients;

    /// <summary>The constant 0.</summary>
    public static IntegerPolynomial Zero { get; } = new([0]);

    /// <summary>The constant 1.</summary>
    public static IntegerPolynomial One { get; } = new([1]);

    /// <summary>The polynomial t.</summary>
    public static IntegerPolynomial T { get; } = new([0, 1]);

    /// <summary>The coefficients from the highest power down.</summary>
    public ImmutableArray<BigInteger> FromHighestPower => [.. _coefficients.Reverse()];

    public static IntegerPolynomial operator +(IntegerPolynomial left, IntegerPolynomial right)
    {
        int length = Math.Max(left._coefficients.Length, right._coefficients.Length);
        return new([.. Enumerable.Range(0, length).Select(k => left[k] + right[k])]);
    }

    public static IntegerPolynomial operator *(BigInteger factor, IntegerPolynomial polynomial) =>
        new([.. polynomial._coefficients.Select(coefficient => factor * coefficient)]);

    public static IntegerPolynomial operator *(IntegerPolynomial left, IntegerPolynomial right)
    {
        BigInteger[] product = new BigInteger[left._coefficients.Length + right._coefficients.Length - 1];
        for (int i = 0; i < left._coefficients.Length; i++)
        {
            for (int j = 0; j < right._coefficients.Length; j++)
            {
                product[i + j] += left._coefficients[i] * right._coefficients[j];
            }
        }

        return new([.. product]);
    }

    private BigInteger this[int power] => power < _coefficients.Length ? _coefficients[power] : BigInteger.Zero;

    /// <summary>The product of t - root over the roots.</summary>
    public static IntegerPolynomial WithRoots(IEnumerable<int> roots) =>
        roots.Aggregate(One, (product, root) => product * new IntegerPolynomial([-root, 1]));

    /// <summary>The polynomial with the given coefficients, from the highest power down.</summary>
    public static IntegerPolynomial Of(IEnumerable<BigInteger> fromHighestPower) => new([.. fromHighestPower.Reverse()]);

    /// <summary>The polynomial with every coefficient divided by a number that divides it.</summary>
    public IntegerPolynomial DividedBy(BigInteger divisor) => new([.. _coefficients.Select(coefficient => coefficient / divisor)]);

    /// <summary>Its power.</summary>
    public IntegerPolynomial Power(int exponent) => Enumerable.Repeat(this, exponent).Aggregate(One, (product, factor) => product * factor);
}
