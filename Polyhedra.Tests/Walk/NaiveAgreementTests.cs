using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Tests.Walk;

/// <summary>The walker and the naive enumerator find the same regions, bounded alike, on random small networks.</summary>
public sealed class NaiveAgreementTests
{
    private const int NetsPerCase = 42;

    /// <summary>7 kinds of weights, 3 dimensions and every kind of domain six times each: 882 networks.</summary>
    [Test]
    public void Finds_the_same_regions([Values] WeightKind kind, [Values(1, 2, 3)] int dimension)
    {
        Random random = new(1000 + ((int)kind * 10) + dimension);
        int regions = 0;
        for (int trial = 0; trial < NetsPerCase; trial++)
        {
            Network network = RandomNets.Draw(random, kind, dimension, maxGates: dimension == 3 ? 8 : 11);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial % 7), dimension);

            regions += Walks.AgreesWithNaive(network, domain).Count;
        }

        Assert.That(regions, Is.GreaterThan(NetsPerCase), "the networks drawn are too plain to tell anything");
    }
}
