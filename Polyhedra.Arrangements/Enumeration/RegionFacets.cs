using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Enumeration.Composition;
using Polyhedra.Arrangements.Enumeration.Kernels;

namespace Polyhedra.Arrangements.Enumeration;

/// <summary>Turns what a kernel says of facets into what sinks see.</summary>
internal static class RegionFacets
{
    /// <summary>The facets with their hyperplanes in integers, independent of the frames from now on.</summary>
    public static ImmutableArray<RegionFacet> From(List<CellFacet> facets, NetworkFrames frames)
    {
        ImmutableArray<RegionFacet>.Builder result = ImmutableArray.CreateBuilder<RegionFacet>(facets.Count);
        foreach (CellFacet facet in facets)
        {
            result.Add(From(facet, frames));
        }

        return result.MoveToImmutable();
    }

    /// <summary>One facet, likewise.</summary>
    public static RegionFacet From(in CellFacet facet, NetworkFrames frames)
    {
        ReadOnlySpan<BigInteger> form = facet.Form.Exact.Coefficients;
        int outward = -(int)facet.Side;
        BigInteger[] normal = new BigInteger[form.Length - 1];
        for (int k = 0; k < normal.Length; k++)
        {
            normal[k] = outward * form[k];
        }

        int unit = facet.Form.Index / facet.Form.Frame.Layer.Forms.PerUnit;
        return new RegionFacet(
            frames.Evaluator, frames.IndexOf(facet.Form.Frame), unit, ImmutableCollectionsMarshal.AsImmutableArray(normal),
            outward * form[^1], facet.Point);
    }

    /// <summary>The constraints of the domain at some positions.</summary>
    public static ImmutableArray<DomainFacet> Select(ImmutableArray<DomainFacet> domain, List<int> positions)
    {
        ImmutableArray<DomainFacet>.Builder facets = ImmutableArray.CreateBuilder<DomainFacet>(positions.Count);
        foreach (int position in positions)
        {
            facets.Add(domain[position]);
        }

        return facets.MoveToImmutable();
    }
}
