using BenchmarkDotNet.Attributes;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Benchmarks;

/// <summary>Arithmetic on rationals of three sizes: small integers, the exact values of floats, and quotients of such values.</summary>
[MemoryDiagnoser]
public class RationalBenchmarks
{
    private const int Count = 256;
    private Rational[] _left = [];
    private Rational[] _right = [];

    /// <summary>What the operands look like.</summary>
    [Params(Operands.SmallIntegers, Operands.Floats, Operands.Quotients)]
    public Operands Kind { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        SeededRandom random = new(1);
        _left = [.. Enumerable.Range(0, Count).Select(_ => Draw(random))];
        _right = [.. Enumerable.Range(0, Count).Select(_ => Draw(random))];
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public Rational Add()
    {
        Rational last = default;
        for (int i = 0; i < Count; i++)
        {
            last = _left[i] + _right[i];
        }

        return last;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public Rational Multiply()
    {
        Rational last = default;
        for (int i = 0; i < Count; i++)
        {
            last = _left[i] * _right[i];
        }

        return last;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int Compare()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++)
        {
            sum += _left[i].CompareTo(_right[i]);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double ToDouble()
    {
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            sum += _left[i].ToDouble();
        }

        return sum;
    }

    private Rational Draw(SeededRandom random)
    {
        Rational value = Rational.FromSingle((float)random.NextNormal());
        return Kind switch
        {
            Operands.SmallIntegers => (int)(random.NextUInt64() % 21) - 10,
            Operands.Floats => value,
            _ => value / Rational.FromSingle((float)(1 + random.NextUniform())),
        };
    }
}
