using System.Buffers;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Regions;

/// <summary>Residues of the output's maps, against the maps themselves.</summary>
public sealed class MapResiduesTests
{
    [Test]
    public void Residues_are_equal_iff_maps_are([Values(1, 2, 3)] int dimension)
    {
        Random random = new(1660 + dimension);
        int shared = 0;
        int regions = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            WeightKind kind = (WeightKind)(trial % 7);
            Network network = trial % 2 == 0
                ? RandomNets.DrawGates(random, kind, dimension, 6)
                : RandomNets.DrawMixed(random, kind, dimension, 6);
            HPolyhedron domain = RandomDomains.Draw(random, (DomainKind)(trial / 7 % 7), dimension);
            Sink sink = new(
                [], new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
            _ = RegionEnumerator.Enumerate(network, domain, ref sink, Engine.Vertex);

            regions += sink.Patterns.Count;
            shared += sink.Patterns.Count - sink.MapOfKey.Count;
            Assert.That(sink.KeyOfMap, Has.Count.EqualTo(sink.MapOfKey.Count));
        }

        Assert.That(shared, Is.GreaterThan(20), "the networks drawn have too few equal maps");
        Assert.That(regions, Is.GreaterThan(150));
    }

    private readonly struct Sink(
        List<string> patterns, Dictionary<string, string> mapOfKey, Dictionary<string, string> keyOfMap) : IRegionSink
    {
        public static bool NeedsRegions => true;

        public List<string> Patterns => patterns;

        public Dictionary<string, string> MapOfKey => mapOfKey;

        public Dictionary<string, string> KeyOfMap => keyOfMap;

        public void Accept(scoped in RegionView region)
        {
            patterns.Add(Convert.ToHexString(region.Pattern));
            MapResidues? residues = region.Source.Helper(static source => new Holder(MapResidues.TryCreate(source.Frames))).Residues;
            if (residues is null)
            {
                return;
            }

            ArrayBufferWriter<byte> key = new();
            residues.WriteKey(key);
            ArrayBufferWriter<byte> exact = new();
            region.WriteMapKey(exact);
            (string ours, string map) = (Convert.ToHexString(key.WrittenSpan), Convert.ToHexString(exact.WrittenSpan));
            Assert.That(mapOfKey.TryAdd(ours, map) || string.Equals(mapOfKey[ours], map, StringComparison.Ordinal), Is.True);
            Assert.That(keyOfMap.TryAdd(map, ours) || string.Equals(keyOfMap[map], ours, StringComparison.Ordinal), Is.True);
        }
    }

    private sealed record Holder(MapResidues? Residues);
}
