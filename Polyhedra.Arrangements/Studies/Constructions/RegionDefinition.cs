namespace Polyhedra.Arrangements.Studies.Constructions;

/// <summary>What a claim counts: the three meanings of "region" that docs/definitions.md fixes, from the most to the fewest.</summary>
public enum RegionDefinition
{
    /// <summary>Full-dimensional sets of inputs with one activation pattern.</summary>
    Activation,

    /// <summary>Components of activation regions glued across facets where the output has the same affine map.</summary>
    Linear,

    /// <summary>Distinct affine maps of the output.</summary>
    Affine,
}
