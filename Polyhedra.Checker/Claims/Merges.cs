using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Domains;
using Polyhedra.Checker.Kernel;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Claims;

/// <summary>Checks the merges of a certificate: each joins two leaves whose regions share a facet and have the same map.</summary>
/// <param name="layers">The layers, as they are at any node of the tree.</param>
/// <param name="domain">The domain.</param>
/// <param name="leaves">All leaves, with their patterns.</param>
/// <remarks>A union-find: a merge must join two sets of leaves that were apart.</remarks>
internal sealed class Merges(LayerState[] layers, Domain domain, LeafTable leaves)
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
        foreach (LayerState layer in layers)
        {
            layer.Enter();
            for (int index = 0; index < layer.Count; index++)
            {
                if (layer.IsUndecided(index))
                {
                    layer.Decide(index, ChoiceBeside(layer, index, point, side));
                }
            }
        }

        return leaves.Find(layers);
    }

    // The choice whose conditions all hold beside the point. All signs are looked at, so that each form that vanishes is seen to be a
    // multiple of the wall.
    private int ChoiceBeside(LayerState layer, int index, BigInteger[] point, int side)
    {
        int chosen = 0;
        foreach (int choice in layer.Choices(index))
        {
            bool holds = true;
            foreach (BigInteger[] condition in layer.Conditions(index, choice))
            {
                holds &= SignBeside(condition, point, side) > 0;
            }

            chosen = holds ? choice : chosen;
        }

        return chosen;
    }

    // The sign of a form a little beside the point. The first form that vanishes at the point becomes the wall.
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
