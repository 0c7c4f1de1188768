namespace Polyhedra.Core.Collections;

/// <summary>Disjoint sets of the numbers 0, 1, ..., joined one after the other.</summary>
internal sealed class DisjointSets
{
    private readonly List<int> _parent;

    /// <summary>So many numbers, each a set of its own.</summary>
    public DisjointSets(int count = 0) => _parent = [.. Enumerable.Range(0, count)];

    /// <summary>Adds the next number, as a set of its own.</summary>
    /// <returns>The number.</returns>
    public int Add()
    {
        _parent.Add(_parent.Count);
        return _parent.Count - 1;
    }

    /// <summary>Joins the sets of two numbers; false if they were one set already.</summary>
    public bool Join(int first, int second)
    {
        int root = Root(first);
        int other = Root(second);
        _parent[other] = root;
        return root != other;
    }

    /// <summary>The number that stands for the set of a number.</summary>
    public int Root(int number)
    {
        while (_parent[number] != number)
        {
            // Halving the path keeps the trees flat.
            _parent[number] = _parent[_parent[number]];
            number = _parent[number];
        }

        return number;
    }
}
