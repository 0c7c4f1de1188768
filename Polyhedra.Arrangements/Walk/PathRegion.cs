using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk;

/// <summary>The region that a <see cref="Walker{TSink}"/> stands on.</summary>
internal sealed class PathRegion(ICellKernel kernel, NetworkFrames frames, CancellationToken stop)
    : RegionSource(frames, stop)
{
    /// <summary>The kernel.</summary>
    public ICellKernel Kernel => kernel;

    /// <summary>The region's cell, the kernel's current one.</summary>
    public int Cell { get; private set; }

    public override HPolyhedron Domain => kernel.Domain;

    /// <summary>The walk stands on another region.</summary>
    /// <param name="cell">Its cell, the kernel's current one.</param>
    public void Stand(int cell)
    {
        Arrive();
        Cell = cell;
    }

    public override ImmutableArray<Rational> InteriorPoint() => kernel.InteriorPoint(Cell);

    public override bool IsBounded() => kernel.IsBounded(Cell);

    public override int InteriorFacetCount() => kernel.InteriorFacetCount(Cell);
}
