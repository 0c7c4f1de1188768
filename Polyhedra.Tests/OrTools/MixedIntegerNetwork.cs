using Google.OrTools.LinearSolver;
using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Tests.OrTools;

/// <summary>A ReLU network in a cube as a mixed-integer program for SCIP: a binary variable for every gate, big-M rows from intervals.
/// Floating point and with tolerances: an independent opinion, no proof.</summary>
internal sealed class MixedIntegerNetwork : IDisposable
{
    private readonly Solver _solver = Solver.CreateSolver("SCIP");
    private readonly List<Variable> _active = [];
    private readonly List<Variable> _preActivations = [];
    private readonly Variable _margin;

    public MixedIntegerNetwork(Network network, double low, double high)
    {
        _margin = _solver.MakeNumVar(0, 1, "margin");
        (Variable Value, double Low, double High)[] values =
            [.. Enumerable.Range(0, network.InputCount).Select(_ => (_solver.MakeNumVar(low, high, string.Empty), low, high))];
        foreach (DenseLayer layer in network.Layers.Cast<DenseLayer>().Where(layer => layer.HasGates))
        {
            values = [.. Enumerable.Range(0, layer.UnitCount).Select(i => AddUnit(layer, i, values))];
        }
    }

    public int GateCount => _active.Count;

    /// <summary>The pattern of a region with the largest margin |z| over its gates that is left, or null; it is excluded from now
    /// on.</summary>
    public string? NextPattern(double least)
    {
        _solver.Objective().SetCoefficient(_margin, 1);
        _solver.Objective().SetMaximization();
        if (_solver.Solve() != Solver.ResultStatus.OPTIMAL || _margin.SolutionValue() < least)
        {
            return null;
        }

        bool[] active = [.. _active.Select(variable => variable.SolutionValue() > 0.5)];
        Constraint other = _solver.MakeConstraint(1 - active.Count(isActive => isActive), double.PositiveInfinity, string.Empty);
        for (int i = 0; i < active.Length; i++)
        {
            other.SetCoefficient(_active[i], active[i] ? -1 : 1);
        }

        return string.Concat(active.Select(isActive => isActive ? '1' : '0'));
    }

    /// <summary>The largest pre-activation of a gate, or of its negative.</summary>
    public double Largest(int gate, int sign)
    {
        _solver.Objective().Clear();
        _solver.Objective().SetCoefficient(_preActivations[gate], sign);
        _solver.Objective().SetMaximization();
        return _solver.Solve() == Solver.ResultStatus.OPTIMAL ? sign * _preActivations[gate].SolutionValue() : double.NaN;
    }

    public void Dispose() => _solver.Dispose();

    private (Variable Value, double Low, double High) AddUnit(
        DenseLayer layer, int unit, (Variable Value, double Low, double High)[] inputs)
    {
        double low = layer.Bias[unit].ToDouble();
        double high = low;
        double[] weights = [.. layer.Weights.Row(unit).ToArray().Select(weight => weight.ToDouble())];
        for (int k = 0; k < weights.Length; k++)
        {
            low += Math.Min(weights[k] * inputs[k].Low, weights[k] * inputs[k].High);
            high += Math.Max(weights[k] * inputs[k].Low, weights[k] * inputs[k].High);
        }

        Variable z = _solver.MakeNumVar(low, high, string.Empty);
        Variable value = _solver.MakeNumVar(0, Math.Max(0, high), string.Empty);
        Variable active = _solver.MakeBoolVar(string.Empty);
        Constraint sum = _solver.MakeConstraint(layer.Bias[unit].ToDouble(), layer.Bias[unit].ToDouble(), string.Empty);
        sum.SetCoefficient(z, 1);
        for (int k = 0; k < weights.Length; k++)
        {
            sum.SetCoefficient(inputs[k].Value, -weights[k]);
        }

        double big = Math.Max(Math.Abs(low), Math.Abs(high)) + 1;
        AtLeast(0, (value, 1), (z, -1));                                     // value >= z
        AtLeast(-big, (z, 1), (value, -1), (active, -big));                  // value <= z if active
        AtLeast(0, (active, big), (value, -1));                              // value <= 0 if not
        AtLeast(-big, (z, 1), (_margin, -1), (active, -big));                // z >= margin if active
        AtLeast(0, (active, big), (z, -1), (_margin, -1));                   // z <= -margin if not
        _active.Add(active);
        _preActivations.Add(z);
        return (value, 0, Math.Max(0, high));
    }

    private void AtLeast(double bound, params (Variable Variable, double Coefficient)[] terms)
    {
        Constraint row = _solver.MakeConstraint(bound, double.PositiveInfinity, string.Empty);
        foreach ((Variable variable, double coefficient) in terms)
        {
            row.SetCoefficient(variable, coefficient);
        }
    }
}
