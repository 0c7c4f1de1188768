namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>Montgomery's trick: many inverses for the price of one and three products each.</summary>
internal static class BatchInversion
{
    /// <summary>Fills the products of the values before each, and gives the product of all.</summary>
    public static T MultiplyUp<TScalars, T>(TScalars scalars, Span<T> prefixes, ReadOnlySpan<T> values)
        where TScalars : struct, IScalars<T>
        where T : IEquatable<T>
    {
        T product = scalars.One;
        for (int i = 0; i < values.Length; i++)
        {
            prefixes[i] = product;
            product = scalars.Multiply(product, values[i]);
        }

        return product;
    }

    /// <summary>Replaces the values by their inverses, given the inverse of their product.</summary>
    public static void DivideDown<TScalars, T>(TScalars scalars, ReadOnlySpan<T> prefixes, Span<T> values, T inverse)
        where TScalars : struct, IScalars<T>
        where T : IEquatable<T>
    {
        for (int i = values.Length - 1; i >= 0; i--)
        {
            T value = values[i];
            values[i] = scalars.Multiply(inverse, prefixes[i]);
            inverse = scalars.Multiply(inverse, value);
        }
    }
}
