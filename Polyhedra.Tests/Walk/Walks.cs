using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Tests.Oracles;

namespace Polyhedra.Tests.Walk;

/// <summary>Complete enumerations with every region checked.</summary>
internal static class Walks
{
    private const int MostVertexInputs = 6;

    /// <summary>All regions in a domain (default: all of space) by pattern.</summary>
    public static Dictionary<string, CollectedRegion> All(
        Network network, HPolyhedron? domain = null, KernelArithmetic arithmetic = KernelArithmetic.Filtered, Engine engine = Engine.Lp)
    {
        domain ??= HPolyhedron.WholeSpace(network.InputCount);
        CollectingSink sink = new(network, domain);
        EnumerationSummary summary = RegionEnumerator.Enumerate(network, domain, ref sink, engine, arithmetic);
        Assert.That(summary.StopReason, Is.EqualTo(StopReason.Complete));
        Assert.That(summary.IsComplete, Is.True);
        Assert.That(summary.ActivationRegions, Is.EqualTo(sink.Regions.Count));
        Assert.That(summary.ExactSignTests, Is.LessThanOrEqualTo(summary.SignTests));
        return sink.Regions;
    }

    /// <summary>How many regions there are; with few inputs both kernels list the same, and the vertex kernel counts as many.</summary>
    public static int Count(Network network, HPolyhedron? domain = null)
    {
        Dictionary<string, CollectedRegion> regions = All(network, domain);
        if (network.InputCount <= MostVertexInputs)
        {
            Assert.That(All(network, domain, engine: Engine.Vertex).Describe(), Is.EqualTo(regions.Describe()));
            EnumerationSummary count = RegionEnumerator.Count(network, domain ?? HPolyhedron.WholeSpace(network.InputCount), Engine.Vertex);
            Assert.That(count.ActivationRegions, Is.EqualTo(regions.Count));
        }

        return regions.Count;
    }

    /// <summary>How many of them are bounded.</summary>
    public static int BoundedCount(this Dictionary<string, CollectedRegion> regions) => regions.Values.Count(region => region.IsBounded);

    /// <summary>The regions as one line of text each, so that two sets compare with a readable difference.</summary>
    public static IEnumerable<string> Describe(this Dictionary<string, CollectedRegion> regions) =>
        regions.Select(region => Describe(region.Key, region.Value.IsBounded)).Order(StringComparer.Ordinal);

    /// <summary>One region as text.</summary>
    public static string Describe(string pattern, bool isBounded) => pattern + (isBounded ? " bounded" : " unbounded");

    /// <summary>Asserts that both kernels, with and without floating point, and the naive enumerator find the same regions,
    /// bounded alike.</summary>
    public static Dictionary<string, CollectedRegion> AgreesWithNaive(Network network, HPolyhedron domain)
    {
        Dictionary<string, CollectedRegion> regions = All(network, domain);
        SortedDictionary<string, bool> naive = NaiveEnumerator.Enumerate(network, domain);
        string[] expected = [.. naive.Select(region => Describe(region.Key, region.Value))];
        Assert.That(regions.Describe(), Is.EqualTo(expected));
        Assert.That(All(network, domain, KernelArithmetic.ExactOnly).Describe(), Is.EqualTo(expected));
        Assert.That(All(network, domain, engine: Engine.Vertex).Describe(), Is.EqualTo(expected));
        Assert.That(All(network, domain, KernelArithmetic.ExactOnly, Engine.Vertex).Describe(), Is.EqualTo(expected));
        return regions;
    }
}
