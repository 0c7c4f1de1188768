using Polyhedra.Arrangements.Walk.Rows;

namespace Polyhedra.Arrangements.Walk;

/// <content>Going from one layer to the next, and what the next layer hears of every decision.</content>
internal sealed partial class VertexWalker<TSink>
{
    // Goes to the next layer on the current cell: its rows are ready, or are made now.
    private void Enter()
    {
        if (_node.Layer >= 0)
        {
            LayerState done = _layers[_node.Layer];
            done.Frame.Settle();
            done.Frame.ForgetOutputs();
            if (!done.IsAccumulated)
            {
                _layers[_node.Layer + 1].Clear();
                AddAll(done, _layers[_node.Layer + 1]);
            }
        }
        else
        {
            _layers[0].LoadOwnWeights();
        }

        _node.Layer++;
        _node.OpenStart += _node.OpenCount;
        _node.OpenCount = 0;
        LayerState state = _layers[_node.Layer];
        state.Frame.Forget();
        if (_node.Layer + 1 < _layers.Length)
        {
            _layers[_node.Layer + 1].Clear();
        }

        if (!state.Layer.HasGates)
        {
            return;
        }

        state.MakeForms();
        int capacity = _node.OpenStart + Math.Max(state.FormPad, state.Layer.UnitCount);
        if (_open.Length < capacity)
        {
            Array.Resize(ref _open, 2 * capacity);
        }

        if (state.Layer.IsMaxout)
        {
            for (int unit = 0; unit < state.Layer.UnitCount; unit++)
            {
                _open[_node.OpenStart + unit] = unit;
            }

            _node.OpenCount = state.Layer.UnitCount;
            return;
        }

        Span<int> open = _open.AsSpan(_node.OpenStart);
        if (!_engine.TryEnclose(_node.Cell))
        {
            for (int f = 0; f < state.Layer.Forms.Count; f++)
            {
                open[f] = f;
            }

            _node.OpenCount = state.Layer.Forms.Count;
            DropAll(state, chooses: false);
            return;
        }

        _node.OpenCount = _engine.Filter(state, state.Forms, state.Signs, open);
        for (int f = 0; f < state.Layer.Forms.Count; f++)
        {
            if (state.Signs[f] != 0)
            {
                Drop(state, f, state.Signs[f] > 0);
            }
        }

        DropAll(state, chooses: false);
    }

    // Notes the sign of a form on the current cell, and lets the next layer have the unit's output.
    private void Settle(LayerState state, int form, bool isPositive)
    {
        state.Frame.Decide(form, isPositive);
        if (!state.IsAccumulated || _node.Layer == _lastLayer)
        {
            return;
        }

        CompiledLayer layer = state.Layer;
        int piece = isPositive ? 1 : 0;
        double slope = layer.SlopeDoubles[piece];
        double intercept = layer.InterceptDoubles[piece];
        if (slope != 0 || intercept != 0)
        {
            _layers[_node.Layer + 1].Add(form, state, form, slope, intercept);
        }
    }

    private static void AddAll(LayerState done, LayerState next)
    {
        CompiledLayer layer = done.Layer;
        for (int unit = 0; unit < layer.UnitCount; unit++)
        {
            int piece = layer.HasGates ? done.Frame.Pieces[unit] : 0;
            int index = layer.SlopeIndexOf(piece);
            double slope = layer.SlopeDoubles[index];
            double intercept = layer.InterceptDoubles[index];
            if (slope != 0 || intercept != 0)
            {
                next.Add(unit, done, layer.OutputRowOf(unit, piece), slope, intercept);
            }
        }
    }
}
