using System.Collections.Immutable;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>Networks as functions of new coordinates s of which their inputs x(s) are affine functions.</summary>
internal static class InputSubstitution
{
    /// <summary>What becomes of the form normal·x + offset: a form of s.</summary>
    public delegate (ImmutableArray<Rational> Normal, Rational Offset) PullBack(ReadOnlySpan<Rational> normal, Rational offset);

    /// <summary>The network as a function of s: every row of its first layer pulled back, the other layers as they are.</summary>
    /// <param name="network">The network.</param>
    /// <param name="dimension">The number of coordinates s.</param>
    /// <param name="pullBack">What becomes of a row.</param>
    /// <param name="rule">The reading rule of the result.</param>
    public static Network Apply(Network network, int dimension, PullBack pullBack, NumberRule rule)
    {
        NetworkLayer first = network.Layers[0];
        int rows = first.RowCount;
        ImmutableArray<Rational>.Builder weights = ImmutableArray.CreateBuilder<Rational>(rows * dimension);
        ImmutableArray<Rational>.Builder bias = ImmutableArray.CreateBuilder<Rational>(rows);
        for (int i = 0; i < rows; i++)
        {
            (ImmutableArray<Rational> normal, Rational offset) = pullBack(first.SparseWeights.DenseRow(i), first.Bias[i]);
            weights.AddRange(normal);
            bias.Add(offset);
        }

        NetworkLayer substituted = first.OnRows(
            SparseMatrix.FromDense(new RationalMatrix(rows, dimension, weights.MoveToImmutable())), bias.MoveToImmutable());
        return new Network(network.Layers.SetItem(0, substituted), rule);
    }
}
