namespace Polyhedra.Tests.Walk;

/// <summary>The kinds of random networks that the tests draw; each has its own way of being degenerate.</summary>
public enum WeightKind
{
    /// <summary>Integers in -2..2: coincident and concurrent hyperplanes abound.</summary>
    SmallIntegers,

    /// <summary>Multiples of 1/4 in -2..2.</summary>
    QuarterGrid,

    /// <summary>Normal deviates rounded to float32: generic.</summary>
    Float32,

    /// <summary>Small integers with zero rows and duplicate, scaled and opposite rows.</summary>
    RepeatedRows,

    /// <summary>Units that are never or always active, among others.</summary>
    DeadNeurons,

    /// <summary>Small integers without biases: everything is a cone.</summary>
    Central,

    /// <summary>Small integers, some of them off by a power of two far below what double arithmetic keeps.</summary>
    Perturbed,
}
