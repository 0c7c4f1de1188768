using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <summary>The region that a <see cref="VertexWalker{TSink}"/> stands on.</summary>
/// <param name="engine">The kernel.</param>
/// <param name="frames">The layers, decided as on the region.</param>
/// <param name="layers">The computed rows of the layers on the region.</param>
/// <param name="stop">What stops the walk.</param>
internal sealed class VertexRegion(VertexEngine engine, NetworkFrames frames, LayerState[] layers, CancellationToken stop)
    : RegionSource(frames, stop)
{
    private VertexCell? _cell;

    /// <summary>The kernel.</summary>
    public VertexEngine Engine => engine;

    /// <summary>The computed rows of the layers on the region.</summary>
    public LayerState[] Layers => layers;

    /// <summary>The region's cell.</summary>
    public VertexCell Cell => _cell!;

    public override HPolyhedron Domain => engine.Domain;

    /// <summary>The walk stands on another region.</summary>
    public void Stand(VertexCell cell)
    {
        Arrive();
        _cell = cell;
    }

    public override ImmutableArray<Rational> InteriorPoint() => engine.InteriorPoint(Cell);

    public override bool IsBounded() => Cell.IsBounded;

    public override int InteriorFacetCount() => engine.InteriorFacetCount(Cell);
}
