using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.HalfSpaces;

/// <summary>The closed half-space {x : normal·x + offset >= 0}. A zero normal makes it all of space or empty.</summary>
/// <param name="Normal">The inward normal, one entry a coordinate.</param>
/// <param name="Offset">The constant term.</param>
public readonly record struct HalfSpace(ImmutableArray<Rational> Normal, Rational Offset)
{
    /// <summary>The dimension of the space it lives in.</summary>
    public int Dimension => Normal.Length;

    /// <summary>The value normal·x + offset: positive in the interior, zero on the hyperplane, negative outside.</summary>
    /// <exception cref="ArgumentException">The point has another dimension.</exception>
    public Rational Evaluate(ReadOnlySpan<Rational> point)
    {
        if (point.Length != Normal.Length)
        {
            throw new ArgumentException($"Expected a point of {Normal.Length} coordinates, got {point.Length}.", nameof(point));
        }

        Rational value = Offset;
        for (int k = 0; k < point.Length; k++)
        {
            value += Normal[k] * point[k];
        }

        return value;
    }

    /// <summary>Equal coefficients; a positive multiple of a half-space is the same set but not equal here.</summary>
    public bool Equals(HalfSpace other) => Offset == other.Offset && Normal.AsSpan().SequenceEqual(other.Normal.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Offset);
        foreach (Rational entry in Normal)
        {
            hash.Add(entry);
        }

        return hash.ToHashCode();
    }
}
