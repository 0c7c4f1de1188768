using NUnit.Framework;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Regions;

namespace Polyhedra.Tests.Regions;

/// <summary>Networks of <c>../shared/cases/field</c>, rebuilt from public bug reports, with the values that their README states. Those were
/// found by other programs.</summary>
public sealed class FieldCaseTests
{
    [TestCase("relu-then-maxpool/net.json", "box:-4,4", 17, null, null, 5)]
    [TestCase("residual-block/as-maxout.json", "box:-3,3", 10, null, null, null)]
    [TestCase("residual-block/as-maxout.json", "all", 12, null, null, null)]
    [TestCase("residual-block/as-relu-pairs.json", "box:-3,3", 19, null, 10, null)]
    [TestCase("residual-block/as-relu-pairs.json", "all", 22, null, 12, null)]
    [TestCase("composed-oscillation/net1.json", "unit", null, null, 4, 4)]
    [TestCase("composed-oscillation/net2.json", "unit", null, null, 16, 16)]
    [TestCase("composed-oscillation/net3.json", "unit", null, null, 64, 64)]
    [TestCase("composed-oscillation/net5.json", "unit", null, null, 1024, 1024)]
    [TestCase("three-by-three/net.json", "box:-1,1", 9, null, null, null)]
    [TestCase("three-by-three/net.json", "all", 11, null, 10, null)]
    [TestCase("lattice-of-minima/small.json", "box:-2,2", 46, null, 3, 3)]
    [TestCase("lattice-of-minima/medium.json", "box:-2,2", 260, null, 5, 5)]
    [TestCase("twins/one-3-8-8-8.json", "all", 941, 2603, null, null)]
    [TestCase("twins/twin-3-8-8-8.json", "all", 941, 2603, 1, null)]
    [TestCase("twins/one-5-6-6-6.json", "all", 4717, 19710, null, null)]
    [TestCase("twins/twin-5-6-6-6.json", "all", 4717, 19710, 1, null)]
    public void A_network_has_the_known_numbers(string file, string domain, int? regions, int? pairs, int? linear, int? pieces)
    {
        RegionCounts counts = Count(file, domain);
        using (Assert.EnterMultipleScope())
        {
            AssertIs(counts.Summary.ActivationRegions, regions, "activation regions");
            AssertIs(counts.AdjacentPairs, pairs, "adjacent pairs");
            AssertIs(counts.LinearRegions, linear, "linear regions");
            AssertIs(counts.AffinePieces, pieces, "affine pieces");
        }
    }

    [TestCase("twins/one-3-8-8-8.json", 597)]
    [TestCase("twins/twin-3-8-8-8.json", 597)]
    [TestCase("twins/one-5-6-6-6.json", 691)]
    [TestCase("twins/twin-5-6-6-6.json", 691)]
    public void A_twin_has_as_many_bounded_regions_as_the_one(string file, int bounded) =>
        Assert.That(Count(file, "all").BoundedRegions, Is.EqualTo(bounded));

    private static void AssertIs(long? found, int? expected, string what)
    {
        if (expected is not null)
        {
            Assert.That(found, Is.EqualTo(expected), what);
        }
    }

    private static RegionCounts Count(string file, string domain)
    {
        if (Repository.Shared(["cases", "field", .. file.Split('/')]) is not { } path)
        {
            Assert.Ignore($"../shared/cases/field/{file} is not there");
            throw new InvalidOperationException();
        }

        Network network = NetworkFile.Read(path);
        return RegionCounter.Count(network, DomainText.Parse(domain, network.InputCount));
    }
}
