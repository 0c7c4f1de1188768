using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Core.Polytopes;

namespace Polyhedra.Tests.Regions;

/// <summary>Keeps the exact geometry of every region.</summary>
internal sealed class CollectedGeometry : IRegionSink
{
    public static bool NeedsRegions => true;

    /// <summary>The regions by pattern.</summary>
    public Dictionary<string, RegionGeometry> Regions { get; } = new(StringComparer.Ordinal);

    /// <summary>All regions of a network inside a domain.</summary>
    public static Dictionary<string, RegionGeometry> Of(
        Network network, HPolyhedron domain, Engine engine = Engine.Auto, KernelArithmetic arithmetic = KernelArithmetic.Filtered)
    {
        CollectedGeometry sink = new();
        Assert.That(RegionEnumerator.Enumerate(network, domain, ref sink, engine, arithmetic).IsComplete, Is.True);
        return sink.Regions;
    }

    public void Accept(scoped in RegionView region)
    {
        RegionGeometry geometry = RegionGeometry.Of(region);
        Assert.That(geometry.Closure.IsBounded, Is.EqualTo(region.IsBounded()));
        Assert.That(geometry.Closure.Facets, Has.Length.EqualTo(geometry.InteriorFacets.Length + geometry.DomainFacets.Length));
        for (int i = 0; i < geometry.InteriorFacets.Length; i++)
        {
            RegionFacet facet = geometry.InteriorFacets[i];
            Assert.That(
                geometry.Closure.Facets[i].Coefficients.ToArray(),
                Is.EqualTo(facet.OutwardNormal.Append(facet.Offset).Select(entry => -entry)));
        }

        for (int i = 0; i < geometry.DomainFacets.Length; i++)
        {
            Assert.That(
                geometry.Closure.Facets[geometry.InteriorFacets.Length + i].Coefficients.ToArray(),
                Is.EqualTo(geometry.DomainFacets[i].Form.Coefficients.ToArray()));
        }

        Regions.Add(string.Concat(region.Pattern.ToArray().Select(piece => (char)('0' + piece))), geometry);
    }

    /// <summary>A facet as the sorted text of its generators: the same from both sides.</summary>
    public static string FacetKey(Polyhedron closure, int facet) => string.Join(
        "; ", closure.GeneratorsOn(facet).Select(v => PolyhedronAssert.GeneratorOf(closure, v)).Order(StringComparer.Ordinal));

    /// <summary>A piece of every gate as one character a gate.</summary>
    public static string TextOf(IEnumerable<byte> pattern) => string.Concat(pattern.Select(piece => (char)('0' + piece)));
}
