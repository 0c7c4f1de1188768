using Polyhedra.Arrangements.Enumeration.Composition;

namespace Polyhedra.Arrangements.Enumeration;

/// <summary>Is told how the walk decides gates and branches, in depth-first order. The cell of an event is the kernel's current one.</summary>
/// <remarks>A listener may ask the kernel about that cell during the event, but must leave the kernel's cells as they are.</remarks>
internal interface ITreeListener
{
    /// <summary>The walk enters a layer.</summary>
    void Entered();

    /// <summary>A form of a dense layer does not cut the cell, or is constant.</summary>
    void Dropped(int cell, in Form form, bool isPositive);

    /// <summary>A form cut the cell; the walk goes on with the negative side.</summary>
    void Split(in Form form);

    /// <summary>The walk comes back to the positive side of the last split that waits.</summary>
    void Upper(in Form form);

    /// <summary>A maxout unit is decided or branched on the cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="frame">The unit's layer.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="live">The pieces that no other dominates on the cell, a bit each; if it is one alone, no <see cref="Child"/> follows for it.</param>
    void Branched(int cell, LayerFrame frame, int unit, ulong live);

    /// <summary>The walk comes back to the last branched maxout unit that waits, for its next child.</summary>
    void Returned();

    /// <summary>The cell is the child of a piece of the last branched unit.</summary>
    void Child(int piece, bool isLast);

    /// <summary>The child of a piece is empty: of the cell, clipped by some of the piece's conditions, nothing is on the wanted side of another.</summary>
    void Excluded(int cell, int piece, bool isLast, in Form form, bool wantsPositive);

    /// <summary>Every gate is decided.</summary>
    void Leaf(int cell);
}
