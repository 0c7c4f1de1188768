namespace Polyhedra.Checker;

/// <summary>Checks the merges of a certificate: each joins two leaves whose regions share a facet and have the same map.</summary>
/// <remarks>A union-find: a merge must join two sets of leaves that were apart.</remarks>
internal sealed class Merges(LayerState[] states, Domain domain, LeafTable leaves)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, leaves.LeafCount)];
    private BigInteger[]? _wall;

    /// <summary>The number of merges.</summary>
    public int Count { get; private set; }

    /// <summary>Checks a merge.</summary>
    /// <param name="words">The rest of its line.</param>
    /// <exception cref="FormatException">It is no proof.</exception>
    public void Read(Words words)
    {
        BigInteger[] point = words.Point(domain.Dimension);
        Require.That(domain.Contains(point), "the point is not in the domain");
        _wall = null;
        (int leaf, int map) = Follow(point, 1);
        Require.That(_wall is not null, "no form vanishes at the point");
        (int other, int otherMap) = Follow(point, -1);
        Require.That(map == otherMap, "the maps on both sides differ");
        Require.That(Root(leaf) != Root(other), "the two leaves are joined already");
        _parents[Root(leaf)] = Root(other);
        Count++;
    }

    // The leaf on one side of the wall through a point, which is the first form that vanishes there.
    private (int Leaf, int Map) Follow(BigInteger[] point, int side)
    {
        foreach (LayerState state in states)
        {
            state.Enter();
            foreach (int index in Enumerable.Range(0, state.Count).Where(state.IsUndecided))
            {
                // The choice whose conditions all hold. All signs are looked at, so that each form that vanishes is seen to be a multiple of the wall.
                state.Decide(index, state.Choices(index).MaxBy(choice => state.Conditions(index, choice).Min(form => SignBeside(form, point, side))));
            }
        }

        return leaves.Find(states);
    }

    private int SignBeside(BigInteger[] form, BigInteger[] point, int side)
    {
        int sign = Affine.At(form, point).Sign;
        _wall ??= sign == 0 ? form : null;
        sign = sign == 0 ? side * Affine.Ratio(form, _wall!) : sign;
        Require.That(sign != 0, "two forms vanish at the point that are not multiples of each other");
        return sign;
    }

    private int Root(int leaf)
    {
        while (_parents[leaf] != leaf)
        {
            _parents[leaf] = _parents[_parents[leaf]];
            leaf = _parents[leaf];
        }

        return leaf;
    }
}
