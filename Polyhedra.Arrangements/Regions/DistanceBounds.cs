namespace Polyhedra.Arrangements.Regions;

/// <summary>Bounds on the eccentricities of a connected graph, from breadth-first searches.</summary>
/// <remarks>A search from s, with eccentricity e and distances d, bounds the eccentricity of v: max(d(v), e - d(v)) &lt;= ecc(v) &lt;= e +
/// d(v). Searches start in turn from where the upper bound is largest and where the lower bound is least, of several from the region with
/// the most neighbours. Source: F. W. Takes, W. A. Kosters, Computing the eccentricity distribution of large graphs, Algorithms 6,
/// 2013.</remarks>
internal sealed class DistanceBounds
{
    private readonly RegionGraph _graph;
    private readonly int[] _lower;
    private readonly int[] _upper;
    private readonly List<int> _open;
    private bool _wantsLargest = true;

    public DistanceBounds(RegionGraph graph)
    {
        _graph = graph;
        _lower = new int[graph.RegionCount];
        _upper = new int[graph.RegionCount];
        Array.Fill(_upper, graph.RegionCount);
        _open = [.. Enumerable.Range(0, graph.RegionCount)];
    }

    /// <summary>The eccentricities: exact once <see cref="Close"/> has returned true for all of them.</summary>
    public int[] Lower => _lower;

    /// <summary>The least eccentricity, once it is closed.</summary>
    public int Radius { get; private set; } = int.MaxValue;

    /// <summary>The largest lower bound: the diameter, once it is closed.</summary>
    public int Diameter { get; private set; }

    /// <summary>Searches until the least and the largest eccentricity are known, or all.</summary>
    /// <returns>False if so many searches were not enough.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; looked at before every search.</exception>
    public bool Close(bool all, long maxSearches, CancellationToken cancellation)
    {
        for (long searches = 0; ; searches++)
        {
            // An eccentricity that can be neither the largest nor the least is of no use where only those are wanted.
            _open.RemoveAll(v => _lower[v] == _upper[v] || (!all && _upper[v] <= Diameter && _lower[v] >= Radius));
            if (_open.Count == 0)
            {
                return true;
            }

            if (searches == maxSearches)
            {
                return false;
            }

            cancellation.ThrowIfCancellationRequested();
            SearchFrom(Next());
        }
    }

    private int Next()
    {
        int best = _open[0];
        foreach (int v in _open)
        {
            int difference = _wantsLargest ? _upper[v] - _upper[best] : _lower[best] - _lower[v];
            if (difference > 0 || (difference == 0 && _graph.Degree(v) > _graph.Degree(best)))
            {
                best = v;
            }
        }

        _wantsLargest = !_wantsLargest;
        return best;
    }

    private void SearchFrom(int start)
    {
        int[] distances = _graph.DistancesFrom(start);
        int eccentricity = distances.Max();
        _lower[start] = _upper[start] = eccentricity;
        Diameter = Math.Max(Diameter, eccentricity);
        Radius = Math.Min(Radius, eccentricity);
        foreach (int v in _open)
        {
            _lower[v] = Math.Max(_lower[v], Math.Max(distances[v], eccentricity - distances[v]));
            _upper[v] = Math.Min(_upper[v], eccentricity + distances[v]);
        }
    }
}
