using System.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>The product of two rings. With primes p and q it stands for the integers modulo p q (Chinese remainders), without
/// numbers longer than a word.</summary>
/// <remarks>A nonzero element that is zero in one of the factors has no inverse; asked for it, this ring throws an
/// <see cref="NoInverseException"/>. For word-sized primes that is a matter of very bad luck.</remarks>
internal readonly struct ProductScalars<TFirstScalars, TFirst, TSecondScalars, TSecond>(
    TFirstScalars first, TSecondScalars second) : IScalars<Residues<TFirst, TSecond>>
    where TFirstScalars : struct, IScalars<TFirst>
    where TSecondScalars : struct, IScalars<TSecond>
    where TFirst : IEquatable<TFirst>
    where TSecond : IEquatable<TSecond>
{
    private readonly ScalarBuffers<Residues<TFirst, TSecond>> _buffers = new();

    public Residues<TFirst, TSecond> One => new(first.One, second.One);

    public Residues<TFirst, TSecond> FromInteger(BigInteger value) => new(first.FromInteger(value), second.FromInteger(value));

    public bool IsZero(Residues<TFirst, TSecond> value) => first.IsZero(value.First) && second.IsZero(value.Second);

    public Residues<TFirst, TSecond> Subtract(Residues<TFirst, TSecond> left, Residues<TFirst, TSecond> right) =>
        new(first.Subtract(left.First, right.First), second.Subtract(left.Second, right.Second));

    public Residues<TFirst, TSecond> Multiply(Residues<TFirst, TSecond> left, Residues<TFirst, TSecond> right) =>
        new(first.Multiply(left.First, right.First), second.Multiply(left.Second, right.Second));

    public void InvertAll(Span<Residues<TFirst, TSecond>> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        Span<Residues<TFirst, TSecond>> prefixes = _buffers.Prefixes(values.Length);
        Span<Residues<TFirst, TSecond>> lanes = [default, default, default, default];
        Residues<TFirst, TSecond> total = BatchInversion.MultiplyUp(this, prefixes, values, lanes);
        if (first.IsZero(total.First) || second.IsZero(total.Second))
        {
            throw new NoInverseException("An element is zero modulo one prime but not modulo another.");
        }

        Span<TFirst> firstInverse = [total.First];
        Span<TSecond> secondInverse = [total.Second];
        first.InvertAll(firstInverse);
        second.InvertAll(secondInverse);
        BatchInversion.DivideDown(this, prefixes, values, lanes, new Residues<TFirst, TSecond>(firstInverse[0], secondInverse[0]));
    }

    public ulong Bits(Residues<TFirst, TSecond> value) => first.Bits(value.First);

    public int CountDistinct(ReadOnlySpan<Residues<TFirst, TSecond>> values) => _buffers.CountDistinct(this, values);
}
