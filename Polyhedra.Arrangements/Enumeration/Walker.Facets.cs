using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Enumeration.Kernels;

namespace Polyhedra.Arrangements.Enumeration;

/// <content>The facets of the region that the walk stands on.</content>
internal sealed partial class Walker<TKernel, TSink>
{
    private readonly List<CellFacet> _facets = [];

    int IRegionSource.InteriorFacetCount() => _kernel.InteriorFacetCount(_cell);

    ImmutableArray<RegionFacet> IRegionSource.InteriorFacets()
    {
        _facets.Clear();
        _kernel.GetInteriorFacets(_cell, _facets);
        ImmutableArray<RegionFacet>.Builder facets = ImmutableArray.CreateBuilder<RegionFacet>(_facets.Count);
        foreach (CellFacet facet in _facets)
        {
            ReadOnlySpan<BigInteger> form = facet.Form.Exact.Coefficients;
            int outward = -(int)facet.Side;
            BigInteger[] normal = new BigInteger[form.Length - 1];
            for (int k = 0; k < normal.Length; k++)
            {
                normal[k] = outward * form[k];
            }

            facets.Add(new RegionFacet(
                _frames.Evaluator,
                _frames.IndexOf(facet.Form.Frame),
                facet.Form.Index / facet.Form.Frame.Layer.Forms.PerUnit,
                [.. normal],
                outward * form[^1],
                facet.Point));
        }

        return facets.MoveToImmutable();
    }
}
