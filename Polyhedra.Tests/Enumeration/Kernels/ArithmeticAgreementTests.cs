using NUnit.Framework;
using Polyhedra.Arrangements.Enumeration.Kernels;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Tests.Enumeration.Kernels;

/// <summary>The kernel with its filters and proposals against the same kernel with every decision taken exactly, on networks too
/// large for the naive enumerator.</summary>
public sealed class ArithmeticAgreementTests
{
    [Test]
    public void Filters_and_proposals_lose_and_invent_nothing([Values] WeightKind kind, [Values(2, 3, 4, 5)] int dimension)
    {
        Random random = new((100 * (int)kind) + dimension);
        for (int trial = 0; trial < 3; trial++)
        {
            int[] widths = dimension switch { 2 => [7, 6], 3 => [6, 4], 4 => [5, 4], _ => [5, 3] };
            Network network = RandomNets.Draw(random, kind, dimension, widths);
            foreach (DomainKind domainKind in (DomainKind[])[DomainKind.Box, DomainKind.WholeSpace, DomainKind.Redundant])
            {
                HPolyhedron domain = RandomDomains.Draw(random, domainKind, dimension);
                Dictionary<string, CollectedRegion> filtered = Walk.All(network, domain);
                Dictionary<string, CollectedRegion> exact = Walk.All(network, domain, KernelArithmetic.ExactOnly);

                Assert.That(filtered.Describe(), Is.EqualTo(exact.Describe()));
            }
        }
    }
}
