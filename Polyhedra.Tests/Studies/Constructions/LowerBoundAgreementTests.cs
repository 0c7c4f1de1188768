using NUnit.Framework;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Studies.Constructions;

namespace Polyhedra.Tests.Studies.Constructions;

/// <summary>The claims of the constructions are the lower bounds of the same theorems, which are computed apart.</summary>
internal sealed class LowerBoundAgreementTests
{
    [TestCase("general-position", "general-position", 3, new[] { 7 })]
    [TestCase("pascanu-abs", "pascanu-2013-pairs", 3, new[] { 6, 6, 6 })]
    [TestCase("pascanu", "pascanu-2013", 3, new[] { 7, 11, 5 })]
    [TestCase("montufar", "montufar-2014", 3, new[] { 7, 11, 5 })]
    [TestCase("serra5", "serra-2018-theorem-5", 1, new[] { 3, 7, 2 })]
    [TestCase("serra6", "serra-2018-theorem-6", 2, new[] { 7, 9, 1 })]
    public void Relu_layers(string family, string bound, int inputs, int[] widths) =>
        Check(Build.Layers(family, inputs, widths), bound, NetworkShape.Relu(inputs, widths));

    [TestCase("arora", "arora-2018", 3)]
    [TestCase("serra7", "serra-2018-theorem-7", 4)]
    public void Zonotopes(string family, string bound, int width) =>
        Check(Build.Zonotope(family, 3, 4, width, 3), bound, NetworkShape.Relu(3, 8, width, width));

    private static void Check(Construction construction, string bound, NetworkShape shape) =>
        Assert.That(
            construction.Claim,
            Is.EqualTo(LowerBounds.All(shape).Single(lower => string.Equals(lower.Name, bound, StringComparison.Ordinal)).Value));
}
