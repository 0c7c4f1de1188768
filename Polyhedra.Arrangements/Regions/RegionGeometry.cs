using System.Collections.Immutable;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Regions;

/// <summary>A region as a polytope, exactly, with what lies on each of its facets. Immutable; it stays valid after the walk has gone
/// on.</summary>
/// <remarks>Facets are counted through: first the <see cref="InteriorFacets"/>, then the <see cref="DomainFacets"/>; facet i is
/// <c>Closure.Facets[i]</c>.</remarks>
public sealed class RegionGeometry
{
    private RegionGeometry(
        ImmutableArray<byte> pattern, Polyhedron closure, ImmutableArray<RegionFacet> interiorFacets,
        ImmutableArray<DomainFacet> domainFacets, AffineMap map)
    {
        Pattern = pattern;
        Closure = closure;
        InteriorFacets = interiorFacets;
        DomainFacets = domainFacets;
        AffineMap = map;
    }

    /// <summary>The piece of every gate.</summary>
    public ImmutableArray<byte> Pattern { get; }

    /// <summary>The region's closure within the domain: facets, vertices, rays, lines; volume and centroid when asked for.</summary>
    public Polyhedron Closure { get; }

    /// <summary>The facets that the region shares with another one; each knows the pattern beyond it.</summary>
    public ImmutableArray<RegionFacet> InteriorFacets { get; }

    /// <summary>The facets on the boundary of the domain.</summary>
    public ImmutableArray<DomainFacet> DomainFacets { get; }

    /// <summary>What the network computes on the region: its declared output.</summary>
    public AffineMap AffineMap { get; }

    /// <summary>The rank of the linear part of <see cref="AffineMap"/>: the dimension of the region's image.</summary>
    public int Rank => IntegerMatrix.FromRationalRows(AffineMap.Linear).Rank();

    /// <summary>The volume; null if the region is unbounded.</summary>
    public Rational? Volume => Closure.Volume();

    /// <summary>The region that a walk stands on.</summary>
    public static RegionGeometry Of(in RegionView region) => new(
        [.. region.Pattern], region.Polyhedron(), region.InteriorFacets(), region.DomainFacets(), region.AffineMap());
}
