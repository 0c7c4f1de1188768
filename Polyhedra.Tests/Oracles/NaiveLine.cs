using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Oracles;

/// <summary>The breakpoints of a network along a segment by brute force: as long as some form that the pattern at the middle of an interval
/// asks about has a root inside the interval, the interval is cut there. In the end every pattern holds on its whole interval; cuts with
/// the same pattern on both sides go.</summary>
internal sealed class NaiveLine
{
    private readonly NaiveNetwork _network;
    private readonly ImmutableArray<Rational> _from;
    private readonly ImmutableArray<Rational> _to;

    public NaiveLine(Network network, ImmutableArray<Rational> from, ImmutableArray<Rational> to)
    {
        _network = new NaiveNetwork(network);
        _from = from;
        _to = to;
        SortedSet<Rational> cuts = [0, 1];
        while (Cut(cuts))
        {
        }

        Rational[] ends = [.. cuts];
        string[] patterns = [.. ends.Zip(ends.Skip(1), PatternBetween)];
        int[] changes =
        [
            .. Enumerable.Range(1, patterns.Length - 1).Where(i => !string.Equals(patterns[i - 1], patterns[i], StringComparison.Ordinal)),
        ];
        Breakpoints = [.. changes.Select(i => ends[i])];
        Patterns = [patterns[0], .. changes.Select(i => patterns[i])];
    }

    /// <summary>Where the pattern changes, increasing.</summary>
    public Rational[] Breakpoints { get; }

    /// <summary>The patterns from left to right, a character '0' + piece a gate.</summary>
    public string[] Patterns { get; }

    /// <summary>The point at a parameter.</summary>
    public static ImmutableArray<Rational> PointAt(ImmutableArray<Rational> from, ImmutableArray<Rational> to, Rational t) =>
        [.. from.Zip(to, (p, q) => ((1 - t) * p) + (t * q))];

    private bool Cut(SortedSet<Rational> cuts)
    {
        Rational[] ends = [.. cuts];
        for (int i = 0; i + 1 < ends.Length; i++)
        {
            foreach (NaiveCondition condition in _network.Compose(PatternBetween(ends[i], ends[i + 1])).Conditions)
            {
                Rational start = Evaluate(condition.Form, _from);
                Rational end = Evaluate(condition.Form, _to);
                if (start != end && start / (start - end) is var root && ends[i] < root && root < ends[i + 1])
                {
                    cuts.Add(root);
                }
            }
        }

        return cuts.Count > ends.Length;
    }

    private string PatternBetween(Rational left, Rational right) =>
        _network.Evaluate(IntegerVector.ClearDenominators(PointAt(_from, _to, (left + right) / 2).AsSpan())).Pattern;

    private static Rational Evaluate(BigInteger[] form, ImmutableArray<Rational> point)
    {
        Rational value = form[^1];
        for (int k = 0; k < point.Length; k++)
        {
            value += form[k] * point[k];
        }

        return value;
    }
}
