using System.Collections.Immutable;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>Turns a graph into the chain of layers that everything else knows.</summary>
/// <remarks>
/// <para>A unit goes to the first layer behind all that it takes, of those whose units are of its kind (activations, or maxout); if there
/// is none a layer is added. Behind the units of a layer come pass-through units, for all that a layer further on still takes. Units on
/// which nothing depends are gates all the same, as they are where a layer is written by hand. An identity layer comes last, unless the
/// output is just the units of the last layer, in order.</para>
/// <para>The layers are of version 1 if they can be: no layer has units of several kinds (of maxout units with different numbers of pieces
/// the first piece is repeated, which never wins) and none has more than <see cref="MostDenseWeights"/> weights, zeros included.</para>
/// </remarks>
internal sealed class GraphCompiler
{
    /// <summary>The most weights, zeros included, of a layer of version 1.</summary>
    public const long MostDenseWeights = 1L << 22;

    private readonly NetworkGraph _graph;
    private readonly Tensor _output;
    private readonly int[] _layerOf;
    private readonly int[] _lastUse;
    private readonly List<bool> _isMaxout = [];

    /// <summary>Before the compilation.</summary>
    public GraphCompiler(NetworkGraph graph, Tensor output)
    {
        _graph = graph;
        _output = output;
        _layerOf = new int[graph.Atoms.Count];
        _lastUse = new int[graph.Atoms.Count];
    }

    /// <summary>The network.</summary>
    /// <param name="rule">The reading rule of the numbers; exact if some weight is no number of its format.</param>
    /// <exception cref="GraphException">There are no inputs or no outputs.</exception>
    public Network Compile(NumberRule rule)
    {
        if (_graph.InputCount == 0 || _output.Count == 0)
        {
            throw new GraphException("the network has no inputs or no outputs");
        }

        Place();
        List<List<int>> layers = [.. _isMaxout.Select(_ => new List<int>())];
        for (int atom = _graph.InputCount; atom < _layerOf.Length; atom++)
        {
            layers[_layerOf[atom]].Add(atom);
        }

        bool hasOutputLayer = !IsOutput(layers.Count > 0 ? layers[^1] : [.. Enumerable.Range(0, _graph.InputCount)]) || layers.Count == 0;
        NoteUses(hasOutputLayer ? layers.Count : layers.Count - 1);
        List<(bool IsMaxout, List<GraphUnit> Units, int[] Inputs)> chain = [];
        int[] outputs = [.. Enumerable.Range(0, _graph.InputCount)];
        for (int l = 0; l < layers.Count; l++)
        {
            int[] passed = [.. outputs.Where(atom => _lastUse[atom] > l)];
            chain.Add((
                _isMaxout[l],
                [
                    .. layers[l].Select(atom => _graph.Atoms[atom]!),
                    .. passed.Select(atom => new GraphUnit(_isMaxout[l] ? null : Activation.Identity, [AffineExpression.OfAtom(atom)])),
                ],
                outputs));
            outputs = [.. layers[l], .. passed];
        }

        if (hasOutputLayer)
        {
            chain.Add((
                false, [.. Enumerable.Range(0, _output.Count).Select(i => new GraphUnit(Activation.Identity, [_output[i]]))], outputs));
        }

        bool isPlain = chain.TrueForAll(IsPlain);
        return Under(rule, [.. chain.Select(layer => isPlain ? Dense(layer) : Sparse(layer))]);
    }

    private void Place()
    {
        Array.Fill(_layerOf, -1, 0, _graph.InputCount);
        for (int atom = _graph.InputCount; atom < _layerOf.Length; atom++)
        {
            int layer = 0;
            GraphUnit unit = _graph.Atoms[atom]!;
            foreach (AffineExpression argument in unit.Arguments)
            {
                foreach (int taken in argument.Atoms)
                {
                    layer = Math.Max(layer, _layerOf[taken] + 1);
                }
            }

            while (layer < _isMaxout.Count && _isMaxout[layer] != unit.IsMaxout)
            {
                layer++;
            }

            if (layer == _isMaxout.Count)
            {
                _isMaxout.Add(unit.IsMaxout);
            }

            _layerOf[atom] = layer;
        }
    }

    private bool IsOutput(List<int> units)
    {
        bool isSame = units.Count == _output.Count;
        for (int i = 0; i < units.Count && isSame; i++)
        {
            isSame = _output[i].IsAtom(units[i]);
        }

        return isSame;
    }

    // For each atom the last layer that takes it.
    private void NoteUses(int outputLayer)
    {
        Array.Fill(_lastUse, -1);
        for (int atom = _graph.InputCount; atom < _layerOf.Length; atom++)
        {
            foreach (AffineExpression argument in _graph.Atoms[atom]!.Arguments)
            {
                Note(argument, _layerOf[atom]);
            }
        }

        for (int i = 0; i < _output.Count; i++)
        {
            Note(_output[i], outputLayer);
        }
    }

    private void Note(AffineExpression expression, int layer)
    {
        foreach (int atom in expression.Atoms)
        {
            _lastUse[atom] = Math.Max(_lastUse[atom], layer);
        }
    }

    private static bool IsPlain((bool IsMaxout, List<GraphUnit> Units, int[] Inputs) layer)
    {
        Activation? first = layer.Units[0].Activation;
        int rank = layer.Units.Max(unit => unit.Arguments.Length);
        return layer.Units.TrueForAll(unit => layer.IsMaxout ? unit.Arguments.Length > 1 : unit.Activation!.Equals(first))
            && (long)layer.Units.Count * rank * layer.Inputs.Length <= MostDenseWeights;
    }

    private NetworkLayer Dense((bool IsMaxout, List<GraphUnit> Units, int[] Inputs) layer)
    {
        int rank = layer.Units.Max(unit => unit.Arguments.Length);
        List<AffineExpression> rows =
        [
            .. layer.Units.SelectMany(unit =>
                unit.Arguments.Concat(Enumerable.Repeat(unit.Arguments[0], rank - unit.Arguments.Length))),
        ];
        (SparseMatrix weights, ImmutableArray<Rational> bias) = Rows(rows, layer.Inputs);
        return layer.IsMaxout
            ? new MaxoutLayer(weights.ToDense(), bias, rank)
            : new DenseLayer(weights.ToDense(), bias, layer.Units[0].Activation!);
    }

    private NetworkLayer Sparse((bool IsMaxout, List<GraphUnit> Units, int[] Inputs) layer)
    {
        (SparseMatrix weights, ImmutableArray<Rational> bias) = Rows([.. layer.Units.SelectMany(unit => unit.Arguments)], layer.Inputs);
        return layer.IsMaxout
            ? new MaxoutLayer(weights, bias, [.. layer.Units.Select(unit => unit.Arguments.Length)])
            : new DenseLayer(weights, bias, [.. layer.Units.Select(unit => unit.Activation!)]);
    }

    private (SparseMatrix Weights, ImmutableArray<Rational> Bias) Rows(List<AffineExpression> rows, int[] inputs)
    {
        int[] place = new int[_graph.Atoms.Count];
        for (int i = 0; i < inputs.Length; i++)
        {
            place[inputs[i]] = i;
        }

        SparseMatrix.Builder weights = new(inputs.Length);
        foreach (AffineExpression row in rows)
        {
            int[] columns = Array.ConvertAll(row.Atoms.ToArray(), atom => place[atom]);
            Rational[] coefficients = row.Coefficients.ToArray();
            Array.Sort(columns, coefficients);
            for (int k = 0; k < columns.Length; k++)
            {
                weights.Add(columns[k], coefficients[k]);
            }

            weights.EndRow();
        }

        return (weights.ToMatrix(), [.. rows.Select(row => row.Constant)]);
    }

    private static Network Under(NumberRule rule, ImmutableArray<NetworkLayer> layers)
    {
        bool Fits(Rational number) => NumberRules.TryRound(number, rule, out Rational rounded) && rounded == number;
        bool fits = layers.All(layer =>
        {
            for (int row = 0; row < layer.RowCount; row++)
            {
                foreach (Rational weight in layer.SparseWeights.Values(row))
                {
                    if (!Fits(weight))
                    {
                        return false;
                    }
                }
            }

            return layer.Bias.All(Fits)
                && (layer is not DenseLayer dense || dense.Activations.Distinct().All(a => a.Pieces.All(piece => Fits(piece.Slope))));
        });
        return new Network(layers, fits ? rule : NumberRule.Exact);
    }
}
