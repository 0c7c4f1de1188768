using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Oracles;

namespace Polyhedra.Tests.Walk;

/// <summary>A network of one relu layer has a region for every chamber of its hyperplane arrangement.</summary>
public sealed class ArrangementFamilyTests
{
    [TestCaseSource(typeof(HyperplaneFamily), nameof(HyperplaneFamily.Small))]
    [TestCaseSource(typeof(HyperplaneFamily), nameof(HyperplaneFamily.Larger))]
    public void Regions_are_chambers(HyperplaneFamily family)
    {
        Network network = Nets.Of(
            Nets.Layer(Activation.Relu, [.. family.Rows.Select(row => Array.ConvertAll(row, entry => (Rational)entry))]));

        Dictionary<string, CollectedRegion> regions = Walks.All(network);

        Assert.That(regions, Has.Count.EqualTo(family.Chambers));
        Assert.That(regions.BoundedCount(), Is.EqualTo(family.Bounded));
    }
}
