namespace Polyhedra.Arrangements.Hyperplanes.Polynomials;

/// <summary>The residues of one number in two rings.</summary>
internal readonly record struct Residues<TFirst, TSecond>(TFirst First, TSecond Second)
    where TFirst : IEquatable<TFirst>
    where TSecond : IEquatable<TSecond>;
