namespace Polyhedra.Benchmarks;

/// <summary>The kinds of numbers that rational arithmetic is measured on.</summary>
public enum Operands
{
    /// <summary>Integers from -10 to 10.</summary>
    SmallIntegers,

    /// <summary>The exact values of float32 numbers.</summary>
    Floats,

    /// <summary>Quotients of two exact values of float32 numbers.</summary>
    Quotients,
}
