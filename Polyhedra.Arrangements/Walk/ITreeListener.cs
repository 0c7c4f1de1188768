using Polyhedra.Arrangements.Walk.Rows;

namespace Polyhedra.Arrangements.Walk;

/// <summary>Is told how a walk decides gates and branches, in depth-first order. The cell of an event is the kernel's current
/// one.</summary>
/// <remarks>A listener may ask the kernel about that cell during the event, but must leave the kernel's cells as they are.</remarks>
/// <typeparam name="TCell">The kernel's cells.</typeparam>
internal interface ITreeListener<TCell>
{
    /// <summary>The kernel has its first cell, the interior of the domain.</summary>
    void Begun();

    /// <summary>A form of a dense layer does not cut the current cell, or is constant. <see cref="Ready"/> follows.</summary>
    void Dropped(in Form form, bool isPositive);

    /// <summary>All is told that the walk knows of the cell before it goes on; now the kernel may be asked about the cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="isComplete">Whether every form of the layer that is not dropped is known to cut the cell.</param>
    void Ready(TCell cell, bool isComplete);

    /// <summary>A form cut the cell; the walk goes on with the negative side.</summary>
    void Split(in Form form);

    /// <summary>The walk comes back to the positive side of the last split that waits.</summary>
    void Upper(in Form form);

    /// <summary>A maxout unit is decided or branched on the cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="frame">The unit's layer.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="live">The pieces that no other dominates on the cell, a bit each; if it is one alone, no <see cref="Child"/> follows
    /// for it.</param>
    /// <param name="dominators">For every other piece one that dominates it.</param>
    void Branched(TCell cell, LayerFrame frame, int unit, ulong live, ReadOnlySpan<byte> dominators);

    /// <summary>The walk comes back to the last branched maxout unit that waits, for its next child.</summary>
    void Returned();

    /// <summary>The cell is the child of a piece of the last branched unit.</summary>
    void Child(int piece, bool isLast);

    /// <summary>The child of a piece is empty: of the cell, clipped by some of the piece's conditions, nothing is on the right side of
    /// another.</summary>
    void Excluded(TCell cell, int piece, bool isLast, in Form form);

    /// <summary>Every gate is decided.</summary>
    void Leaf(TCell cell);
}
