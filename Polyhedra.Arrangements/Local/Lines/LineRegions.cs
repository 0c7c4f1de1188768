using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Lines;

/// <summary>What an open segment {P + t (Q - P) : 0 &lt; t &lt; 1} meets of a network's regions, exactly. Immutable.</summary>
/// <remarks>These are the regions of the network composed with the segment, so only intervals count: where a gate's pre-activation equals
/// its breakpoint in a single point, nothing is counted there, and a gate whose form is zero all along has its lower piece.</remarks>
public sealed class LineRegions
{
    internal LineRegions(ImmutableArray<LinePiece> pieces)
    {
        Pieces = pieces;
        Breakpoints = [.. pieces.Skip(1).Select(piece => piece.From)];
        LinearRegions = 1 + pieces.Zip(pieces.Skip(1)).LongCount(pair => !pair.First.Map.Equals(pair.Second.Map));
        AffinePieces = pieces.Select(piece => piece.Map).Distinct().LongCount();
    }

    /// <summary>The parameters in (0, 1), increasing, where the activation pattern changes.</summary>
    public ImmutableArray<Rational> Breakpoints { get; }

    /// <summary>The intervals between them, from left to right, from t = 0 to t = 1; at least one.</summary>
    public ImmutableArray<LinePiece> Pieces { get; }

    /// <summary>The number of intervals, each an activation region of the composed network.</summary>
    public long ActivationRegions => Pieces.Length;

    /// <summary>The number of longest intervals on which the declared output is affine.</summary>
    public long LinearRegions { get; }

    /// <summary>The number of distinct affine maps of the declared output along the segment.</summary>
    public long AffinePieces { get; }
}
