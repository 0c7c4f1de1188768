using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Benchmarks;

/// <summary>Exact linear programs over random float32 half-spaces in a box, with and without a floating-point proposal.</summary>
[MemoryDiagnoser]
public class LinearProgramBenchmarks
{
    private LinearProgram _program = null!;

    /// <summary>The number of variables.</summary>
    [Params(2, 5)]
    public int Dimension { get; set; }

    /// <summary>The number of half-spaces beside the box.</summary>
    [Params(8, 32)]
    public int HalfSpaceCount { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        SeededRandom random = new(7);
        ImmutableArray<Rational> Row() =>
            [.. Enumerable.Range(0, Dimension).Select(_ => Rational.FromSingle((float)random.NextNormal()))];

        // A positive offset keeps the origin strictly inside.
        HPolyhedron box = HPolyhedron.Cube(Dimension, -1, 1);
        ImmutableArray<HalfSpace> halfSpaces =
        [
            .. Enumerable.Range(0, HalfSpaceCount)
                .Select(_ => new HalfSpace(Row(), Rational.FromSingle(0.25f + (float)random.NextUniform()))),
        ];
        _program = new LinearProgram(new HPolyhedron(box.Lower, box.Upper, halfSpaces), Row());
    }

    [Benchmark(Baseline = true)]
    public LinearProgramResult Exact() => LinearProgramSolver.Solve(_program);

    [Benchmark]
    public LinearProgramResult Proposed() => LinearProgramSolver.Solve(_program, DoubleSimplex.Instance);
}
