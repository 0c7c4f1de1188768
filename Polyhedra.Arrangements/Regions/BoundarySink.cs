using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions.Facets;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.Collections;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Collects the pieces of a <see cref="DecisionBoundary"/>.</summary>
internal sealed class BoundarySink : IRegionSink
{
    private readonly bool _isLargest;
    private readonly ImmutableArray<OutputPair> _pairs;
    private readonly PatternStore _patterns;

    // By number in the store of patterns: the range of the region's finds.
    private readonly List<int> _starts = [0];
    private readonly List<Find> _finds = [];
    private readonly List<long> _ties = [];
    private readonly HashSet<long> _crossed = [];

    public BoundarySink(Network network, OutputPair? pair)
    {
        _patterns = new PatternStore(network);
        _isLargest = pair is null && network.OutputCount > 1;
        int outputs = network.OutputCount;
        _pairs = pair is { } given ? [given]
            : outputs == 1 ? [new OutputPair(0, null)]
            : [.. Enumerable.Range(0, outputs).SelectMany(i => Enumerable.Range(i + 1, outputs - i - 1).Select(j => new OutputPair(i, j)))];
    }

    public static bool NeedsRegions => true;

    public void Accept(scoped in RegionView region)
    {
        AffineMap map = region.AffineMap();
        Polyhedron closure = region.Polyhedron();
        ImmutableArray<RegionFacet> facets = default;
        int before = _finds.Count;
        bool isTie = false;
        foreach (OutputPair pair in _pairs)
        {
            IntegerForm form = Difference(map, pair.First, pair.Second);
            if (form.IsConstant)
            {
                isTie |= form.Constant.IsZero && WhereLargest(closure, map, pair) is not null;
                continue;
            }

            if (closure.Section(form) is not { } section
                || section.Dimension != closure.SpaceDimension - 1
                || IsKnown(before, map, pair, form)
                || WhereLargest(section, map, pair) is not { } piece)
            {
                continue;
            }

            if (facets.IsDefault)
            {
                facets = region.InteriorFacets();
            }

            int own = FacetOf(closure, form);
            if (own >= facets.Length)
            {
                // On the boundary of the domain.
                continue;
            }

            ImmutableArray<byte>? beyond = own >= 0 ? facets[own].NeighbourPattern() : null;
            _finds.Add(new Find(pair, region.Index, form, piece, beyond, NeighboursOf(closure, piece, facets, own)));
            if (own < 0)
            {
                _crossed.Add(region.Index);
            }
        }

        if (isTie)
        {
            _ties.Add(region.Index);
        }

        if (_finds.Count > before)
        {
            _patterns.Add(region.Pattern);
            _starts.Add(_finds.Count);
        }
    }

    public DecisionBoundary Result()
    {
        DisjointSets joined = new(_finds.Count);
        bool[] isPiece = new bool[_finds.Count];
        for (int region = 0; region < _patterns.Count; region++)
        {
            for (int i = _starts[region]; i < _starts[region + 1]; i++)
            {
                Find find = _finds[i];
                isPiece[i] = find.Beyond is null;
                if (find.Beyond is { } beyond && MatchFacet(find, beyond, region) is { } other)
                {
                    // Found from both sides; if not, there is a tie beyond.
                    joined.Join(i, other);
                    isPiece[i] = i < other;
                }

                foreach (ImmutableArray<byte> neighbour in find.Neighbours)
                {
                    if (MatchForm(find, neighbour) is { } next)
                    {
                        joined.Join(i, next);
                    }
                }
            }
        }

        Dictionary<int, int> merged = [];
        ImmutableArray<BoundaryPiece>.Builder pieces = ImmutableArray.CreateBuilder<BoundaryPiece>();
        for (int region = 0; region < _patterns.Count; region++)
        {
            for (int i = _starts[region]; i < _starts[region + 1]; i++)
            {
                if (isPiece[i])
                {
                    int root = joined.Root(i);
                    merged.TryAdd(root, merged.Count);
                    Find find = _finds[i];
                    pieces.Add(new BoundaryPiece(
                        merged[root], find.Pair, find.Region, _patterns[region], find.Beyond, find.Form, find.Piece));
                }
            }
        }

        return new DecisionBoundary(pieces.ToImmutable(), merged.Count, _crossed.Count, [.. _ties]);
    }

    private static IntegerForm Difference(AffineMap map, int first, int? second)
    {
        Rational[] row = map.Linear.Row(first).ToArray();
        Rational constant = map.Constant[first];
        if (second is { } other)
        {
            for (int k = 0; k < row.Length; k++)
            {
                row[k] -= map.Linear[other, k];
            }

            constant -= map.Constant[other];
        }

        return IntegerForm.FromRationals(row, constant);
    }

    // The part of a polyhedron on which the pair's outputs are at least as large as all others; null if it has lower dimension.
    private Polyhedron? WhereLargest(Polyhedron set, AffineMap map, OutputPair pair)
    {
        Polyhedron? part = set;
        for (int k = 0; _isLargest && part is not null && k < map.Constant.Length; k++)
        {
            if (k != pair.First && k != pair.Second)
            {
                part = part.WhereNonnegative(Difference(map, pair.First, k));
            }
        }

        return part;
    }

    // Whether an earlier pair of this region has the same piece, because its outputs are equal to those of this pair there.
    private bool IsKnown(int start, AffineMap map, OutputPair pair, IntegerForm form)
    {
        for (int i = start; i < _finds.Count; i++)
        {
            if (AreParallel(_finds[i].Form, form))
            {
                IntegerForm between = Difference(map, _finds[i].Pair.First, pair.First);
                if (between.IsConstant ? between.Constant.IsZero : AreParallel(between, form))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool AreParallel(IntegerForm left, IntegerForm right) =>
        left.Coefficients.SequenceEqual(right.Coefficients) || left.Coefficients.SequenceEqual(right.Negate().Coefficients);

    // The facet of the region that lies in the zero set of a form; -1 if there is none.
    private static int FacetOf(Polyhedron closure, IntegerForm form)
    {
        for (int i = 0; i < closure.Facets.Length; i++)
        {
            if (AreParallel(closure.Facets[i], form))
            {
                return i;
            }
        }

        return -1;
    }

    // The patterns beyond the facets of the region, other than its own one, in which the piece has a facet.
    private static ImmutableArray<ImmutableArray<byte>> NeighboursOf(
        Polyhedron closure, Polyhedron piece, ImmutableArray<RegionFacet> facets, int own)
    {
        ImmutableArray<ImmutableArray<byte>>.Builder neighbours = ImmutableArray.CreateBuilder<ImmutableArray<byte>>();
        for (int i = 0; i < facets.Length; i++)
        {
            if (i == own)
            {
                continue;
            }

            for (int f = 0; f < piece.Facets.Length; f++)
            {
                if (piece.GeneratorsOn(f).All(v => closure.Facets[i].Evaluate(piece.Generator(v)).IsZero))
                {
                    neighbours.Add(facets[i].NeighbourPattern());
                    break;
                }
            }
        }

        return neighbours.ToImmutable();
    }

    // The find of the same pair with the same form in another region.
    private int? MatchForm(Find find, ImmutableArray<byte> pattern)
    {
        (int start, int end) = FindsOf(pattern);
        int found = _finds.FindIndex(
            start, end - start, other => other.Pair == find.Pair && other.Form.Coefficients.SequenceEqual(find.Form.Coefficients));
        return found < 0 ? null : found;
    }

    // The find of a region beyond a facet that lies in the same facet: that of the same pair, or else any, because outputs that are one
    // function beyond give their piece to another pair.
    private int? MatchFacet(Find find, ImmutableArray<byte> pattern, int region)
    {
        (int start, int end) = FindsOf(pattern);
        int found = -1;
        for (int i = start; i < end; i++)
        {
            if (_finds[i].Beyond is { } back && _patterns.Find(back.AsSpan()) == region && (found < 0 || _finds[i].Pair == find.Pair))
            {
                found = i;
            }
        }

        return found < 0 ? null : found;
    }

    private (int Start, int End) FindsOf(ImmutableArray<byte> pattern)
    {
        int region = _patterns.Find(pattern.AsSpan());
        return region < 0 ? (0, 0) : (_starts[region], _starts[region + 1]);
    }

    // What is found in one region. A piece in a facet is found from both sides.
    private sealed record Find(
        OutputPair Pair, long Region, IntegerForm Form, Polyhedron Piece, ImmutableArray<byte>? Beyond,
        ImmutableArray<ImmutableArray<byte>> Neighbours);
}
