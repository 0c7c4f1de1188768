using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Arrangements.Studies.Estimators;

/// <summary>Counting a set by random parity constraints: each of them halves it, in expectation. The set is given,
/// so that what is judged is the method alone.</summary>
/// <remarks>
/// <para>T. Serra and S. Ramalingam (Empirical bounds on linear regions of deep rectifier networks, AAAI 2020) add random parity
/// constraints on the states of the units to a mixed-integer program that finds patterns, until there is none; here the oracle is the list
/// of all patterns. C. Gomes, A. Sabharwal and B. Selman (Model counting: a new strategy for obtaining good bounds, AAAI 2006): if s
/// constraints leave a solution in each of t runs, there are at least 2^(s - a) solutions with probability at least 1 - 2^(-a t).</para>
/// <para>A constraint takes each bit with probability 1/2 and asks for an even or odd sum with probability 1/2. Draws, in this order: run
/// by run, constraint by constraint, as many <see cref="SeededRandom.NextUInt64"/> as 64-bit words of bits, the lowest bit of a word first,
/// then one for the parity, its lowest bit.</para>
/// </remarks>
internal sealed class XorCounting
{
    // Below this number of survivors they are counted.
    private const int Few = 16;

    private readonly ImmutableArray<int> _depths;
    private readonly ImmutableArray<BigInteger> _estimates;

    private XorCounting(ImmutableArray<int> depths, ImmutableArray<BigInteger> estimates)
    {
        _depths = depths;
        _estimates = estimates;
    }

    /// <summary>How many constraints left a solution, run by run, each with one more that left none.</summary>
    public ImmutableArray<int> Depths => _depths;

    /// <summary>The number that Serra and Ramalingam's experiment suggests: 2 to the median of <see cref="Depths"/> (of an even number the
    /// lower one).</summary>
    public BigInteger MedianPower => BigInteger.One << _depths.Sort()[(_depths.Length - 1) / 2];

    /// <summary>2^(s - 1), where s constraints left a solution in every run: a lower bound with probability at least 1 - 2^-t in t
    /// runs.</summary>
    public Rational LowerBound => new(BigInteger.One << _depths.Min(), 2);

    /// <summary>The median over the runs of the number of solutions left, times 2^k,
    /// after the first k constraints that leave at most 16.</summary>
    public BigInteger MedianCount => _estimates.Sort()[(_estimates.Length - 1) / 2];

    /// <summary>Runs the experiment.</summary>
    /// <param name="patterns">The set, as patterns of one length in base 36, without repetition; separators of layers are skipped.</param>
    /// <param name="pieceCounts">How many pieces each gate has: a gate is written in as many bits as it needs.</param>
    /// <param name="runs">How many runs, at least 1.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">There is no pattern.</exception>
    public static XorCounting Run(IReadOnlyCollection<string> patterns, ImmutableArray<int> pieceCounts, int runs, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        if (patterns.Count == 0)
        {
            throw new ArgumentException("A set to be counted has an element.", nameof(patterns));
        }

        PatternBits bits = new(pieceCounts);
        ulong[][] codes = [.. patterns.Select(bits.Encode)];
        SeededRandom random = new(seed);
        ImmutableArray<int>.Builder depths = ImmutableArray.CreateBuilder<int>(runs);
        ImmutableArray<BigInteger>.Builder estimates = ImmutableArray.CreateBuilder<BigInteger>(runs);
        for (int run = 0; run < runs; run++)
        {
            List<ulong[]> left = [.. codes];
            BigInteger? estimate = left.Count <= Few ? left.Count : null;
            int depth = 0;
            while (true)
            {
                ulong[] mask = new ulong[bits.Words];
                for (int w = 0; w < mask.Length; w++)
                {
                    mask[w] = random.NextUInt64();
                }

                int parity = (int)(random.NextUInt64() & 1);
                left.RemoveAll(code => Parity(code, mask) != parity);
                if (left.Count <= Few)
                {
                    estimate ??= (BigInteger)left.Count << (depth + 1);
                }

                if (left.Count == 0)
                {
                    break;
                }

                depth++;
            }

            depths.Add(depth);
            estimates.Add(estimate!.Value);
        }

        return new XorCounting(depths.MoveToImmutable(), estimates.MoveToImmutable());
    }

    private static int Parity(ulong[] code, ulong[] mask)
    {
        ulong common = 0;
        for (int w = 0; w < code.Length; w++)
        {
            common ^= code[w] & mask[w];
        }

        return BitOperations.PopCount(common) & 1;
    }
}
