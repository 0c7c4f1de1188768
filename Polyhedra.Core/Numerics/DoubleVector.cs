using System.Numerics;

namespace Polyhedra.Core.Numerics;

/// <summary>Vectors of doubles, several entries at once.</summary>
internal static class DoubleVector
{
    /// <summary>Adds a multiple of a vector to another; product and sum of each entry are rounded, each for itself.</summary>
    /// <param name="target">The vector that is added to.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="source">The vector that is multiplied, at least as long.</param>
    public static void AddMultiple(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        int k = 0;
        if (target.Length >= Vector<double>.Count)
        {
            Vector<double> factors = new(factor);
            for (; k <= target.Length - Vector<double>.Count; k += Vector<double>.Count)
            {
                Span<double> part = target.Slice(k, Vector<double>.Count);
                (new Vector<double>(part) + (factors * new Vector<double>(source.Slice(k, Vector<double>.Count)))).CopyTo(part);
            }
        }

        for (; k < target.Length; k++)
        {
            target[k] += factor * source[k];
        }
    }
}
