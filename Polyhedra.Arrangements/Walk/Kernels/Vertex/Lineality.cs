using System.Numerics;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>A basis of the directions in which a cell is a union of lines, exact. Immutable.</summary>
/// <remarks>Reduced: vector i is not zero at coordinate Pivots[i], where the other vectors are zero. So {x : x = 0 at all pivots} is a
/// complement, and every point has exactly one representative there.</remarks>
internal sealed class Lineality
{
    /// <summary>A basis that is reduced as said.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="pivots">Their pivot coordinates.</param>
    /// <param name="isPermanent">Whether no form of the network is ever different from zero on any of them.</param>
    public Lineality(BigInteger[][] vectors, int[] pivots, bool isPermanent)
    {
        Vectors = vectors;
        Pivots = pivots;
        IsPermanent = isPermanent;
    }

    /// <summary>The vectors, in integers.</summary>
    public BigInteger[][] Vectors { get; }

    /// <summary>The pivot coordinate of each vector.</summary>
    public int[] Pivots { get; }

    /// <summary>Whether all forms that can come vanish on it.</summary>
    public bool IsPermanent { get; }

    /// <summary>The number of vectors.</summary>
    public int Dimension => Vectors.Length;

    /// <summary>The first vector on which a form is not zero, so that its hyperplane cuts every line in that direction; -1 if there is
    /// none.</summary>
    public int VectorOff(IntegerForm form)
    {
        ReadOnlySpan<BigInteger> coefficients = form.Coefficients;
        for (int i = 0; i < Dimension; i++)
        {
            if (!Dot(coefficients, Vectors[i]).IsZero)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The value of a form at a point, or its slope along a direction, which has no weight: the product over the shorter
    /// length.</summary>
    public static BigInteger Dot(ReadOnlySpan<BigInteger> form, ReadOnlySpan<BigInteger> vector)
    {
        BigInteger sum = BigInteger.Zero;
        for (int k = 0; k < Math.Min(form.Length, vector.Length); k++)
        {
            sum += form[k] * vector[k];
        }

        return sum;
    }
}
