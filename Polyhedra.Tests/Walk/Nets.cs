using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Networks written as text: a row a unit, weights then bias, as in "1 -2 | 1/3".</summary>
internal static class Nets
{
    public static Network Of(params NetworkLayer[] layers) => new([.. layers]);

    public static DenseLayer Relu(params string[] rows) => Layer(Activation.Relu, [.. rows.Select(ParseRow)]);

    public static DenseLayer Identity(params string[] rows) => Layer(Activation.Identity, [.. rows.Select(ParseRow)]);

    /// <summary>A layer from rows whose last entry is the bias.</summary>
    public static DenseLayer Layer(Activation activation, IReadOnlyList<Rational[]> rows)
    {
        ImmutableArray<Rational> weights = [.. rows.SelectMany(row => row[..^1])];
        return new DenseLayer(new RationalMatrix(rows.Count, rows[0].Length - 1, weights), [.. rows.Select(row => row[^1])], activation);
    }

    /// <summary>A maxout layer from the rows of its pieces, unit by unit, whose last entry is the bias.</summary>
    public static MaxoutLayer Maxout(int rank, IReadOnlyList<Rational[]> rows) => new(
        new RationalMatrix(rows.Count, rows[0].Length - 1, [.. rows.SelectMany(row => row[..^1])]), [.. rows.Select(row => row[^1])], rank);

    /// <summary>A maxout layer from the rows of its pieces, unit by unit.</summary>
    public static MaxoutLayer Maxout(int rank, params string[] rows) => Maxout(rank, [.. rows.Select(ParseRow)]);

    /// <summary>The rows of a layer, bias last: the inverse of <see cref="Layer"/>.</summary>
    public static Rational[][] Rows(NetworkLayer layer) =>
        [.. Enumerable.Range(0, layer.Weights.RowCount).Select(i => (Rational[])[.. layer.Weights.Row(i), layer.Bias[i]])];

    /// <summary>The network with one layer replaced.</summary>
    public static Network With(Network network, int layer, DenseLayer replacement) => new(network.Layers.SetItem(layer, replacement));

    /// <summary>"a1 ... an | b" as a row with its constant last.</summary>
    public static Rational[] ParseRow(string text) =>
        [.. text.Replace("|", " ", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(entry => Rational.Parse(entry))];
}
