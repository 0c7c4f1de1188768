using System.Runtime.InteropServices;

namespace Polyhedra.Arrangements.Regions.Facets;

/// <summary>The gate whose form vanishes on a facet.</summary>
/// <param name="Gate">Its position in the pattern; of several such gates the one that the walk cut by; negative if it is a maxout
/// unit.</param>
/// <param name="Piece">Its piece beyond the facet.</param>
/// <remarks>If there is a region whose pattern differs from that of the facet's region in this gate alone, by this piece, it is the
/// neighbour across the facet. Proof: let R be the region, N its neighbour, g the gate in layer l, and R' the region with the flipped
/// pattern. Up to layer l the three have the same forms until some piece differs. A gate h of a layer up to l other than g that changes
/// between R and N has a form that vanishes on the facet's hyperplane H; R' lies strictly on the side of H where N is, with the same form
/// of h, so h would differ between R and R' too. So N and R' agree up to layer l. In a later layer let h be the first gate in which N and
/// R' differ. Its form is the same on both. By continuity it agrees on the facet with that of R. If it does not vanish on the facet, N has
/// the piece of R, which is that of R'; if it does, it is a multiple of the form of g, whose sign N and R' share, and again the pieces
/// agree. Other facets, where several gates flip at once, need the pattern at a point
/// (<see cref="RegionFacet.NeighbourPattern"/>).</remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FacetGate(int Gate, byte Piece)
{
    /// <summary>Of a maxout unit it is not known which piece is the largest beyond the facet.</summary>
    public static FacetGate Unknown => new(-1, 0);
}
