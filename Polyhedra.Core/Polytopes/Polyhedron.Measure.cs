using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Polyhedra.Core.Collections;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.Polytopes;

/// <content>Volume and centroid.</content>
public sealed partial class Polyhedron
{
    private VertexWeights? _weights;

    /// <summary>The volume in the dimension of the space, exactly: 0 if it has lower dimension, null (infinite) if it has full dimension
    /// and is unbounded.</summary>
    /// <remarks>Cost: a determinant for each simplex of a triangulation; about ten in three dimensions, exponential in the dimension.
    /// Kept.</remarks>
    public Rational? Volume()
    {
        if (Dimension < SpaceDimension)
        {
            return Rational.Zero;
        }

        return IsBounded ? Weights().Volume() : null;
    }

    /// <summary>The centroid (centre of mass at constant density), exactly; null if it is unbounded or has lower dimension.</summary>
    public ImmutableArray<Rational>? Centroid()
    {
        if (Dimension < SpaceDimension || !IsBounded)
        {
            return null;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(Weights().Centroid());
    }

    private VertexWeights Weights() => _weights ??= new VertexWeights(_generators, FacetSets(), SpaceDimension);

    // For each facet the set of its generators.
    private ulong[][] FacetSets()
    {
        ulong[][] sets = new ulong[Facets.Length][];
        for (int f = 0; f < sets.Length; f++)
        {
            sets[f] = Bits.Empty(GeneratorCount);
            for (int v = 0; v < GeneratorCount; v++)
            {
                if (IsOn(v, f))
                {
                    Bits.Add(sets[f], v);
                }
            }
        }

        return sets;
    }
}
