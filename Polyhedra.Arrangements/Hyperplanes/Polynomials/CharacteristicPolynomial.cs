using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>The characteristic polynomial chi(t) of a hyperplane arrangement in R^d, a monic integer polynomial of degree d.</summary>
/// <remarks>
/// <para>chi(t) is the sum of mu(F) t^(dim F) over the flats F, the nonempty intersections of hyperplanes, R^d among them, where mu is
/// the Möbius function of the flats ordered by reverse inclusion. It has the factor t^(d - rank). The arrangement has |chi(-1)|
/// chambers, and as many relatively bounded ones as the other factor says at 1 (T. Zaslavsky, Facing up to arrangements, Mem. AMS
/// 154 (1975); R. Stanley, An introduction to hyperplane arrangements, 2007).</para>
/// <para>Exact. It is computed from the hyperplanes alone, without looking at any chamber.</para>
/// </remarks>
public sealed class CharacteristicPolynomial
{
    // Absolute values of the coefficients of t^d, t^(d-1), ..., t^(d - rank); the signs alternate.
    private readonly ImmutableArray<BigInteger> _whitneyNumbers;

    private CharacteristicPolynomial(int dimension, ImmutableArray<BigInteger> whitneyNumbers)
    {
        Dimension = dimension;
        _whitneyNumbers = whitneyNumbers;
    }

    /// <summary>The dimension d of the space, which is the degree.</summary>
    public int Dimension { get; }

    /// <summary>The rank of the arrangement.</summary>
    public int Rank => _whitneyNumbers.Length - 1;

    /// <summary>The d + 1 coefficients from the highest power down; the first is 1, and the last d - rank are 0.</summary>
    public ImmutableArray<BigInteger> Coefficients =>
        [.. Enumerable.Range(0, Dimension + 1).Select(k => k > Rank ? 0 : k % 2 == 0 ? _whitneyNumbers[k] : -_whitneyNumbers[k])];

    /// <summary>The number of chambers, |chi(-1)|; at least 1.</summary>
    public BigInteger Regions => _whitneyNumbers.Aggregate(BigInteger.Zero, (sum, number) => sum + number);

    /// <summary>The number of relatively bounded chambers: those that are bounded once the lineality space is divided out.</summary>
    public BigInteger RelativelyBoundedRegions => BigInteger.Abs(
        Enumerable.Range(0, Rank + 1)
            .Aggregate(BigInteger.Zero, (sum, k) => k % 2 == 0 ? sum + _whitneyNumbers[k] : sum - _whitneyNumbers[k]));

    /// <summary>The number of chambers that are bounded in R^d: the relatively bounded ones if the rank is d, else none.</summary>
    public BigInteger BoundedRegions => Rank == Dimension ? RelativelyBoundedRegions : BigInteger.Zero;

    /// <summary>The characteristic polynomial of an arrangement.</summary>
    /// <param name="arrangement">Any arrangement; with no hyperplane the polynomial is t^d.</param>
    /// <param name="cancellation">Stops the computation.</param>
    /// <exception cref="OperationCanceledException">The token asked for it.</exception>
    /// <remarks>Cost: exponential in the rank in general, quick where many minors are alike. Method: the cone over the arrangement
    /// (hyperplanes made linear by one more coordinate, with the hyperplane at infinity) has (t - 1) chi(t); its
    /// matroid is counted by deletion and restriction, docs/adr has the details.</remarks>
    public static CharacteristicPolynomial Of(HyperplaneArrangement arrangement, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(arrangement);
        BigInteger[] numbers = arrangement.IsLinear
            ? WhitneyNumbers.Count(arrangement.Rows, cancellation)
            : DivideByCone(WhitneyNumbers.Count(Cone(arrangement), cancellation));
        return new CharacteristicPolynomial(arrangement.Dimension, [.. numbers]);
    }

    /// <summary>The polynomial of given absolute values of its coefficients from t^d down to t^(d - rank).</summary>
    internal static CharacteristicPolynomial FromWhitneyNumbers(int dimension, ImmutableArray<BigInteger> whitneyNumbers) =>
        new(dimension, whitneyNumbers);

    /// <summary>The rows of an arrangement that is not linear with one more coordinate, behind the hyperplane at infinity.</summary>
    internal static IntegerMatrix Cone(HyperplaneArrangement arrangement)
    {
        ImmutableArray<BigInteger>.Builder entries =
            ImmutableArray.CreateBuilder<BigInteger>((arrangement.Count + 1) * (arrangement.Dimension + 1));
        for (int k = 0; k < arrangement.Dimension; k++)
        {
            entries.Add(BigInteger.Zero);
        }

        entries.Add(BigInteger.One);
        for (int i = 0; i < arrangement.Count; i++)
        {
            entries.AddRange(arrangement.Rows.Row(i));
        }

        return new IntegerMatrix(arrangement.Count + 1, arrangement.Dimension + 1, entries.MoveToImmutable());
    }

    /// <summary>The absolute values of an arrangement's coefficients, given those of its cone: in absolute values the factor t - 1 is
    /// 1 + x.</summary>
    internal static BigInteger[] DivideByCone(BigInteger[] numbers)
    {
        BigInteger[] quotient = new BigInteger[numbers.Length - 1];
        BigInteger carry = BigInteger.Zero;
        for (int k = 0; k < quotient.Length; k++)
        {
            carry = numbers[k] - carry;
            quotient[k] = carry;
        }

        return quotient;
    }
}
