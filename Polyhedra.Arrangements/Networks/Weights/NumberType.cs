using System.Buffers.Binary;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Weights;

/// <summary>A type of numbers in a file of weights: what its bytes stand for, exactly.</summary>
/// <param name="Size">The number of bytes.</param>
/// <param name="IsFloat">Whether it is of floating-point numbers.</param>
/// <param name="Read">The number that bytes in little-endian order stand for; null if it is infinite or none.</param>
internal sealed record NumberType(int Size, bool IsFloat, NumberType.Reader Read)
{
    /// <summary>Reads a number.</summary>
    public delegate Rational? Reader(ReadOnlySpan<byte> bytes);

    /// <summary>IEEE half precision.</summary>
    public static NumberType Float16 { get; } = new(2, true, bytes => Finite((double)BinaryPrimitives.ReadHalfLittleEndian(bytes)));

    /// <summary>The upper half of a single.</summary>
    public static NumberType BFloat16 { get; } =
        new(2, true, bytes => Finite(BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16)));

    /// <summary>IEEE single precision.</summary>
    public static NumberType Float32 { get; } = new(4, true, bytes => Finite(BinaryPrimitives.ReadSingleLittleEndian(bytes)));

    /// <summary>IEEE double precision.</summary>
    public static NumberType Float64 { get; } = new(8, true, bytes => Finite(BinaryPrimitives.ReadDoubleLittleEndian(bytes)));

    /// <summary>The least reading rule whose numbers include those of this type.</summary>
    public NumberRule Rule => IsFloat && Size == 8 ? NumberRule.Float64 : NumberRule.Float32;

    /// <summary>Integers of a size.</summary>
    public static NumberType Integer(int size, bool isSigned) => new(size, false, bytes =>
    {
        ulong bits = 0;
        for (int i = size - 1; i >= 0; i--)
        {
            bits = (bits << 8) | bytes[i];
        }

        return isSigned ? (long)(bits << (64 - (8 * size))) >> (64 - (8 * size)) : new Rational(bits);
    });

    private static Rational? Finite(double value) => double.IsFinite(value) ? Rational.FromDouble(value) : null;
}
