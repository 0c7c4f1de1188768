using System.Collections.Immutable;
using Polyhedra.Core.Collections;

namespace Polyhedra.Core.Polytopes;

/// <content>The faces of all dimensions.</content>
public sealed partial class Polyhedron
{
    /// <summary>All nonempty faces: entry k lists those of dimension k, the last entry holds the polyhedron itself. A face is the
    /// ascending list of its generators.</summary>
    /// <remarks>A polyhedron with l independent lines has no faces of dimension below l. Faces at infinity do not count. Cost: for each
    /// face one pass over all facets; the number of faces is exponential in the dimension.</remarks>
    public ImmutableArray<ImmutableArray<ImmutableArray<int>>> Faces()
    {
        ulong[][] facets = FacetSets();
        ulong[] vertices = Bits.Empty(GeneratorCount);
        for (int v = 0; v < VertexCount; v++)
        {
            Bits.Add(vertices, v);
        }

        ImmutableArray<ImmutableArray<int>>[] faces = new ImmutableArray<ImmutableArray<int>>[Dimension + 1];
        Array.Fill(faces, []);
        List<ulong[]> level = [Bits.All(GeneratorCount)];
        for (int k = Dimension; k >= 0 && level.Count > 0; k--)
        {
            faces[k] = [.. level.Select(face => Bits.Elements(face).ToImmutableArray())];
            List<ulong[]> below = [];
            HashSet<ulong[]> known = new(SetComparer.Instance);
            foreach (ulong[] face in level)
            {
                foreach (ulong[] facet in FaceSets.FacetsOf(face, facets))
                {
                    if (Bits.Least(Bits.Intersect(facet, vertices)) >= 0 && known.Add(facet))
                    {
                        below.Add(facet);
                    }
                }
            }

            level = below;
        }

        return [.. faces];
    }

    private sealed class SetComparer : IEqualityComparer<ulong[]>
    {
        public static SetComparer Instance { get; } = new();

        public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ulong[] obj)
        {
            HashCode hash = default;
            foreach (ulong word in obj)
            {
                hash.Add(word);
            }

            return hash.ToHashCode();
        }
    }
}
