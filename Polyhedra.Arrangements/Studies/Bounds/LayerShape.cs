using System.Runtime.InteropServices;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>The size of a layer, without its weights.</summary>
/// <param name="Kind">The gates.</param>
/// <param name="Units">The number of units, at least 1; of a layer of several kinds the number of gates.</param>
/// <param name="Pieces">The largest number of pieces of a unit: 1 for the identity, 2 for a ReLU, the rank for maxout.</param>
/// <param name="Rank">An upper bound on the rank of the layer's weights: of the weights of a dense layer,
/// and of its output's linear part.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LayerShape(GateKind Kind, int Units, int Pieces, int Rank)
{
    /// <summary>Whether the units are gates.</summary>
    public bool HasGates => Kind != GateKind.Identity;
}
