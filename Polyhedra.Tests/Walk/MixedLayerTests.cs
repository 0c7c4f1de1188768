using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Networks of format version 2: layers whose units have activations, or numbers of pieces, of their own, pass-through units
/// among them.</summary>
public sealed class MixedLayerTests
{
    [Test]
    public void Both_kernels_find_what_the_naive_enumerator_finds([Values(1, 2, 3)] int dimension)
    {
        Random random = new(1600 + dimension);
        int passed = 0;
        int regions = 0;
        for (int trial = 0; trial < (dimension == 3 ? 35 : 70); trial++)
        {
            Network network = RandomNets.DrawMixed(random, (WeightKind)(trial % 7), dimension, dimension == 3 ? 5 : 6);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial / 7 % 7), dimension);
            regions += Walks.AgreesWithNaive(network, domain).Count;
            passed += network.Layers.Count(layer => layer.HasGates && layer.GateCount < layer.UnitCount);
        }

        Assert.That(passed, Is.GreaterThan(20), "the networks drawn have too few pass-through units to tell anything");
        Assert.That(regions, Is.GreaterThan(150));
    }

    /// <summary>Half of the gates of every layer wait for a layer of their own, which the others pass.</summary>
    [Test]
    public void Letting_gates_wait_a_layer_changes_no_count([Values(1, 2, 3)] int dimension)
    {
        Random random = new(1610 + dimension);
        for (int trial = 0; trial < 70; trial++)
        {
            Network network = RandomNets.DrawGates(random, (WeightKind)(trial % 7), dimension, dimension == 3 ? 5 : 6);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial / 7 % 7), dimension);
            Network staggered = new([.. network.Layers.SelectMany(Stagger)], network.Numbers);

            string expected = Describe(RegionCounter.Count(network, domain));
            Assert.That(Describe(RegionCounter.Count(staggered, domain, engine: Engine.Vertex)), Is.EqualTo(expected));
            Assert.That(Describe(RegionCounter.Count(staggered, domain, engine: Engine.Lp)), Is.EqualTo(expected));
            Assert.That(staggered.GateCount, Is.EqualTo(network.GateCount - OnePieceGates(network)));
        }
    }

    [Test]
    public void Writing_and_reading_gives_the_network_back()
    {
        Random random = new(1620);
        for (int trial = 0; trial < 50; trial++)
        {
            Network network = RandomNets.DrawMixed(random, (WeightKind)(trial % 7), 3, 8);
            using MemoryStream stream = new();
            NetworkWriter.Write(network, stream);
            Network back = NetworkFile.Parse(stream.ToArray(), "back.json");

            Assert.That(back.FormatVersion, Is.EqualTo(network.FormatVersion));
            Assert.That(NetworkDigest.CanonicalLines(back), Is.EqualTo(NetworkDigest.CanonicalLines(network)));
            Assert.That(back.GateWidths, Is.EqualTo(network.GateWidths));
        }
    }

    /// <summary>The affine pieces of every region, by points: evaluation takes pass-through units as they are.</summary>
    [Test]
    public void Evaluation_agrees_with_the_staggered_network()
    {
        Random random = new(1630);
        for (int trial = 0; trial < 50; trial++)
        {
            Network network = RandomNets.DrawGates(random, (WeightKind)(trial % 7), 2, 6);
            Network staggered = new([.. network.Layers.SelectMany(Stagger)], network.Numbers);
            ImmutableArray<Rational> point = [new(random.Next(-20, 21), 7), new(random.Next(-20, 21), 6)];
            NetworkEvaluation first = NetworkEvaluation.At(network, point);
            NetworkEvaluation second = NetworkEvaluation.At(staggered, point);

            Assert.That(second.Output, Is.EqualTo(first.Output));
            Assert.That(second.AffineMap, Is.EqualTo(first.AffineMap));
            Assert.That(second.NearestGate?.SquaredDistance, Is.EqualTo(first.NearestGate?.SquaredDistance));
            Assert.That(PatternText.Format(second.Pattern.AsSpan(), staggered), Has.Length.EqualTo(PatternText.LengthIn(staggered)));
        }
    }

    private static int OnePieceGates(Network network) =>
        network.Layers.Where(layer => layer is MaxoutLayer { Rank: 1 }).Sum(layer => layer.UnitCount);

    // A layer as two: the odd units wait in the first, the even ones pass the second.
    private static IEnumerable<NetworkLayer> Stagger(NetworkLayer layer)
    {
        if (layer is DenseLayer { Activation: { } activation })
        {
            int[] units = [.. Enumerable.Range(0, layer.UnitCount)];
            yield return new DenseLayer(
                layer.SparseWeights, layer.Bias, [.. units.Select(i => i % 2 == 0 ? activation : Activation.Identity)]);
            yield return new DenseLayer(
                Picked(units.Length, units), Zeros(units.Length), [.. units.Select(i => i % 2 == 1 ? activation : Activation.Identity)]);
            yield break;
        }

        // All pieces of the odd units pass.
        int rank = layer.PieceCount;
        List<int> ranks = [];
        List<int> picked = [];
        List<int> later = [];
        for (int unit = 0; unit < layer.UnitCount; unit++)
        {
            int count = unit % 2 == 0 ? 1 : rank;
            picked.AddRange(Enumerable.Range(ranks.Count, count));
            ranks.AddRange(unit % 2 == 0 ? [rank] : Enumerable.Repeat(1, rank));
            later.Add(count);
        }

        yield return new MaxoutLayer(layer.SparseWeights, layer.Bias, [.. ranks]);
        yield return new MaxoutLayer(Picked(ranks.Count, picked), Zeros(picked.Count), [.. later]);
    }

    private static SparseMatrix Picked(int columns, IEnumerable<int> picks)
    {
        SparseMatrix.Builder builder = new(columns);
        foreach (int pick in picks)
        {
            builder.Add(pick, Rational.One);
            builder.EndRow();
        }

        return builder.ToMatrix();
    }

    private static ImmutableArray<Rational> Zeros(int count) => [.. Enumerable.Repeat(Rational.Zero, count)];

    private static string Describe(RegionCounts counts) =>
        $"{counts.Summary.ActivationRegions} regions, {counts.BoundedRegions} bounded, {counts.AdjacentPairs} pairs, "
        + $"{counts.LinearRegions} linear regions, {counts.AffinePieces} pieces";
}
