using System.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>A commutative ring in which the minors of one integer matrix are told apart from zero.</summary>
/// <typeparam name="T">An element; equal elements are equal values, and <c>default</c> is zero.</typeparam>
/// <remarks>A ring may refuse to invert a nonzero element with an <see cref="NoInverseException"/>; then the answer has to be
/// sought in another ring. Instances keep buffers and are not thread-safe. Implementations are structs, so that the code that is
/// generic over them is compiled for each.</remarks>
internal interface IScalars<T>
    where T : IEquatable<T>
{
    /// <summary>The neutral element of multiplication.</summary>
    T One { get; }

    /// <summary>The image of an integer.</summary>
    T FromInteger(BigInteger value);

    bool IsZero(T value);

    T Subtract(T left, T right);

    T Multiply(T left, T right);

    /// <summary>Replaces nonzero elements by their inverses.</summary>
    void InvertAll(Span<T> values);

    /// <summary>Some bits of an element, for hashing.</summary>
    ulong Bits(T value);

    /// <summary>How many different elements there are.</summary>
    int CountDistinct(ReadOnlySpan<T> values);
}
