using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Tests.Regions.Facets;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Regions;

/// <summary>Which linear region each activation region belongs to.</summary>
public sealed class LinearRegionsTests
{
    [Test]
    public void Are_the_components_of_neighbours_with_one_map([Values] WeightKind kind, [Values(1, 2)] int dimension)
    {
        Random random = new(5000 + ((int)kind * 10) + dimension);
        int joined = 0;
        for (int trial = 0; trial < 21; trial++)
        {
            Network network = GateNets.Draw(random, kind, dimension);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial % 7), dimension);
            foreach (Engine engine in (Engine[])[Engine.Lp, Engine.Vertex])
            {
                LinearRegions found = LinearRegions.Find(network, domain, engine);
                int[] numbers = found.Numbers.ToArray();
                List<byte[]> order = CollectedFacets.Of(network, domain, engine).Patterns;
                string[] patterns = [.. order.Select(pattern => CollectedGeometry.TextOf(pattern))];
                Dictionary<string, RegionGeometry> regions = CollectedGeometry.Of(network, domain, engine);

                // Components by spreading out from each region in its turn.
                Dictionary<string, int> expected = new(StringComparer.Ordinal);
                int count = 0;
                foreach (string start in patterns)
                {
                    if (!expected.TryAdd(start, count))
                    {
                        continue;
                    }

                    Stack<string> open = new([start]);
                    while (open.TryPop(out string? pattern))
                    {
                        foreach (RegionFacet facet in regions[pattern].InteriorFacets)
                        {
                            string beyond = CollectedGeometry.TextOf(facet.NeighbourPattern());
                            if (regions[beyond].AffineMap.Equals(regions[pattern].AffineMap) && expected.TryAdd(beyond, count))
                            {
                                open.Push(beyond);
                            }
                        }
                    }

                    count++;
                }

                Assert.That(found.Summary.IsComplete, Is.True);
                Assert.That(numbers, Is.EqualTo(patterns.Select(pattern => expected[pattern])));
                Assert.That(found.Count, Is.EqualTo(count));
                joined += numbers.Length - count;
            }
        }

        Assert.That(joined, Is.GreaterThan(2), "the networks drawn are too plain to tell anything");
    }

    [Test]
    public void A_stop_leaves_them_unknown()
    {
        LinearRegions found = LinearRegions.Find(
            LcgNetwork.Relu(2, [4, 4], 1), HPolyhedron.WholeSpace(2), budget: new EnumerationBudget { MaxRegions = 20 });

        Assert.That((found.Summary.StopReason, found.Count, found.Numbers.Length), Is.EqualTo((StopReason.MaxRegions, 0, 0)));
    }
}
