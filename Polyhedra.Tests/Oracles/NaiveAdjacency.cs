using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Tests.Oracles;

/// <summary>Which regions share a facet, by the definition and pair by pair: there is a hyperplane H of both regions such that some point
/// of H lies strictly on one region's side of its other hyperplanes, likewise for the other region,
/// and the two lie on different sides of H.</summary>
internal sealed class NaiveAdjacency
{
    private readonly List<LinearInequality> _domain;
    private readonly List<(List<LinearInequality> Rows, Dictionary<string, LinearInequality> Hyperplanes)> _regions = [];
    private readonly int[] _parent;

    /// <summary>Takes the patterns of full-dimensional regions.</summary>
    public NaiveAdjacency(Network network, HPolyhedron domain, IEnumerable<byte[]> patterns)
    {
        _domain = NaiveDomain.Interior(domain);
        foreach (byte[] pattern in patterns)
        {
            NaivePattern naive = new(network, pattern);
            Patterns.Add(PatternText.Format(pattern, network));
            Maps.Add(naive.Map);
            Dictionary<string, LinearInequality> hyperplanes = new(StringComparer.Ordinal);
            foreach (LinearInequality row in naive.Interior)
            {
                hyperplanes[Name(row, 1)] = row;
            }

            _regions.Add(([.. hyperplanes.Values], hyperplanes));
        }

        _parent = [.. Enumerable.Range(0, Patterns.Count)];
        for (int first = 0; first < _regions.Count; first++)
        {
            for (int second = first + 1; second < _regions.Count; second++)
            {
                if (ShareFacet(_regions[first].Hyperplanes, _regions[second].Rows))
                {
                    Pairs.Add((first, second));
                    if (Maps[first].Equals(Maps[second]))
                    {
                        _parent[Root(first)] = Root(second);
                    }
                }
            }
        }
    }

    /// <summary>The patterns.</summary>
    public List<string> Patterns { get; } = [];

    /// <summary>The affine map on each pattern.</summary>
    public List<AffineMap> Maps { get; } = [];

    /// <summary>The pairs that share a facet, smaller index first.</summary>
    public List<(int First, int Second)> Pairs { get; } = [];

    /// <summary>The components of the graph of neighbours with the same map.</summary>
    public int LinearRegions => Enumerable.Range(0, _parent.Length).Count(region => _parent[region] == region);

    /// <summary>The distinct maps.</summary>
    public int AffinePieces => Maps.Distinct().Count();

    /// <summary>The patterns of the regions that share a facet with a region.</summary>
    public IEnumerable<string> Neighbours(string pattern)
    {
        int region = Patterns.IndexOf(pattern);
        return Pairs.Where(pair => pair.First == region || pair.Second == region)
            .Select(pair => Patterns[pair.First == region ? pair.Second : pair.First]);
    }

    /// <summary>The strict inequalities of a region whose hyperplanes are not that of a given row.</summary>
    public static IEnumerable<LinearInequality> Others(IEnumerable<LinearInequality> rows, LinearInequality row) =>
        rows.Where(other => !string.Equals(Name(other, 1), Name(row, 1), StringComparison.Ordinal)
            && !string.Equals(Name(other, -1), Name(row, 1), StringComparison.Ordinal));

    private bool ShareFacet(Dictionary<string, LinearInequality> first, List<LinearInequality> second)
    {
        foreach (LinearInequality row in second)
        {
            if (!first.TryGetValue(Name(row, -1), out LinearInequality? opposite))
            {
                continue;
            }

            LinearInequality[] onHyperplane = [row with { IsStrict = false }, opposite with { IsStrict = false }];
            if (FourierMotzkin.HasSolution([.. onHyperplane, .. Others(first.Values, row), .. Others(second, row), .. _domain]))
            {
                return true;
            }
        }

        return false;
    }

    private int Root(int region) => _parent[region] == region ? region : Root(_parent[region]);

    // One text for all positive multiples of sign times the row.
    private static string Name(LinearInequality row, int sign)
    {
        BigInteger divisor = BigInteger.Abs(row.Constant);
        foreach (BigInteger entry in row.Coefficients)
        {
            divisor = BigInteger.GreatestCommonDivisor(divisor, entry);
        }

        return string.Join(' ', row.Coefficients.Append(row.Constant).Select(entry => sign * entry / divisor));
    }
}
