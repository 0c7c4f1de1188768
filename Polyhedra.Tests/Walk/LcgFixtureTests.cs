using NUnit.Framework;
using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Tests.Walk;

/// <summary>Counts over all of space and over [-1, 1]^d that were computed by independent exact programs, with the counts over
/// space checked against Euler's relation.</summary>
public sealed class LcgFixtureTests
{
    // inputs, hidden widths, seed, regions of R^d, bounded ones among them, regions of [-1, 1]^d
    [TestCase(1, new[] { 5 }, 1, 6, 4, 2)]
    [TestCase(1, new[] { 5 }, 2, 6, 4, 4)]
    [TestCase(1, new[] { 4, 4 }, 1, 11, 9, 2)]
    [TestCase(1, new[] { 4, 4 }, 2, 7, 5, 4)]
    [TestCase(1, new[] { 6, 6, 6 }, 1, 13, 11, 3)]
    [TestCase(1, new[] { 6, 6, 6 }, 2, 9, 7, 6)]
    [TestCase(2, new[] { 4 }, 1, 11, 3, 9)]
    [TestCase(2, new[] { 4 }, 2, 11, 3, 4)]
    [TestCase(2, new[] { 8 }, 1, 37, 21, 23)]
    [TestCase(2, new[] { 8 }, 2, 37, 21, 16)]
    [TestCase(2, new[] { 3, 3 }, 1, 18, 6, 17)]
    [TestCase(2, new[] { 3, 3 }, 2, 14, 4, 5)]
    [TestCase(2, new[] { 4, 4 }, 1, 34, 20, 30)]
    [TestCase(2, new[] { 4, 4 }, 2, 29, 17, 10)]
    [TestCase(2, new[] { 6, 6 }, 1, 57, 33, 29)]
    [TestCase(2, new[] { 6, 6 }, 2, 96, 74, 18)]
    [TestCase(2, new[] { 4, 4, 4 }, 1, 54, 36, 50)]
    [TestCase(2, new[] { 4, 4, 4 }, 2, 51, 37, 13)]
    [TestCase(2, new[] { 8, 8 }, 1, 108, 78, 50)]
    [TestCase(2, new[] { 8, 8 }, 2, 199, 165, 54)]
    [TestCase(2, new[] { 6, 6, 6 }, 1, 143, 101, 70)]
    [TestCase(2, new[] { 6, 6, 6 }, 2, 176, 144, 22)]
    [TestCase(3, new[] { 5 }, 1, 26, 4, 11)]
    [TestCase(3, new[] { 5 }, 2, 26, 4, 14)]
    [TestCase(3, new[] { 4, 4 }, 1, 44, 9, 10)]
    [TestCase(3, new[] { 4, 4 }, 2, 67, 11, 35)]
    [TestCase(3, new[] { 5, 5 }, 1, 145, 55, 22)]
    [TestCase(3, new[] { 5, 5 }, 2, 107, 37, 35)]
    [TestCase(4, new[] { 5 }, 1, 31, 1, 26)]
    [TestCase(4, new[] { 5 }, 2, 31, 1, 26)]
    [TestCase(4, new[] { 4, 3 }, 1, 60, 0, 49)]
    [TestCase(4, new[] { 4, 3 }, 2, 81, 1, 79)]
    public void Counts_regions(int inputs, int[] widths, int seed, int regions, int bounded, int inBox)
    {
        Network network = LcgNetwork.Relu(inputs, widths, seed);

        Dictionary<string, CollectedRegion> found = Walks.All(network);

        Assert.That(found, Has.Count.EqualTo(regions));
        Assert.That(found.BoundedCount(), Is.EqualTo(bounded));
        Assert.That(Walks.Count(network, TestDomains.SymmetricBox(inputs)), Is.EqualTo(inBox));
    }

    // gates, inputs, hidden widths (seed 1), regions of R^d, bounded ones among them, regions of [-1, 1]^d
    [TestCase("leaky", 1, new[] { 4, 4 }, 10, 8, 3)]
    [TestCase("abs", 1, new[] { 4, 4 }, 7, 5, 3)]
    [TestCase("hardtanh", 1, new[] { 4, 4 }, 17, 15, 7)]
    [TestCase("leaky", 2, new[] { 4, 4 }, 35, 21, 30)]
    [TestCase("abs", 2, new[] { 4, 4 }, 39, 19, 29)]
    [TestCase("hardtanh", 2, new[] { 4, 4 }, 168, 130, 122)]
    [TestCase("leaky", 2, new[] { 4, 4, 4 }, 55, 37, 50)]
    [TestCase("abs", 2, new[] { 4, 4, 4 }, 67, 39, 48)]
    [TestCase("hardtanh", 2, new[] { 4, 4, 4 }, 560, 479, 401)]
    [TestCase("leaky", 3, new[] { 4, 4 }, 83, 23, 10)]
    [TestCase("abs", 3, new[] { 4, 4 }, 85, 27, 10)]
    [TestCase("hardtanh", 3, new[] { 4, 4 }, 362, 145, 21)]
    [TestCase("maxout 3", 1, new[] { 3 }, 5, 3, 2)]
    [TestCase("maxout 3", 2, new[] { 3 }, 13, 4, 10)]
    [TestCase("maxout 2", 2, new[] { 3, 3 }, 12, 2, 8)]
    [TestCase("maxout 3", 2, new[] { 3, 3 }, 28, 15, 16)]
    [TestCase("maxout 3", 2, new[] { 4, 3 }, 36, 22, 15)]
    [TestCase("maxout 3", 3, new[] { 3, 2 }, 95, 37, 25)]
    public void Counts_regions_of_other_gates(string gates, int inputs, int[] widths, int regions, int bounded, int inBox)
    {
        Network network = LcgNetwork.Of(gates, inputs, widths, seed: 1);

        Dictionary<string, CollectedRegion> found = Walks.All(network);

        Assert.That(found, Has.Count.EqualTo(regions));
        Assert.That(found.BoundedCount(), Is.EqualTo(bounded));
        Assert.That(Walks.Count(network, TestDomains.SymmetricBox(inputs)), Is.EqualTo(inBox));
    }
}
