namespace Polyhedra.Arrangements.Local.Measures;

/// <summary>Two doubles between which a number lies.</summary>
/// <param name="Low">At most the number.</param>
/// <param name="High">At least the number.</param>
public sealed record DensityEnclosure(double Low, double High);
