namespace Polyhedra.Arrangements.Studies.Constructions;

/// <summary>A parameter that a family takes.</summary>
/// <param name="Name"><c>inputs</c>, <c>widths</c>, <c>rank</c>, or the name of a value in
/// <see cref="ConstructionParameters.Values"/>.</param>
/// <param name="Meaning">What it says, in a few words.</param>
/// <param name="Default">The value if it is absent, or null if it must be given.</param>
public sealed record ParameterDescription(string Name, string Meaning, string? Default = null);
