using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;

namespace Polyhedra.Arrangements.Walk;

/// <summary>A cell of a <see cref="VertexWalker{TSink}"/> with what is still to be decided of it.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct VertexNode
{
    /// <summary>The cell.</summary>
    public VertexCell Cell;

    /// <summary>The layer that is being decided.</summary>
    public int Layer;

    /// <summary>Where its open forms start in the stack of open forms.</summary>
    public int OpenStart;

    /// <summary>How many are open.</summary>
    public int OpenCount;

    /// <summary>Whether the ball around the cell has been tried since it was split off.</summary>
    public bool IsFiltered;

    /// <summary>While it waits: the form whose positive side it is; maxout: the unit that is being branched.</summary>
    public int Decided;

    /// <summary>While it waits: maxout: the pieces that no other dominates, and the lowest one that the next child may have.</summary>
    public ulong Live;

    /// <summary>See <see cref="Live"/>.</summary>
    public int NextPiece;

    /// <summary>While it waits: what had accumulated of the next layer's rows.</summary>
    public double[]? Rows;

    /// <summary>While it waits: the length of its path.</summary>
    public int PathCount;

    /// <summary>While it waits: the number of generators then.</summary>
    public int GeneratorCount;
}
