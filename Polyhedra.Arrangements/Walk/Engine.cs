namespace Polyhedra.Arrangements.Walk;

/// <summary>The choice of a cell kernel. All find the same regions.</summary>
public enum Engine
{
    /// <summary>The kernel that is likely to be faster.</summary>
    Auto,

    /// <summary>Linear programs over the constraints of a cell: any input dimension.</summary>
    Lp,

    /// <summary>Vertices and edges of a cell: low input dimension.</summary>
    Vertex,
}
