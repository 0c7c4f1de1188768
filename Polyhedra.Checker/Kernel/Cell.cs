using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Domains;
using Polyhedra.Checker.Networks;

namespace Polyhedra.Checker.Kernel;

/// <summary>The cell of the current node of a tree: what is decided on it, layer by layer, and the constraints that hold there.</summary>
/// <remarks>It grows with the number of forms and maxout units, because each branch decides one.</remarks>
internal sealed class Cell
{
    private readonly List<BigInteger[]> _path;
    private readonly List<(LayerState Layer, int Index)> _decided = [];

    /// <summary>The whole domain, with nothing decided but what is constant in the first layer.</summary>
    public Cell(Layer[] layers, Domain domain)
    {
        Domain = domain;
        Denominator = domain.Denominator;
        foreach (Layer layer in layers)
        {
            Denominator *= layer.Denominator * layer.PieceDenominator;
        }

        Layers = new LayerState[layers.Length];
        for (int l = 0; l < layers.Length; l++)
        {
            Layers[l] = new LayerState(layers[l], l == 0 ? null : Layers[l - 1], domain.Dimension, Denominator);
        }

        _path = domain.Inequalities.ConvertAll(inequality => Affine.Times(Denominator / domain.Denominator, inequality));
        Bounds = Bounds.Of(domain);
        foreach (BigInteger[] inequality in _path)
        {
            Bounds = Bounds.CutBy(inequality);
        }

        Layer.Enter();
    }

    /// <summary>The domain that it lies in.</summary>
    public Domain Domain { get; }

    /// <summary>The denominator of all constraints and conditions.</summary>
    public BigInteger Denominator { get; }

    /// <summary>All layers. Those before the current one are decided, those behind it not entered.</summary>
    public LayerState[] Layers { get; }

    /// <summary>The number of the current layer.</summary>
    public int LayerIndex { get; private set; }

    /// <summary>The current layer.</summary>
    public LayerState Layer => Layers[LayerIndex];

    /// <summary>The constraints: functions that are positive on the cell, those of the domain first.</summary>
    public IReadOnlyList<BigInteger[]> Path => _path;

    /// <summary>A box, and perhaps a ball, that the cell lies in.</summary>
    public Bounds Bounds { get; private set; }

    /// <summary>Decides something in the current layer.</summary>
    public void Decide(int index, int choice)
    {
        Layer.Decide(index, choice);
        _decided.Add((Layer, index));
    }

    /// <summary>Adds constraints.</summary>
    public void CutBy(BigInteger[][] conditions) => _path.AddRange(conditions);

    /// <summary>Sets a tighter bound of the box.</summary>
    public void Narrow(int axis, bool isUpper, Fraction bound) => Bounds = Bounds.With(axis, isUpper, bound);

    /// <summary>Goes on to the next layer as long as the current one is decided and not the last.</summary>
    public void LeaveDecidedLayers()
    {
        while (Layer.Undecided == 0 && LayerIndex < Layers.Length - 1)
        {
            LayerIndex++;
            Layer.Enter();
        }
    }

    /// <summary>A mark to come back to.</summary>
    public CellMark Mark() => new(LayerIndex, _decided.Count, _path.Count, Bounds);

    /// <summary>Goes back to a mark that was made on the way here: takes back what was decided and added since.</summary>
    public void ReturnTo(CellMark mark)
    {
        for (int k = mark.DecidedCount; k < _decided.Count; k++)
        {
            _decided[k].Layer.Decide(_decided[k].Index, 0);
        }

        _decided.RemoveRange(mark.DecidedCount, _decided.Count - mark.DecidedCount);
        _path.RemoveRange(mark.PathCount, _path.Count - mark.PathCount);
        (Bounds, LayerIndex) = (mark.Bounds, mark.Layer);
    }

    /// <summary>At most so many regions have their points here.</summary>
    public BigInteger RegionBound()
    {
        BigInteger product = BigInteger.One;
        for (int l = LayerIndex; l < Layers.Length; l++)
        {
            product *= Layers[l].PatternBound(isEntered: l == LayerIndex);
        }

        return product;
    }
}
