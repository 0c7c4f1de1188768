using System.Collections;
using System.Runtime.InteropServices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.Collections;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Makes a <see cref="RegionGraph"/>: a first walk over all regions, a second one over those that it leaves in doubt.</summary>
/// <remarks>A facet that one gate alone flips across is matched by pattern once all regions are known (<see cref="FacetGate"/>). Other
/// facets, and maps whose fingerprints occur more than once, need exact arithmetic. Every facet is found from both sides, which is
/// checked.</remarks>
internal sealed class RegionGraphBuilder(Network network)
{
    private const int Unknown = -1;
    private readonly PatternStore _patterns = new(network);
    private readonly List<int> _starts = [0];
    private readonly List<FacetGate> _gates = [];
    private readonly List<bool> _bounded = [];
    private readonly List<ulong> _fingerprints = [];
    private readonly AffineMapTable _maps = new();
    private int[] _targets = [];
    private int[] _mapIds = [];
    private bool[] _hasDoubtfulFacets = [];
    private bool[] _hasDoubtfulMap = [];

    /// <summary>Walks; all passes together. The first one feeds the given sink too.</summary>
    public EnumerationSummary Walk<TSink>(
        HPolyhedron domain, ref TSink sink, Engine engine, EnumerationBudget? budget, CancellationToken cancellation)
        where TSink : IRegionSink
    {
        SinkPair<Survey, TSink> survey = new(new Survey(this), sink);
        EnumerationSummary first = RegionEnumerator.Enumerate(network, domain, ref survey, engine, budget, cancellation);
        sink = survey.Second;
        if (!first.IsComplete || !FindDoubts())
        {
            return first;
        }

        Refinement refinement = new(this);
        return SecondPass.Run(first, network, domain, ref refinement, engine, KernelArithmetic.Filtered, budget, cancellation);
    }

    /// <summary>The graph, after a complete walk.</summary>
    public RegionGraph ToGraph()
    {
        int[] starts = [.. _starts];
        SortAndCheck(starts);
        (int[] pieces, int pieceCount) = Renumber(_mapIds);
        (int[] linear, int linearCount) = Renumber(JoinNeighbours(starts));
        _patterns.Trim();
        return new RegionGraph(
            network, _patterns, starts, _targets, new BitArray(_bounded.ToArray()), linear, linearCount, pieces, pieceCount);
    }

    private void Add(in RegionView region)
    {
        _patterns.Add(region.Pattern);
        _bounded.Add(region.IsBounded());
        _fingerprints.Add(region.MapFingerprint());
        region.GetFacetGates(_gates);
        _starts.Add(_gates.Count);
    }

    // Matches facets by pattern, and tells which maps are alone. False if nothing is left in doubt.
    private bool FindDoubts()
    {
        int count = _patterns.Count;
        _targets = new int[_gates.Count];
        _hasDoubtfulFacets = new bool[count];
        _hasDoubtfulMap = new bool[count];
        _mapIds = new int[count];
        Dictionary<ulong, int> seen = new(count);
        bool isDoubtful = false;
        for (int region = 0; region < count; region++)
        {
            for (int i = _starts[region]; i < _starts[region + 1]; i++)
            {
                FacetGate facet = _gates[i];
                _targets[i] = facet.Gate < 0 ? Unknown : _patterns.Find(region, facet.Gate, facet.Piece);
                _hasDoubtfulFacets[region] |= _targets[i] < 0;
            }

            // A map that is alone gets a number below all those of the table.
            _mapIds[region] = -1 - region;
            ref int first = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, _fingerprints[region], out bool exists);
            if (exists)
            {
                _hasDoubtfulMap[region] = true;
                _hasDoubtfulMap[first] = true;
            }
            else
            {
                first = region;
            }

            isDoubtful |= _hasDoubtfulFacets[region] || _hasDoubtfulMap[region];
        }

        _gates.Clear();
        _gates.TrimExcess();
        _fingerprints.Clear();
        _fingerprints.TrimExcess();
        return isDoubtful;
    }

    private void Refine(in RegionView region)
    {
        int id = (int)region.Index;
        if (_hasDoubtfulMap[id])
        {
            _mapIds[id] = _maps.IdOf(region);
        }

        if (!_hasDoubtfulFacets[id])
        {
            return;
        }

        int i = _starts[id];
        foreach (RegionNeighbour neighbour in region.Neighbours())
        {
            if (_targets[i] < 0)
            {
                _targets[i] = _patterns.Find(neighbour.Pattern.AsSpan());
            }

            i++;
        }
    }

    private void SortAndCheck(int[] starts)
    {
        for (int region = 0; region + 1 < starts.Length; region++)
        {
            Array.Sort(_targets, starts[region], starts[region + 1] - starts[region]);
        }

        for (int region = 0; region + 1 < starts.Length; region++)
        {
            int before = Unknown;
            foreach (int target in _targets.AsSpan(starts[region]..starts[region + 1]))
            {
                if (target <= before || _targets.AsSpan(starts[target]..starts[target + 1]).BinarySearch(region) < 0)
                {
                    throw new InvalidOperationException("A facet was found from one side only.");
                }

                before = target;
            }
        }
    }

    // For each region one that stands for all those that it is joined with by neighbours of the same map.
    private int[] JoinNeighbours(int[] starts)
    {
        DisjointSets joined = new(_patterns.Count);
        for (int region = 0; region < _patterns.Count; region++)
        {
            foreach (int target in _targets.AsSpan(starts[region]..starts[region + 1]))
            {
                if (target < region && _mapIds[target] == _mapIds[region])
                {
                    joined.Join(target, region);
                }
            }
        }

        return [.. Enumerable.Range(0, _patterns.Count).Select(joined.Root)];
    }

    // Numbers classes from 0 in the order in which they occur.
    private static (int[] Numbers, int Count) Renumber(int[] classes)
    {
        Dictionary<int, int> numbers = [];
        int[] result = new int[classes.Length];
        for (int i = 0; i < result.Length; i++)
        {
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, classes[i], out bool exists);
            if (!exists)
            {
                number = numbers.Count - 1;
            }

            result[i] = number;
        }

        return (result, numbers.Count);
    }

    private readonly struct Survey(RegionGraphBuilder builder) : IRegionSink
    {
        public static bool NeedsRegions => true;

        public void Accept(scoped in RegionView region) => builder.Add(region);
    }

    private readonly struct Refinement(RegionGraphBuilder builder) : IRegionSink
    {
        public static bool NeedsRegions => true;

        public void Accept(scoped in RegionView region) => builder.Refine(region);
    }
}
