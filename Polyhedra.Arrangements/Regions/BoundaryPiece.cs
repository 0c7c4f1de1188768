using System.Collections.Immutable;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Regions;

/// <summary>The part of a classifier's boundary in one region: a polyhedron of one dimension less than the space. Immutable.</summary>
public sealed class BoundaryPiece
{
    internal BoundaryPiece(
        int merged, OutputPair pair, long region, ImmutableArray<byte> pattern, ImmutableArray<byte>? beyond, IntegerForm form,
        Polyhedron polytope)
    {
        Merged = merged;
        Pair = pair;
        Region = region;
        Pattern = pattern;
        Beyond = beyond;
        Form = form;
        Polytope = polytope;
    }

    /// <summary>The number, from 0, of the merged piece that this one belongs to.</summary>
    public int Merged { get; }

    /// <summary>The outputs that are equal on it.</summary>
    public OutputPair Pair { get; }

    /// <summary>The number of the region in the order of the walk.</summary>
    public long Region { get; }

    /// <summary>The pattern of the region.</summary>
    public ImmutableArray<byte> Pattern { get; }

    /// <summary>If the piece lies in a facet of the region: the pattern beyond it. Null if it crosses the region's interior.</summary>
    public ImmutableArray<byte>? Beyond { get; }

    /// <summary>The difference of the two outputs on the region (of one output: the output itself), up to a positive factor. It vanishes on
    /// the piece.</summary>
    public IntegerForm Form { get; }

    /// <summary>The piece, closed: its vertices, rays and lines.</summary>
    public Polyhedron Polytope { get; }
}
