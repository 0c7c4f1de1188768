using Polyhedra.Core.Collections;

namespace Polyhedra.Core.Polytopes;

/// <summary>Faces of a polyhedron as sets of generators.</summary>
internal static class FaceSets
{
    /// <summary>The facets of a face: the largest of its proper intersections with the polyhedron's facets, each once.</summary>
    /// <param name="face">The generators of the face.</param>
    /// <param name="facets">The generators of each facet of the polyhedron.</param>
    /// <remarks>A set that holds no vertex is a face at infinity or empty; it can be among the result if no other set contains
    /// it.</remarks>
    public static List<ulong[]> FacetsOf(ulong[] face, ulong[][] facets)
    {
        List<ulong[]> found = [];
        foreach (ulong[] facet in facets)
        {
            ulong[] common = Bits.Intersect(face, facet);
            if (!Bits.AreEqual(common, face) && !found.Exists(other => Bits.IsSubset(common, other)))
            {
                found.RemoveAll(other => Bits.IsSubset(other, common));
                found.Add(common);
            }
        }

        return found;
    }
}
