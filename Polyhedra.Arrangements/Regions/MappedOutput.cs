namespace Polyhedra.Arrangements.Regions;

/// <summary>Which function's affine maps tell linear regions apart.</summary>
public enum MappedOutput
{
    /// <summary>The network's declared output, the output of its last layer.</summary>
    Declared,

    /// <summary>The vector of the outputs of the last layer that has gates. It tells more regions apart: a unit
    /// whose weights further on are zero still counts.</summary>
    LastGatedLayer,
}
