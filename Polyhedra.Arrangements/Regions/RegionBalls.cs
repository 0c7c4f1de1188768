using System.Collections.Immutable;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Regions;

/// <summary>The largest balls inscribed in regions.</summary>
internal static class RegionBalls
{
    /// <summary>The largest ball in the region that a walk stands on, within the domain.</summary>
    /// <param name="region">The region.</param>
    /// <param name="norm">The norm.</param>
    /// <remarks>What stops the walk stops this too.</remarks>
    public static InscribedBall Of(in RegionView region, BallNorm norm = BallNorm.Euclidean)
    {
        ImmutableArray<IntegerForm> interior = region.InteriorForms();
        ImmutableArray<DomainFacet> boundary = region.DomainFacets();
        IntegerForm[] forms = new IntegerForm[interior.Length + boundary.Length];
        interior.CopyTo(forms);
        for (int i = 0; i < boundary.Length; i++)
        {
            forms[interior.Length + i] = boundary[i].Form;
        }

        ImmutableArray<Rational> inside = region.InteriorPoint();
        return InscribedBalls.Find(forms, inside.AsSpan(), norm, region.Stop);
    }
}
