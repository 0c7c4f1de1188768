using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>Operations over axes that leave one entry of them.</summary>
internal static class Reductions
{
    /// <summary>The sum over axes.</summary>
    public static Tensor Sum(NetworkGraph graph, Tensor value, IReadOnlySet<int> axes, bool keepsAxes) =>
        Reduce(value, axes, keepsAxes, entries => Combine(graph, entries, Rational.One));

    /// <summary>The mean over axes.</summary>
    public static Tensor Mean(NetworkGraph graph, Tensor value, IReadOnlySet<int> axes, bool keepsAxes) =>
        Reduce(value, axes, keepsAxes, entries => Combine(graph, entries, new Rational(1, entries.Length)));

    /// <summary>The largest entry over axes: a maxout unit.</summary>
    public static Tensor Max(NetworkGraph graph, Tensor value, IReadOnlySet<int> axes, bool keepsAxes) =>
        Reduce(value, axes, keepsAxes, entries => graph.Largest(value, entries));

    /// <summary>The smallest entry over axes.</summary>
    public static Tensor Min(NetworkGraph graph, Tensor value, IReadOnlySet<int> axes, bool keepsAxes) =>
        Elementwise.Negate(Max(graph, Elementwise.Negate(value), axes, keepsAxes));

    private static AffineExpression Combine(NetworkGraph graph, AffineExpression[] entries, Rational factor)
    {
        Combination sum = new(graph, entries.Length);
        Array.ForEach(entries, entry => sum.Add(entry, factor));
        return sum.Take(Rational.Zero);
    }

    private static Tensor Reduce(Tensor value, IReadOnlySet<int> axes, bool keepsAxes, Func<AffineExpression[], AffineExpression> function)
    {
        int[] kept = [.. Enumerable.Range(0, value.Rank).Where(axis => !axes.Contains(axis))];
        int[] gone = [.. Enumerable.Range(0, value.Rank).Where(axes.Contains)];
        Tensor ordered = Rearrangements.Transpose(value, [.. kept, .. gone]);
        int block = gone.Aggregate(1, (product, axis) => product * value.Shape[axis]);
        if (block == 0)
        {
            throw new GraphException("a reduction of no entries");
        }

        AffineExpression[] results = new AffineExpression[value.Count / block];
        for (int i = 0; i < results.Length; i++)
        {
            int first = i * block;
            results[i] = function([.. Enumerable.Range(0, block).Select(k => ordered[first + k])]);
        }

        int[] shape = keepsAxes
            ? [.. value.Shape.Select((length, axis) => axes.Contains(axis) ? 1 : length)]
            : Array.ConvertAll(kept, axis => value.Shape[axis]);
        Tensor reduced = Tensor.Of(shape, results);
        return value.IsInteger && reduced.IsConstant ? new Tensor(shape, reduced.Numbers, isInteger: true) : reduced;
    }
}
