using BenchmarkDotNet.Attributes;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Benchmarks;

/// <summary>Counting and listing the activation regions of shipped networks with each kernel: generic float32 ones, trained ones, and
/// degenerate ones that need exact arithmetic.</summary>
[MemoryDiagnoser]
public class CountBenchmarks
{
    private Network _network = null!;
    private HPolyhedron _domain = null!;

    /// <summary>The file in data/networks, without its ending.</summary>
    [Params("2-16-16-1", "3-16-16-1", "trained-digits", "deep-narrow", "quant1_2-8-8-1_s0")]
    public string Name { get; set; } = string.Empty;

    /// <summary>The domain; R^n needs unbounded directions to be decided.</summary>
    [Params("box:-1,1", "all")]
    public string Domain { get; set; } = string.Empty;

    /// <summary>The cell kernel.</summary>
    [Params(Engine.Lp, Engine.Vertex)]
    public Engine Kernel { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _network = NetworkFile.Read(ShippedData.Network(Name));
        _domain = DomainText.Parse(Domain, _network.InputCount);
    }

    /// <summary>The number of regions alone.</summary>
    [Benchmark]
    public long Count() => RegionEnumerator.Count(_network, _domain, Kernel).ActivationRegions;

    /// <summary>Every region with its pattern.</summary>
    [Benchmark]
    public int List()
    {
        PatternDigestSink sink = default;
        RegionEnumerator.Enumerate(_network, _domain, ref sink, Kernel);
        return sink.Digest;
    }
}
