namespace Polyhedra.Arrangements.Walk;

/// <summary>The cells that wait until a walk comes back to them: the last one first, and from the other end for walks on other
/// threads.</summary>
internal sealed class WaitingNodes
{
    private VertexNode[] _nodes = new VertexNode[32];
    private int _start;
    private int _end;

    /// <summary>Whether none waits.</summary>
    public bool IsEmpty => _end == _start;

    /// <summary>Adds a cell that waits.</summary>
    public void Push(VertexNode node)
    {
        if (_end == _nodes.Length)
        {
            // What was given away from the front leaves room there.
            int count = _end - _start;
            VertexNode[] larger = new VertexNode[2 * Math.Max(16, count)];
            Array.Copy(_nodes, _start, larger, 0, count);
            (_nodes, _start, _end) = (larger, 0, count);
        }

        _nodes[_end++] = node;
    }

    /// <summary>Takes the cell that came last out.</summary>
    public VertexNode Pop() => _nodes[--_end];

    /// <summary>Takes the cell that has waited longest out.</summary>
    public VertexNode TakeOldest() => _nodes[_start++];
}
