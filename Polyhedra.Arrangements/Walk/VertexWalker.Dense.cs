using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;

namespace Polyhedra.Arrangements.Walk;

/// <content>Deciding the forms of dense layers.</content>
internal sealed partial class VertexWalker<TSink>
{
    // Decides one open form (maxout: unit) of the current cell. False if there is no current cell any more.
    private bool Decide()
    {
        LayerState state = _layers[_node.Layer];
        if (state.Layer.IsMaxout)
        {
            return DecideMaxout(state);
        }

        if (!_node.IsFiltered)
        {
            bool hasMiddle = _node.OpenCount >= WorthFiltering && _engine.TryEnclose(_node.Cell);
            if (hasMiddle)
            {
                Refilter(state);
            }

            DropAll(state, chooses: !hasMiddle);
            if (_node.OpenCount == 0)
            {
                return true;
            }
        }

        _node.IsFiltered = true;
        int form = _open[_node.OpenStart + --_node.OpenCount];
        Sides sides = _engine.Locate(_node.Cell, state.Cut(form));
        if (sides != Sides.Both)
        {
            Settle(state, form, sides == Sides.Positive);
            return true;
        }

        _tree?.Split(new Form(state.Frame, form));
        _engine.Split(_node.Cell, out VertexCell negative, out VertexCell positive);
        _engine.Release(_node.Cell);
        Postpone(positive, form);
        _node.Cell = negative;
        _node.IsFiltered = false;
        Settle(state, form, isPositive: false);
        return true;
    }

    // Drops the open forms that the ball around the current cell decides, and moves the one nearest to the middle to the end.
    private void Refilter(LayerState state)
    {
        Span<int> open = _open.AsSpan(_node.OpenStart, _node.OpenCount);
        int kept = 0;
        int best = -1;
        double least = double.PositiveInfinity;
        foreach (int form in open)
        {
            int sign = _engine.Filter(state, state.Forms, form, out double closeness);
            if (sign != 0)
            {
                Drop(state, form, sign > 0);
                continue;
            }

            if (closeness < least)
            {
                least = closeness;
                best = kept;
            }

            open[kept++] = form;
        }

        _node.OpenCount = kept;
        if (best >= 0)
        {
            (open[best], open[kept - 1]) = (open[kept - 1], open[best]);
        }
    }

    // Settles a form that does not cut the cell.
    private void Drop(LayerState state, int form, bool isPositive)
    {
        Settle(state, form, isPositive);
        _tree?.Dropped(new Form(state.Frame, form), isPositive);
    }

    // For a listener: drops every open form that does not cut the cell, because one drop here serves the whole subtree. If it is to choose
    // the form to split by, it moves the one that parts the generators most evenly to the end.
    private void DropAll(LayerState state, bool chooses)
    {
        if (_tree is null)
        {
            return;
        }

        Span<int> open = _open.AsSpan(_node.OpenStart, _node.OpenCount);
        int kept = 0;
        int best = -1;
        int balance = -1;
        foreach (int form in open)
        {
            Sides sides = _engine.Locate(_node.Cell, state.Cut(form));
            if (sides == Sides.Both)
            {
                if (chooses && _engine.Balance >= balance)
                {
                    (best, balance) = (kept, _engine.Balance);
                }

                open[kept++] = form;
            }
            else
            {
                Drop(state, form, sides == Sides.Positive);
            }
        }

        if (best >= 0)
        {
            (open[best], open[kept - 1]) = (open[kept - 1], open[best]);
        }

        _node.OpenCount = kept;
        _tree.Ready(_node.Cell, isComplete: true);
    }
}
