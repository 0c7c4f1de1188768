using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Regions;

/// <summary>Numbers that stand for affine maps.</summary>
public sealed class MapFingerprintTests
{
    private static readonly BigInteger Prime = (BigInteger.One << 61) - 31;

    [Test]
    public void Arithmetic_is_that_modulo_the_prime()
    {
        ulong last = (ulong)Prime - 1;
        ulong[] residues = [0, 1, 2, 8, 1UL << 60, last / 2, last - 1, last, .. PrimeField.PseudoRandom(20, seed: 3)];
        foreach (ulong left in residues)
        {
            Assert.That(PrimeField.Of(-(BigInteger)left), Is.EqualTo((ulong)((Prime - left) % Prime)));
            foreach (ulong right in residues)
            {
                Assert.That((BigInteger)PrimeField.Multiply(left, right), Is.EqualTo((BigInteger)left * right % Prime));
                Assert.That((BigInteger)PrimeField.Subtract(left, right), Is.EqualTo(((BigInteger)left - right + Prime) % Prime));
                Assert.That((BigInteger)PrimeField.Add(left, right), Is.EqualTo(((BigInteger)left + right) % Prime));
            }
        }
    }

    /// <summary>Regions have one fingerprint iff they have one map (the "only if" but for an accident of probability 2^-61).</summary>
    [Test]
    public void Fingerprints_are_equal_iff_maps_are([Values] WeightKind kind, [Values(Engine.Lp, Engine.Vertex)] Engine engine)
    {
        Random random = new(4000 + (int)kind);
        int shared = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            int dimension = (trial % 3) + 1;
            Network network = trial % 2 == 0
                ? GateNets.Draw(random, kind, dimension) : RandomNets.Draw(random, kind, dimension, maxGates: 9);
            MapCollector sink = new();
            RegionEnumerator.Enumerate(network, HPolyhedron.WholeSpace(dimension), ref sink, engine);

            int maps = sink.Regions.Select(region => region.Map).Distinct().Count();
            Assert.That(sink.Regions.Select(region => region.Fingerprint).Distinct().Count(), Is.EqualTo(maps));
            Assert.That(sink.Regions.Distinct().Count(), Is.EqualTo(maps));
            shared += sink.Regions.Count - maps;
        }

        Assert.That(shared, Is.GreaterThan(10), "the networks drawn are too plain to tell anything");
    }

    private sealed class MapCollector : IRegionSink
    {
        public static bool NeedsRegions => true;

        public List<(AffineMap Map, ulong Fingerprint)> Regions { get; } = [];

        public void Accept(scoped in RegionView region) => Regions.Add((region.AffineMap(), region.MapFingerprint()));
    }
}
