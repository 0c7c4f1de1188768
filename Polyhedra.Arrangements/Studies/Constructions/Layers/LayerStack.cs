using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Constructions.Layers;

/// <summary>Layers put one on the other. Between layers there are coordinates: affine functions of the last layer's outputs, which the
/// next layer absorbs into its weights. At first they are the inputs.</summary>
internal sealed class LayerStack
{
    private readonly ImmutableArray<NetworkLayer>.Builder _layers = ImmutableArray.CreateBuilder<NetworkLayer>();

    // A row a coordinate, over the outputs of the last layer, constant last.
    private Rational[][] _coordinates;

    public LayerStack(int inputs)
    {
        _coordinates = UnitRows(inputs);
    }

    /// <summary>Adds a ReLU layer of groups of units. A group folds some of the coordinates; units left over are dead (weights 0, bias
    /// -1). The folded coordinates, group by group, are the new ones.</summary>
    public void Fold(int unitsPerGroup, IReadOnlyList<IReadOnlyList<(int Coordinate, Fold Fold)>> groups)
    {
        int width = unitsPerGroup * groups.Count;
        List<Rational[]> units = [];
        List<Rational[]> folded = [];
        for (int g = 0; g < groups.Count; g++)
        {
            foreach ((int coordinate, Fold fold) in groups[g])
            {
                Rational[] readOut = new Rational[width + 1];
                readOut[width] = fold.Constant;
                for (int i = 0; i < fold.Units.Count; i++)
                {
                    readOut[units.Count] = fold.ReadOut[i];
                    units.Add(Affine(coordinate, fold.Units[i].Weight, fold.Units[i].Bias));
                }

                folded.Add(readOut);
            }

            while (units.Count < (g + 1) * unitsPerGroup)
            {
                units.Add(Affine(0, Rational.Zero, Rational.MinusOne));
            }
        }

        Add(units, Activation.Relu);
        _coordinates = [.. folded];
    }

    /// <summary>Adds a maxout layer that folds every coordinate in the same way, with no units left over.</summary>
    public void Fold(MaxoutFold fold)
    {
        int units = fold.Units.Count;
        int width = units * _coordinates.Length;
        List<Rational[]> pieces = [];
        Rational[][] folded = new Rational[_coordinates.Length][];
        for (int k = 0; k < _coordinates.Length; k++)
        {
            folded[k] = new Rational[width + 1];
            for (int i = 0; i < units; i++)
            {
                folded[k][(k * units) + i] = fold.ReadOut[i];
                pieces.AddRange(fold.Units[i].Select(piece => Affine(k, piece.Slope, piece.Intercept)));
            }
        }

        AddMaxout(pieces, fold.Units[0].Count);
        _coordinates = folded;
    }

    /// <summary>Adds a dense layer whose units are rows over the coordinates, constant last; its outputs are the new coordinates.</summary>
    public void Dense(IEnumerable<Rational[]> rows, Activation activation)
    {
        List<Rational[]> units = [.. rows.Select(Compose)];
        Add(units, activation);
        _coordinates = UnitRows(units.Count);
    }

    /// <summary>Adds a maxout layer whose pieces are rows over the coordinates, constant last; its outputs are the new
    /// coordinates.</summary>
    public void Maxout(IEnumerable<Rational[][]> units)
    {
        Rational[][][] list = [.. units];
        AddMaxout([.. list.SelectMany(pieces => pieces).Select(Compose)], list[0].Length);
        _coordinates = UnitRows(list.Length);
    }

    /// <summary>Makes the sum of all coordinates the one coordinate.</summary>
    public void Sum()
    {
        Rational[] ones = new Rational[_coordinates.Length + 1];
        Array.Fill(ones, Rational.One, 0, _coordinates.Length);
        _coordinates = [Compose(ones)];
    }

    /// <summary>Ends with an affine layer that outputs the coordinates.</summary>
    public Network ReadOut()
    {
        Add(_coordinates, Activation.Identity);
        return ToNetwork();
    }

    /// <summary>Ends with the last layer added: its outputs are those of the network.</summary>
    public Network ToNetwork() => new(_layers.ToImmutable());

    private static Rational[][] UnitRows(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => (Rational[])[.. Enumerable.Range(0, count + 1).Select(k => (Rational)(i == k ? 1 : 0))]),
    ];

    private Rational[] Affine(int coordinate, Rational weight, Rational bias)
    {
        Rational[] row = Array.ConvertAll(_coordinates[coordinate], entry => weight * entry);
        row[^1] += bias;
        return row;
    }

    private Rational[] Compose(Rational[] row)
    {
        Rational[] sum = new Rational[_coordinates[0].Length];
        for (int k = 0; k < _coordinates.Length; k++)
        {
            if (!row[k].IsZero)
            {
                for (int j = 0; j < sum.Length; j++)
                {
                    sum[j] += row[k] * _coordinates[k][j];
                }
            }
        }

        sum[^1] += row[^1];
        return sum;
    }

    private void Add(IReadOnlyList<Rational[]> rows, Activation activation)
    {
        (RationalMatrix weights, ImmutableArray<Rational> bias) = Split(rows);
        _layers.Add(new DenseLayer(weights, bias, activation));
    }

    private void AddMaxout(IReadOnlyList<Rational[]> pieces, int rank)
    {
        (RationalMatrix weights, ImmutableArray<Rational> bias) = Split(pieces);
        _layers.Add(new MaxoutLayer(weights, bias, rank));
    }

    private static (RationalMatrix Weights, ImmutableArray<Rational> Bias) Split(IReadOnlyList<Rational[]> rows) =>
        (new RationalMatrix(rows.Count, rows[0].Length - 1, [.. rows.SelectMany(row => row[..^1])]), [.. rows.Select(row => row[^1])]);
}
