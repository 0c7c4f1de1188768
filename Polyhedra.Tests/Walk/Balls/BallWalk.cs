using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Oracles;

namespace Polyhedra.Tests.Walk.Balls;

/// <summary>Complete enumerations within balls, every region checked, and their naive twin.</summary>
internal static class BallWalk
{
    /// <summary>The patterns of the regions that meet a Euclidean ball, with floating point and without, which must agree.
    /// Every region's point is checked.</summary>
    public static string[] Patterns(Network network, Ball ball, HPolyhedron? domain = null)
    {
        domain ??= HPolyhedron.WholeSpace(network.InputCount);
        string[] patterns = Patterns(network, ball, domain, KernelArithmetic.Filtered);
        Assert.That(Patterns(network, ball, domain, KernelArithmetic.ExactOnly), Is.EqualTo(patterns));
        EnumerationSummary count = BallEnumerator.Count(network, domain, ball);
        Assert.That(count.ActivationRegions, Is.EqualTo(patterns.Length));
        return patterns;
    }

    public static string[] Patterns(
        Network network, Ball ball, HPolyhedron domain, KernelArithmetic arithmetic, Engine engine = Engine.Auto)
    {
        CollectingSink sink = new(network, domain, ball);
        EnumerationSummary summary = BallEnumerator.Enumerate(network, domain, ball, ref sink, engine, arithmetic, null, default);
        Assert.That(summary.IsComplete, Is.True);
        Assert.That(summary.ActivationRegions, Is.EqualTo(sink.Patterns.Count));
        Assert.That(sink.Patterns, Is.Unique);
        return [.. sink.Patterns.Order(StringComparer.Ordinal)];
    }

    /// <summary>The squared distances from a point to the closures of all regions, by pattern.</summary>
    public static Dictionary<string, Rational> SquaredDistances(Network network, HPolyhedron domain, IReadOnlyList<Rational> centre) =>
        NaiveEnumerator.Enumerate(network, domain).Keys.ToDictionary(
            pattern => pattern, pattern => NaiveDistance.Squared(Distinct(NaiveEnumerator.Region(network, pattern, domain)!), centre),
            StringComparer.Ordinal);

    /// <summary>The square root of a rational if it is one.</summary>
    public static Rational? Root(Rational square)
    {
        BigInteger? numerator = Root(square.Numerator);
        BigInteger? denominator = Root(square.Denominator);
        return numerator is { } p && denominator is { } q ? new Rational(p, q) : null;
    }

    // By bisection.
    private static BigInteger? Root(BigInteger square)
    {
        BigInteger low = BigInteger.Zero;
        BigInteger high = BigInteger.One << (int)((square.GetBitLength() / 2) + 1);
        while (low < high)
        {
            BigInteger middle = (low + high) / 2;
            (low, high) = middle * middle < square ? (middle + 1, high) : (low, middle);
        }

        return low * low == square ? low : null;
    }

    private static List<LinearInequality> Distinct(List<LinearInequality> system)
    {
        HashSet<string> seen = [];
        return [.. system.Where(row => seen.Add(string.Join(' ', row.Coefficients) + '|' + row.Constant))];
    }

    private readonly struct CollectingSink(Network network, HPolyhedron domain, Ball ball) : IRegionSink
    {
        public static bool NeedsRegions => true;

        private readonly PatternEvaluator _evaluator = new(network);

        public List<string> Patterns { get; } = [];

        public void Accept(scoped in RegionView region)
        {
            Rational[] point = [.. region.InteriorPoint()];
            byte[] pattern = region.Pattern.ToArray();
            Assert.That(ball.HasInInterior(point), Is.True);
            Assert.That(domain.HasInInterior(point), Is.True);
            Assert.That(_evaluator.PatternAt([.. point], [.. point.Select(_ => Rational.Zero)]), Is.EqualTo(pattern));
            Patterns.Add(string.Concat(pattern.Select(piece => (char)('0' + piece))));
        }
    }
}
