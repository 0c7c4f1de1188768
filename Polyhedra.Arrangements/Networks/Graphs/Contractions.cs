using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>Products of matrices, of which one factor must be numbers.</summary>
internal static class Contractions
{
    /// <summary>The matrix product of the last two axes, the others broadcast; vectors as NumPy has it.</summary>
    public static Tensor MatMul(NetworkGraph graph, Tensor left, Tensor right)
    {
        if (left.Rank == 0 || right.Rank == 0)
        {
            throw new GraphException("a matrix product of a single number");
        }

        Tensor a = left.Rank == 1 ? left.Reshape([1, left.Count]) : left;
        Tensor b = right.Rank == 1 ? right.Reshape([right.Count, 1]) : right;
        int rows = a.Shape[^2];
        int inner = a.Shape[^1];
        int columns = b.Shape[^1];
        if (b.Shape[^2] != inner)
        {
            throw new GraphException(
                $"a matrix product of shapes {TensorShape.Text(left.Shape)} and {TensorShape.Text(right.Shape)}, which do not fit");
        }

        int[] stack = TensorShape.Broadcast(a.Shape.AsSpan()[..^2], b.Shape.AsSpan()[..^2]);
        int[] first = TensorShape.BroadcastSources(a.Shape.AsSpan()[..^2], stack);
        int[] second = TensorShape.BroadcastSources(b.Shape.AsSpan()[..^2], stack);
        long[] shape = [.. Array.ConvertAll(stack, length => (long)length), rows, columns];
        AffineExpression[] results = new AffineExpression[TensorShape.ValueCountOf(shape)];
        RequireWork((long)results.Length * inner);
        Combination sum = new(graph, inner);
        int at = 0;
        for (int s = 0; s < first.Length; s++)
        {
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++, at++)
                {
                    for (int k = 0; k < inner; k++)
                    {
                        sum.Add(a, (((first[s] * rows) + i) * inner) + k, b, (((second[s] * inner) + k) * columns) + j);
                    }

                    results[at] = sum.Take(Rational.Zero);
                }
            }
        }

        int[] lengths = [.. stack, .. left.Rank == 1 ? (int[])[] : [rows], .. right.Rank == 1 ? (int[])[] : [columns]];
        return Tensor.Of(lengths, results);
    }

    /// <summary>Refuses work that would take too long.</summary>
    /// <exception cref="GraphException">There are too many products.</exception>
    public static void RequireWork(long products)
    {
        const long Most = 1L << 30;
        if (products > Most)
        {
            throw new GraphException($"{products} products of numbers, more than the {Most} that are taken");
        }
    }
}
