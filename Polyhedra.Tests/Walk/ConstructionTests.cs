using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Tests.Walk;

/// <summary>Lower-bound constructions of the literature meet the claimed number of activation regions exactly in the unit
/// cube; the numbers over all of space come from independent exact enumerations.</summary>
public sealed class ConstructionTests
{
    // inputs, hidden widths, regions of [0, 1]^d (the claim), regions of R^d
    [TestCase(1, new[] { 3 }, 4, 4)]
    [TestCase(2, new[] { 5 }, 16, 16)]
    [TestCase(3, new[] { 5 }, 26, 26)]
    [TestCase(1, new[] { 2, 2 }, 6, 7)]
    [TestCase(1, new[] { 3, 3 }, 12, 13)]
    [TestCase(1, new[] { 2, 2, 2 }, 12, 14)]
    [TestCase(1, new[] { 3, 3, 3 }, 36, 37)]
    [TestCase(1, new[] { 2, 2, 2, 2 }, 24, 26)]
    [TestCase(2, new[] { 4, 2 }, 16, 23)]
    [TestCase(2, new[] { 4, 4 }, 44, 55)]
    [TestCase(2, new[] { 6, 3 }, 63, 80)]
    [TestCase(2, new[] { 5, 3 }, 28, 37)]
    [TestCase(2, new[] { 4, 4, 3 }, 112, 148)]
    [TestCase(3, new[] { 6, 4 }, 120, 203)]
    public void Montufar_folds(int inputs, int[] widths, int inCube, int inSpace) =>
        Check(FoldingNetwork.Build(inputs, widths, FoldingNetwork.Montufar), inCube, inSpace);

    [TestCase(1, new[] { 3, 3 }, 16)]
    [TestCase(1, new[] { 3, 3, 3 }, 64)]
    [TestCase(1, new[] { 4, 4 }, 25)]
    [TestCase(1, new[] { 4, 3, 2 }, 60)]
    [TestCase(1, new[] { 5, 1 }, 12)]
    [TestCase(1, new[] { 3, 3, 1 }, 32)]
    [TestCase(1, new[] { 3, 3, 3, 3 }, 256)]
    [TestCase(1, new[] { 5, 5, 5 }, 216)]
    [TestCase(2, new[] { 6, 2 }, 64)]
    [TestCase(2, new[] { 6, 3 }, 112)]
    [TestCase(2, new[] { 7, 3 }, 112)]
    [TestCase(2, new[] { 8, 3 }, 175)]
    [TestCase(2, new[] { 6, 6 }, 352)]
    public void Serra_folds(int inputs, int[] widths, int regions) =>
        Check(FoldingNetwork.Build(inputs, widths, FoldingNetwork.Serra), regions, regions);

    [TestCase(1, new[] { 2, 2 }, 6)]
    [TestCase(1, new[] { 2, 2, 2 }, 12)]
    [TestCase(2, new[] { 4, 4 }, 44)]
    [TestCase(2, new[] { 4, 4, 4 }, 176)]
    [TestCase(3, new[] { 6, 6 }, 336)]
    public void Pascanu_absolute_values(int inputs, int[] widths, int regions) =>
        Check(FoldingNetwork.Build(inputs, widths, FoldingNetwork.Absolute), regions, regions);

    [TestCase(1, 3)]
    [TestCase(2, 6)]
    [TestCase(3, 10)]
    [TestCase(5, 34)]
    [TestCase(7, 130)]
    public void Telgarsky_tents(int folds, int inSpace) => Check(FoldingNetwork.Telgarsky(folds), 1 << folds, inSpace);

    private static void Check(Network network, int inCube, int inSpace)
    {
        Assert.That(Walks.Count(network, HPolyhedron.Cube(network.InputCount, 0, 1)), Is.EqualTo(inCube));
        Assert.That(Walks.Count(network), Is.EqualTo(inSpace));
    }
}
