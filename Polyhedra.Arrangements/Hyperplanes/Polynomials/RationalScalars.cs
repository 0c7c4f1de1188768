using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>The rationals themselves: right for numbers of any length, and slow.</summary>
internal readonly struct RationalScalars() : IScalars<Rational>
{
    private readonly ScalarBuffers<Rational> _buffers = new();

    public Rational One => Rational.One;

    public Rational FromInteger(BigInteger value) => value;

    public bool IsZero(Rational value) => value.IsZero;

    public Rational Subtract(Rational left, Rational right) => left - right;

    public Rational Multiply(Rational left, Rational right) => left * right;

    // One by one: products of many rationals would be longer than any of them.
    public void InvertAll(Span<Rational> values)
    {
        foreach (ref Rational value in values)
        {
            value = Rational.Reciprocal(value);
        }
    }

    public ulong Bits(Rational value) => (ulong)value.GetHashCode();

    public int CountDistinct(ReadOnlySpan<Rational> values) => _buffers.CountDistinct(this, values);
}
