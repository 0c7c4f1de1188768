using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>The frames of all layers of a network: the composed affine rows along the current path of the walk.</summary>
internal sealed class NetworkFrames
{
    private readonly LayerFrame[] _frames;
    private readonly int _dimension;

    /// <summary>Compiles a network.</summary>
    public NetworkFrames(Network network)
    {
        Network = network;
        _dimension = network.InputCount;
        _frames = new LayerFrame[network.Layers.Length];
        RowBounds[] bounds = new RowBounds[network.InputCount];
        for (int k = 0; k < bounds.Length; k++)
        {
            bounds[k] = RowBounds.Coordinate;
        }

        double granularity = 1;
        LayerFrame? previous = null;
        for (int l = 0; l < _frames.Length; l++)
        {
            CompiledLayer layer = new(network.Layers[l], bounds, granularity);
            previous = _frames[l] = new LayerFrame(layer, previous, network.InputCount);
            bounds = layer.PostActivation;
            granularity = layer.OutputGranularity;
        }

        LastGatedLayer = Array.FindLastIndex(_frames, frame => frame.Layer.HasGates);
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>The number of the network's inputs.</summary>
    public int Dimension => _dimension;

    /// <summary>The number of the network's gates.</summary>
    public int GateCount => Network.GateCount;

    /// <summary>The index of the last layer that has gates, or -1.</summary>
    public int LastGatedLayer { get; }

    /// <summary>The number of the network's layers.</summary>
    public int Count => _frames.Length;

    /// <summary>The frame of a layer.</summary>
    public LayerFrame this[int layer] => _frames[layer];

    /// <summary>The index of the layer that a frame belongs to.</summary>
    public int IndexOf(LayerFrame frame) => Array.IndexOf(_frames, frame);

    /// <summary>The position in the pattern of the gate that a form belongs to.</summary>
    public int GateOf(in Form form) => FirstGateOf(form.Frame) + form.Frame.Layer.GateOf(form.Unit);

    private int FirstGateOf(LayerFrame frame)
    {
        int first = 0;
        foreach (LayerFrame earlier in _frames)
        {
            if (earlier == frame)
            {
                break;
            }

            first += earlier.Layer.GateUnits.Length;
        }

        return first;
    }

    /// <summary>Composes the rows of a layer; the pieces of all earlier layers must be decided.</summary>
    public void Enter(int layer)
    {
        if (layer > 0)
        {
            _frames[layer - 1].Settle();
            _frames[layer - 1].Seal();
        }

        _frames[layer].Compose();
    }

    /// <summary>Writes the pieces of all gates, layer by layer.</summary>
    public void WritePattern(Span<byte> pattern)
    {
        int position = 0;
        foreach (LayerFrame frame in _frames)
        {
            if (frame.Layer.HasGates)
            {
                frame.Settle();
                position += frame.Layer.CopyGates(frame.Pieces, pattern[position..]);
            }
        }
    }
}
