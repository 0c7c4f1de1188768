using Polyhedra.Checker.Kernel;

namespace Polyhedra.Checker.Claims;

/// <summary>The output maps of leaves, each once; and on request the patterns of leaves, each with its map. Safe for several threads; a
/// leaf may be added twice.</summary>
internal sealed class LeafTable
{
    private readonly Dictionary<string, int> _maps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Leaf, int Map)> _leaves = new(StringComparer.Ordinal);

    /// <summary>The number of different maps.</summary>
    public int MapCount => _maps.Count;

    /// <summary>The number of leaves whose patterns are kept.</summary>
    public int LeafCount => _leaves.Count;

    /// <summary>Adds the leaf whose layers are decided so, with its pattern or without.</summary>
    public void Add(LayerState[] layers, bool keepPattern)
    {
        // All output maps have one denominator.
        IEnumerable<BigInteger> terms = layers[^1].Outputs().SelectMany(row => row);
        string map = string.Join(' ', terms.Select(term => term.ToString("X", CultureInfo.InvariantCulture)));
        lock (_maps)
        {
            _maps.TryAdd(map, _maps.Count);
            if (keepPattern)
            {
                _leaves.TryAdd(PatternOf(layers), (_leaves.Count, _maps[map]));
            }
        }
    }

    /// <summary>The leaf whose layers are decided so, and its map.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public (int Leaf, int Map) Find(LayerState[] layers) => _leaves.TryGetValue(PatternOf(layers), out (int Leaf, int Map) found)
        ? found
        : throw new FormatException("there is no leaf on one side of the point");

    private static string PatternOf(LayerState[] layers) => string.Concat(layers.Select(layer => layer.Pattern));
}
