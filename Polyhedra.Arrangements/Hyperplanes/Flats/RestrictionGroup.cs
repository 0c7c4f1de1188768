using Polyhedra.Arrangements.Hyperplanes.Polynomials;

namespace Polyhedra.Arrangements.Hyperplanes.Flats;

/// <summary>The flats of one rank whose restrictions have the same characteristic polynomial.</summary>
/// <param name="Rank">The rank of the flats, which is their codimension.</param>
/// <param name="Polynomial">The polynomial of the restriction: the hyperplanes that do not contain the flat, cut with it; its degree is
/// the dimension of the flat.</param>
/// <param name="Count">How many such flats there are; at least 1.</param>
internal sealed record RestrictionGroup(int Rank, CharacteristicPolynomial Polynomial, long Count);
