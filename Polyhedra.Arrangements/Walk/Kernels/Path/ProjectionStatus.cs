namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>How a proposal of <see cref="DoubleProjection"/> ended. All in floating point: nothing is proved.</summary>
internal enum ProjectionStatus
{
    /// <summary>The point is the nearest one.</summary>
    Nearest,

    /// <summary>The polyhedron is farther away than the limit; the multipliers say why.</summary>
    Beyond,

    /// <summary>The polyhedron is empty; the multipliers say why.</summary>
    Empty,

    /// <summary>No answer.</summary>
    Failed,
}
