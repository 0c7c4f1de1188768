using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <summary>Turns what a kernel says of facets into what sinks see.</summary>
internal static class RegionFacets
{
    /// <summary>The facets with their hyperplanes in integers, independent of the frames from now on.</summary>
    public static ImmutableArray<RegionFacet> From(List<CellFacet> facets, NetworkFrames frames)
    {
        ImmutableArray<RegionFacet>.Builder result = ImmutableArray.CreateBuilder<RegionFacet>(facets.Count);
        byte[] pattern = PatternOf(frames);
        foreach (CellFacet facet in facets)
        {
            result.Add(From(facet, frames, pattern));
        }

        return result.MoveToImmutable();
    }

    /// <summary>Adds for each facet the gate whose form vanishes on it, and the gate's piece beyond it.</summary>
    public static void AddGates(List<CellFacet> facets, NetworkFrames frames, List<FacetGate> gates)
    {
        foreach (CellFacet facet in facets)
        {
            GateForms forms = facet.Form.Frame.Layer.Forms;
            if (forms.Rank > 0)
            {
                gates.Add(FacetGate.Unknown);
                continue;
            }

            // Of the breakpoints j the form is z - t_j: positive from piece j + 1 on.
            int breakpoint = facet.Form.Index % forms.PerUnit;
            int piece = facet.Side == Sign.Positive ? breakpoint : breakpoint + 1;
            gates.Add(new FacetGate(frames.FirstGateOf(facet.Form.Frame) + (facet.Form.Index / forms.PerUnit), (byte)piece));
        }
    }

    /// <summary>One facet, likewise.</summary>
    public static RegionFacet From(in CellFacet facet, NetworkFrames frames) => From(facet, frames, PatternOf(frames));

    private static byte[] PatternOf(NetworkFrames frames)
    {
        byte[] pattern = new byte[frames.GateCount];
        frames.WritePattern(pattern);
        return pattern;
    }

    private static RegionFacet From(in CellFacet facet, NetworkFrames frames, byte[] pattern)
    {
        ReadOnlySpan<BigInteger> form = facet.Form.Exact.Coefficients;
        int outward = -(int)facet.Side;
        BigInteger[] normal = new BigInteger[form.Length - 1];
        for (int k = 0; k < normal.Length; k++)
        {
            normal[k] = outward * form[k];
        }

        GateForms forms = facet.Form.Frame.Layer.Forms;
        int unit = facet.Form.Index / forms.PerUnit;
        int layer = frames.IndexOf(facet.Form.Frame);
        KnownCrossing? crossing = forms.Rank > 0
            ? null
            : new KnownCrossing(layer, unit, facet.Form.Index % forms.PerUnit, facet.Side.Negate(), pattern);
        return new RegionFacet(
            frames.Evaluator, layer, unit, ImmutableCollectionsMarshal.AsImmutableArray(normal), outward * form[^1], facet.Point!,
            crossing);
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
