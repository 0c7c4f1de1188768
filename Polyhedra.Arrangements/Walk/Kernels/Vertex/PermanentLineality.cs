using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>The directions in which nothing ever changes: those that the first layer and the domain do not see.</summary>
internal static class PermanentLineality
{
    /// <summary>The dimension of the space of directions on which the rows of the first layer, through which all forms factor, and all
    /// constraints of the domain vanish.</summary>
    public static int DimensionOf(Network network, HPolyhedron domain)
    {
        int dimension = network.InputCount;
        RankSelector selector = new(dimension);
        for (int k = 0; k < dimension; k++)
        {
            if (domain.Lower[k] is not null || domain.Upper[k] is not null)
            {
                BigInteger[] unit = new BigInteger[dimension];
                unit[k] = BigInteger.One;
                _ = selector.TryAdd(unit);
            }
        }

        foreach (HalfSpace halfSpace in domain.HalfSpaces)
        {
            Add(selector, halfSpace.Normal.AsSpan());
        }

        NetworkLayer first = network.Layers[0];
        for (int i = 0; i < first.RowCount && selector.Rank < dimension; i++)
        {
            Add(selector, first.SparseWeights.DenseRow(i));
        }

        return dimension - selector.Rank;
    }

    private static void Add(RankSelector selector, ReadOnlySpan<Rational> normal) =>
        _ = selector.TryAdd(IntegerForm.FromRationals(normal, Rational.Zero).Coefficients[..^1]);
}
