using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Arrangements.Studies.Estimators;

/// <summary>The activation patterns at a sequence of points, and how often each was seen. Immutable.</summary>
internal sealed class PatternSample
{
    private readonly int[] _ids;
    private readonly int[] _counts;

    /// <summary>A sample from the patterns at its points, in order.</summary>
    /// <param name="patterns">A pattern a point, as text, all of one network.</param>
    public PatternSample(IEnumerable<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        List<int> ids = [];
        List<int> counts = [];
        foreach (string pattern in patterns)
        {
            if (!known.TryGetValue(pattern, out int id))
            {
                id = known.Count;
                known.Add(pattern, id);
                counts.Add(0);
            }

            counts[id]++;
            ids.Add(id);
        }

        _ids = [.. ids];
        _counts = [.. counts];
        Patterns = [.. known.OrderBy(entry => entry.Value).Select(entry => entry.Key)];
    }

    /// <summary>The distinct patterns, in the order in which they were seen first.</summary>
    public ImmutableArray<string> Patterns { get; }

    /// <summary>How often each of <see cref="Patterns"/> was seen.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>The number of points.</summary>
    public int Size => _ids.Length;

    /// <summary>The number of distinct patterns.</summary>
    public int Distinct => _counts.Length;

    /// <summary>The patterns at uniform random points.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">Where the points are: <see cref="UniformPoints"/>.</param>
    /// <param name="size">The number of points.</param>
    /// <param name="seed">The seed of the <see cref="SeededRandom"/> that draws them.</param>
    /// <param name="cancellation">Looked at once a point.</param>
    /// <returns>Null if no point of the domain was found: it is a tiny part of the box of its bounds.</returns>
    /// <exception cref="ArgumentException">The dimensions differ, or the domain has not two bounds on every coordinate.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>The pattern at a point is exact, with the lower piece where the point lies on a boundary; a point with 53 random bits a
    /// coordinate hardly ever does.</remarks>
    public static PatternSample? Draw(Network network, HPolyhedron domain, int size, ulong seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        UniformPoints points = new(domain, new SeededRandom(seed));
        PatternEvaluator evaluator = new(network);
        ImmutableArray<Rational> still = [.. new Rational[network.InputCount]];
        List<string> patterns = new(size);
        for (int i = 0; i < size; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (points.TryNext() is not { } point)
            {
                return null;
            }

            patterns.Add(PatternText.Format(evaluator.PatternAt(point, still).AsSpan(), network));
        }

        return new PatternSample(patterns);
    }

    /// <summary>How many patterns the first half of the points shows, how many the rest, and how many both.
    /// Of an odd number the rest has one more.</summary>
    public (int First, int Second, int Both) Halves()
    {
        HashSet<int> first = [.. _ids.Take(Size / 2)];
        HashSet<int> second = [.. _ids.Skip(Size / 2)];
        int both = first.Count(second.Contains);
        return (first.Count, second.Count, both);
    }
}
