using System.Numerics;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <summary>A waiting cell of a walk with all that another thread needs to walk its subtree. Shares nothing with the walk it comes
/// from.</summary>
internal sealed class VertexTask
{
    /// <summary>The cell.</summary>
    public required VertexCell Cell { get; init; }

    /// <summary>What is known of the exact coordinates of its generators.</summary>
    public required BigInteger[]?[] ExactPoints { get; init; }

    /// <summary>The layer that is being decided.</summary>
    public required int Layer { get; init; }

    /// <summary>The form or unit that is being branched.</summary>
    public required int Decided { get; init; }

    /// <summary>Maxout: the pieces that no other dominates.</summary>
    public required ulong Live { get; init; }

    /// <summary>Maxout: the lowest piece that the next child may have.</summary>
    public required int NextPiece { get; init; }

    /// <summary>The open forms.</summary>
    public required int[] Open { get; init; }

    /// <summary>The decisions on each layer so far.</summary>
    public required (byte[] Pieces, bool[] Signs)[] Decisions { get; init; }

    /// <summary>The computed rows of each layer so far.</summary>
    public required double[][] Rows { get; init; }

    /// <summary>What has accumulated of the next layer's rows.</summary>
    public required double[]? NextRows { get; init; }

    /// <summary>The path beyond the domain: layer, form and side.</summary>
    public required (int Layer, int Form, Sign Side)[] Path { get; init; }
}
