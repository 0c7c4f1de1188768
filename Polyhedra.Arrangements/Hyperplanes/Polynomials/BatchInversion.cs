using System.Runtime.CompilerServices;

namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>Montgomery's trick: many inverses for the price of one and three products each.</summary>
/// <remarks>Four products are kept, of every fourth value each, because a product waits for the one before it: four that do not wait for
/// each other take hardly longer than one. The values behind the last whole four belong to the first product.</remarks>
internal static class BatchInversion
{
    /// <summary>How many products are kept.</summary>
    public const int Lanes = 4;

    /// <summary>Fills the products of the values before each in its lane, and gives the product of all.</summary>
    /// <param name="scalars">The ring.</param>
    /// <param name="prefixes">Receives the products.</param>
    /// <param name="values">The values.</param>
    /// <param name="lanes">Receives the product of each lane; <see cref="Lanes"/> long.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T MultiplyUp<TScalars, T>(TScalars scalars, Span<T> prefixes, ReadOnlySpan<T> values, Span<T> lanes)
        where TScalars : struct, IScalars<T>
        where T : IEquatable<T>
    {
        (T a, T b, T c, T d) = (scalars.One, scalars.One, scalars.One, scalars.One);
        prefixes = prefixes[..values.Length];
        int i = 0;
        for (; i + Lanes <= values.Length; i += Lanes)
        {
            prefixes[i] = a;
            prefixes[i + 1] = b;
            prefixes[i + 2] = c;
            prefixes[i + 3] = d;
            a = scalars.Multiply(a, values[i]);
            b = scalars.Multiply(b, values[i + 1]);
            c = scalars.Multiply(c, values[i + 2]);
            d = scalars.Multiply(d, values[i + 3]);
        }

        for (; i < values.Length; i++)
        {
            prefixes[i] = a;
            a = scalars.Multiply(a, values[i]);
        }

        (lanes[0], lanes[1], lanes[2], lanes[3]) = (a, b, c, d);
        return scalars.Multiply(scalars.Multiply(a, b), scalars.Multiply(c, d));
    }

    /// <summary>Replaces the values by their inverses.</summary>
    /// <param name="scalars">The ring.</param>
    /// <param name="prefixes">The products that were filled.</param>
    /// <param name="values">The values.</param>
    /// <param name="lanes">The products of the lanes.</param>
    /// <param name="inverse">The inverse of the product of all.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void DivideDown<TScalars, T>(
        TScalars scalars, ReadOnlySpan<T> prefixes, Span<T> values, ReadOnlySpan<T> lanes, T inverse)
        where TScalars : struct, IScalars<T>
        where T : IEquatable<T>
    {
        T first = scalars.Multiply(inverse, scalars.Multiply(lanes[2], lanes[3]));
        T second = scalars.Multiply(inverse, scalars.Multiply(lanes[0], lanes[1]));
        T a = scalars.Multiply(first, lanes[1]);
        T b = scalars.Multiply(first, lanes[0]);
        T c = scalars.Multiply(second, lanes[3]);
        T d = scalars.Multiply(second, lanes[2]);
        prefixes = prefixes[..values.Length];
        int whole = values.Length & ~(Lanes - 1);
        for (int i = values.Length - 1; i >= whole; i--)
        {
            a = Replace(scalars, prefixes[i], ref values[i], a);
        }

        for (int i = whole - Lanes; i >= 0; i -= Lanes)
        {
            a = Replace(scalars, prefixes[i], ref values[i], a);
            b = Replace(scalars, prefixes[i + 1], ref values[i + 1], b);
            c = Replace(scalars, prefixes[i + 2], ref values[i + 2], c);
            d = Replace(scalars, prefixes[i + 3], ref values[i + 3], d);
        }
    }

    // Replaces a value by its inverse, and gives the inverse of the product of those before it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Replace<TScalars, T>(TScalars scalars, T prefix, ref T value, T inverse)
        where TScalars : struct, IScalars<T>
        where T : IEquatable<T>
    {
        T next = scalars.Multiply(inverse, value);
        value = scalars.Multiply(inverse, prefix);
        return next;
    }
}
