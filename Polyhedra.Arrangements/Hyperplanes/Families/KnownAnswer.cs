using System.Collections.Immutable;
using System.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Families;

/// <summary>What is known about an arrangement from the literature, without counting anything.</summary>
/// <param name="Source">In a few words: a formula, or whose table.</param>
/// <param name="Regions">The number of chambers.</param>
/// <param name="RelativelyBoundedRegions">The number of relatively bounded chambers.</param>
/// <param name="CharacteristicPolynomial">The coefficients from the highest power down; default where only counts are known.</param>
public sealed record KnownAnswer(
    string Source, BigInteger Regions, BigInteger RelativelyBoundedRegions, ImmutableArray<BigInteger> CharacteristicPolynomial)
{
    /// <summary>The answer that a characteristic polynomial gives (Zaslavsky's theorem).</summary>
    internal static KnownAnswer FromPolynomial(string source, IntegerPolynomial polynomial)
    {
        ImmutableArray<BigInteger> coefficients = polynomial.FromHighestPower;
        BigInteger regions = BigInteger.Zero;
        BigInteger bounded = BigInteger.Zero;
        foreach (BigInteger coefficient in coefficients)
        {
            regions += BigInteger.Abs(coefficient);
            bounded += coefficient;
        }

        return new KnownAnswer(source, regions, BigInteger.Abs(bounded), coefficients);
    }
}
