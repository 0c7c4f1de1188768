using System.Collections.Immutable;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Angles of regions, exactly, as signed squared cosines (<see cref="SquaredCosine"/>).</summary>
internal static class RegionAngles
{
    /// <summary>The angle between the outward normals of every two facets of a region. The dihedral angle at their ridge, if they meet in
    /// one, is its supplement: its squared cosine has the opposite sign.</summary>
    /// <param name="facets">The facets; k of them have k (k - 1) / 2 pairs.</param>
    /// <returns>Pairs of positions, the smaller one first, in lexicographic order.</returns>
    public static ImmutableArray<(int First, int Second, Rational SquaredCosine)> BetweenFacets(ImmutableArray<RegionFacet> facets)
    {
        ImmutableArray<(int First, int Second, Rational SquaredCosine)>.Builder pairs =
            ImmutableArray.CreateBuilder<(int First, int Second, Rational SquaredCosine)>(facets.Length * (facets.Length - 1) / 2);
        for (int i = 0; i < facets.Length; i++)
        {
            for (int j = i + 1; j < facets.Length; j++)
            {
                // The normal of a facet is not zero.
                pairs.Add((i, j, SquaredCosine.Signed(facets[i].OutwardNormal.AsSpan(), facets[j].OutwardNormal.AsSpan())!.Value));
            }
        }

        return pairs.MoveToImmutable();
    }

    /// <summary>The angle between the linear parts of two maps, taken as vectors of all their entries: of one output the angle between the
    /// gradients. Null if one of them is constant.</summary>
    /// <exception cref="ArgumentException">The maps have different shapes.</exception>
    public static Rational? BetweenMaps(AffineMap first, AffineMap second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return SquaredCosine.Signed(Entries(first), Entries(second));
    }

    private static Rational[] Entries(AffineMap map) =>
        [.. Enumerable.Range(0, map.Linear.RowCount).SelectMany(i => map.Linear.Row(i).ToArray())];
}
