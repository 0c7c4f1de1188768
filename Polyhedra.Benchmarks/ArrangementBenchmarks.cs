using System.Numerics;
using BenchmarkDotNet.Attributes;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;
using Polyhedra.Arrangements.Walk;

namespace Polyhedra.Benchmarks;

/// <summary>The chambers of shipped arrangements, counted by each kernel, listed with their facets,
/// and by the characteristic polynomial.</summary>
[MemoryDiagnoser]
public class ArrangementBenchmarks
{
    private HyperplaneArrangement _arrangement = null!;

    /// <summary>The file in data/arrangements, without its ending.</summary>
    [Params("generic_3_20", "resonance_4", "threshold_3", "shi_4", "F4")]
    public string Name { get; set; } = string.Empty;

    [GlobalSetup]
    public void Setup() => _arrangement = ArrangementFile.Read(ShippedData.Arrangement(Name));

    /// <summary>The number of chambers by the LP kernel.</summary>
    [Benchmark]
    public long CountWithPrograms() => ChamberEnumerator.CountRegions(_arrangement, Engine.Lp).Regions;

    /// <summary>The number of chambers by the vertex kernel.</summary>
    [Benchmark]
    public long CountWithVertices() => ChamberEnumerator.CountRegions(_arrangement, Engine.Vertex).Regions;

    /// <summary>Every chamber with its boundedness and its number of facets.</summary>
    [Benchmark]
    public long? ListWithFacets() => ChamberEnumerator.Count(_arrangement, Engine.Vertex).AdjacentPairs;

    /// <summary>The characteristic polynomial, without looking at a chamber.</summary>
    [Benchmark(Baseline = true)]
    public BigInteger Polynomial() => CharacteristicPolynomial.Of(_arrangement).Regions;
}
