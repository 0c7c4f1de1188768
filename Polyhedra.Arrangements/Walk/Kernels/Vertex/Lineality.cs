using System.Numerics;

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
}
