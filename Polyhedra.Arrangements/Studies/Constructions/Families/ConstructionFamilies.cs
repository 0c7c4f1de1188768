using System.Collections.Immutable;

namespace Polyhedra.Arrangements.Studies.Constructions.Families;

/// <summary>The families of constructions that the library knows.</summary>
public static class ConstructionFamilies
{
    /// <summary>All of them, in the order of docs/constructions.md.</summary>
    public static ImmutableArray<ConstructionFamily> All { get; } =
    [
        FoldingFamilies.GeneralPosition,
        FoldingFamilies.PascanuAbs,
        FoldingFamilies.Pascanu,
        FoldingFamilies.Montufar,
        FoldingFamilies.Serra5,
        FoldingFamilies.Serra6,
        ZonotopeFamilies.Telgarsky,
        ZonotopeFamilies.Arora,
        ZonotopeFamilies.Serra7,
        MaxoutFamilies.Shallow,
        MaxoutFamilies.Deep,
        MaxoutFamilies.RankTwo,
        ConvolutionFamily.Xiong,
    ];

    /// <summary>The names of all families, for messages.</summary>
    public static string Names => string.Join(", ", All.Select(family => family.Name));

    /// <summary>The family with a name, or null.</summary>
    public static ConstructionFamily? Find(string name) =>
        All.FirstOrDefault(family => string.Equals(family.Name, name, StringComparison.Ordinal));
}
