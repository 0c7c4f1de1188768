using System.Numerics;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;
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

    /// <summary>Takes the cell that has waited longest out of a walk.</summary>
    /// <param name="walk">Where the walk stands.</param>
    /// <param name="rootPath">The length of the path of the domain.</param>
    public static VertexTask TakeFrom(VertexDescent walk, int rootPath)
    {
        VertexEngine engine = walk.Engine;
        VertexNode node = walk.TakeOldest();
        int layers = node.Layer + 1;
        (int Layer, int Form, Sign Side)[] path = new (int, int, Sign)[node.PathCount - rootPath];
        for (int i = 0; i < path.Length; i++)
        {
            ref readonly Cut cut = ref engine.CutAt(rootPath + i);
            path[i] = (walk.Frames.IndexOf(cut.Form.Frame), cut.Index, engine.SideAt(rootPath + i));
        }

        return new VertexTask
        {
            Cell = node.Cell,
            ExactPoints = engine.ExactPoints(node.Cell),
            Layer = node.Layer,
            Decided = node.Decided,
            Live = node.Live,
            NextPiece = node.NextPiece,
            Open = walk.OpenOf(node).ToArray(),
            Decisions = [.. walk.Layers.Take(layers).Select(state => state.Frame.Decisions())],
            Rows = [.. walk.Layers.Take(layers).Select(state => (double[])state.Rows.Clone())],
            NextRows = node.Rows,
            Path = path,
        };
    }

    /// <summary>Makes the cell the current one of another walk over the same domain. False if nothing is left of it.</summary>
    /// <param name="walk">Where that walk stands.</param>
    /// <param name="rootPath">The length of the path of the domain.</param>
    public bool GiveTo(VertexDescent walk, int rootPath)
    {
        VertexEngine engine = walk.Engine;
        LayerState[] layers = walk.Layers;
        for (int l = 0; l <= Layer; l++)
        {
            layers[l].Frame.Load(Decisions[l]);
            layers[l].Load(Rows[l]);
            layers[l].MakeForms();
        }

        engine.Restart(rootPath);
        foreach ((int layer, int form, Sign side) in Path)
        {
            engine.Follow(layers[layer].Cut(form), side);
        }

        engine.Adopt(Cell, ExactPoints);
        VertexNode node = new()
        {
            Cell = Cell,
            Layer = Layer,
            OpenStart = 0,
            OpenCount = Open.Length,
            Decided = Decided,
            Live = Live,
            NextPiece = NextPiece,
            Rows = NextRows,
            PathCount = engine.PathCount,
            GeneratorCount = engine.GeneratorCount,
        };
        return walk.Continue(node, Open);
    }
}
