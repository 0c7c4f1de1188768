using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>A unit of a <see cref="TriangleRelaxation"/>.</summary>
internal sealed class RelaxedUnit
{
    private readonly DenseLayer _layer;
    private readonly int _unit;
    private readonly int[] _inputs;
    private readonly Rational _slope;
    private readonly Rational _height;

    /// <summary>A unit with a range.</summary>
    /// <param name="layer">Its layer.</param>
    /// <param name="unit">Its place there.</param>
    /// <param name="inputs">For each input of the layer its variable, or -1 for one that is always 0.</param>
    /// <param name="variable">The variable of its output.</param>
    /// <param name="low">The least pre-activation, or less.</param>
    /// <param name="high">The largest, or more; positive unless <paramref name="isLinear"/>.</param>
    /// <param name="isLinear">Whether its output is its pre-activation on the whole domain.</param>
    public RelaxedUnit(DenseLayer layer, int unit, int[] inputs, int variable, Rational low, Rational high, bool isLinear)
    {
        _layer = layer;
        _unit = unit;
        _inputs = inputs;
        Variable = variable;
        IsOpen = !isLinear;
        if (IsOpen)
        {
            // Above the ReLU at both ends, whatever the slope between 0 and 1; so, by convexity, between them.
            _slope = Rational.FromDouble((float)(high / (high - low)).ToDouble());
            _height = Rational.Max(-_slope * low, (Rational.One - _slope) * high);
        }
        else
        {
            _slope = Rational.One;
        }
    }

    /// <summary>The variable of its output.</summary>
    public int Variable { get; }

    /// <summary>Whether it takes both pieces, as far as is known.</summary>
    public bool IsOpen { get; }

    /// <summary>Its weights.</summary>
    public ReadOnlySpan<Rational> Weights => _layer.Weights.Row(_unit);

    /// <summary>The variables that its weights belong to; -1 for a value that is always 0.</summary>
    public ReadOnlySpan<int> Inputs => _inputs;

    /// <summary>Its bias.</summary>
    public Rational Bias => _layer.Bias[_unit];

    /// <summary>The line above the output: slope times the pre-activation, plus height. The pre-activation itself if it is held
    /// active.</summary>
    public (Rational Slope, Rational Height) Above(UnitState held) =>
        held == UnitState.Active ? (Rational.One, Rational.Zero) : (_slope, _height);

    /// <summary>How far the output is from the ReLU of the pre-activation at a point of the relaxation, in floating point.</summary>
    public double Gap(ReadOnlySpan<double> point)
    {
        double value = Bias.ToDouble();
        for (int k = 0; k < _inputs.Length; k++)
        {
            value += _inputs[k] < 0 ? 0 : Weights[k].ToDouble() * point[_inputs[k]];
        }

        return Math.Abs(point[Variable] - Math.Max(0, value));
    }
}
