using System.Collections.Immutable;
using System.Numerics;
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
            ReadOnlySpan<BigInteger> form = facet.Form.Exact.Coefficients;
            int outward = -(int)facet.Side;
            BigInteger[] normal = new BigInteger[form.Length - 1];
            for (int k = 0; k < normal.Length; k++)
            {
                normal[k] = outward * form[k];
            }

            int unit = facet.Form.Index / facet.Form.Frame.Layer.Forms.PerUnit;
            result.Add(new RegionFacet(
                frames.Evaluator, frames.IndexOf(facet.Form.Frame), unit, [.. normal], outward * form[^1], facet.Point));
        }

        return result.MoveToImmutable();
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
