using System.Globalization;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Checker;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Tests.Oracles;

namespace Polyhedra.Tests.Certificates.Campaign;

/// <summary>Judges what a verdict says without the checker: by the patterns that a naive evaluator finds at the points of the leaves, and
/// the regions that a naive enumerator, or a proof by hand, says there are.</summary>
internal sealed class LeafJudge
{
    private readonly NaiveNetwork _network;
    private readonly HashSet<string> _regions;
    private readonly List<LinearInequality> _domain;
    private readonly long _linearRegions;

    /// <summary>A judge for a network in a polyhedron.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="linearRegions">The number of linear regions, if verdicts speak of it.</param>
    public LeafJudge(Network network, HPolyhedron domain, long linearRegions = 0)
        : this(network, NaiveEnumerator.Enumerate(network, domain).Keys, NaiveDomain.Interior(domain), linearRegions)
    {
    }

    /// <summary>A judge for a network whose regions are known to be those of certain points.</summary>
    public LeafJudge(Network network, IEnumerable<string> lines)
        : this(network, [], [], 0) => _regions.UnionWith(Points(lines).Select(point => _network.Evaluate(point).Pattern));

    private LeafJudge(Network network, IEnumerable<string> regions, List<LinearInequality> domain, long linearRegions)
    {
        _network = new NaiveNetwork(network);
        _regions = [.. regions];
        _domain = domain;
        _linearRegions = linearRegions;
    }

    /// <summary>The number of regions.</summary>
    public int RegionCount => _regions.Count;

    /// <summary>What is wrong with an accepted certificate of these lines; null if the verdict is true and the leaves show it.</summary>
    public string? Refute(string[] lines, Verdict verdict)
    {
        List<IntegerVector> points = [.. Points(lines)];
        string[] patterns = [.. points.Select(point => _network.Evaluate(point).Pattern)];
        return patterns.Distinct(StringComparer.Ordinal).Count() < patterns.Length ? "two leaves of one region"
            : Array.Find(patterns, pattern => !_regions.Contains(pattern)) is { } pattern ? $"a leaf where there is no region, {pattern}"
            : points.Exists(point => !_domain.TrueForAll(row => row.HoldsAt(point.Numerators, point.Denominator))) ? "a point outside"
            : verdict.AtLeast != patterns.Length || verdict.AtMost < _regions.Count ? $"{_regions.Count} regions are not in the interval"
            : verdict.AtLeast == verdict.AtMost && patterns.Length != _regions.Count ? $"{_regions.Count} regions, not {verdict.AtLeast}"
            : verdict.AffinePieces is { } pieces && pieces != CountMaps(_regions) ? $"{CountMaps(_regions)} affine pieces"
            : verdict.LinearRegions < _linearRegions ? $"{_linearRegions} linear regions"
            : null;
    }

    /// <summary>The number of different maps at the points of leaves, wherever these are; null if a line is no point.</summary>
    public int? CountMaps(string[] lines)
    {
        try
        {
            return CountMaps(Points(lines).Select(point => _network.Evaluate(point).Pattern).Distinct(StringComparer.Ordinal));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private int CountMaps(IEnumerable<string> patterns) => patterns.Select(pattern =>
    {
        (_, BigInteger[][] outputs, BigInteger scale) = _network.Compose(pattern);
        return string.Join(' ', outputs.SelectMany(row => row).Select(term =>
        {
            BigInteger divisor = BigInteger.GreatestCommonDivisor(term, scale);
            return $"{term / divisor}/{scale / divisor}";
        }));
    }).Distinct(StringComparer.Ordinal).Count();

    private IEnumerable<IntegerVector> Points(IEnumerable<string> lines) =>
        lines.SkipWhile(line => line is not "body").Where(line => line.StartsWith('.')).Select(line => ParsePoint(line.Split(' ')[1..]));

    private IntegerVector ParsePoint(string[] words)
    {
        if (words.Length != _network.InputCount)
        {
            throw new FormatException("not as many numbers as inputs");
        }

        (BigInteger P, BigInteger Q)[] numbers = Array.ConvertAll(words, Parse);
        BigInteger common = numbers.Aggregate(BigInteger.One, (product, number) => product * number.Q);
        return common.IsZero ? throw new FormatException("a denominator of 0") : new IntegerVector(
            Array.ConvertAll(numbers, number => number.P * (common / number.Q)), common);
    }

    private static (BigInteger P, BigInteger Q) Parse(string word)
    {
        string[] parts = word.Split('/', '~');
        BigInteger q = parts.Length < 2 ? 1 : word.Contains('~', StringComparison.Ordinal)
            ? BigInteger.One << int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture)
            : BigInteger.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture);
        return parts.Length > 2 ? throw new FormatException(
            "two quotients") : (BigInteger.Parse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), q);
    }
}
