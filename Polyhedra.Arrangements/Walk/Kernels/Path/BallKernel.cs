using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>The kernel of Euclidean balls: a cell is the open ball cut by its list of constraints, and the point of the constraints that is nearest to the
/// centre decides a form. Any input dimension.</summary>
/// <remarks>Every cell is bounded. Facets are not computed: those methods throw.</remarks>
/// <param name="engine">The state.</param>
internal readonly struct BallKernel(BallEngine engine) : ICellKernel
{
    /// <inheritdoc/>
    public HPolyhedron Domain => engine.Domain;

    /// <inheritdoc/>
    public long SignTests => engine.SignTests;

    /// <inheritdoc/>
    public long ExactSignTests => engine.ExactSignTests;

    /// <inheritdoc/>
    public int Root() => engine.Root();

    /// <inheritdoc/>
    public Sides Locate(int cell, in Form form) => engine.Locate(cell, form);

    /// <inheritdoc/>
    public int Split(int cell, in Form form) => engine.Split(cell, form);

    /// <inheritdoc/>
    public int Fork(int cell) => engine.Fork(cell);

    /// <inheritdoc/>
    public void Restrict(int cell, in Form form, Sign side) => engine.Restrict(cell, form, side);

    /// <inheritdoc/>
    public void Resume(int cell) => engine.Resume(cell);

    /// <inheritdoc/>
    public void Release(int cell) => engine.Release(cell);

    /// <inheritdoc/>
    public ImmutableArray<Rational> InteriorPoint(int cell) => engine.InteriorPoint(cell);

    /// <inheritdoc/>
    public bool IsBounded(int cell) => true;

    /// <inheritdoc/>
    public int InteriorFacetCount(int cell) => throw new NotSupportedException("Facets within a ball are not computed.");

    /// <inheritdoc/>
    public void GetInteriorFacets(int cell, List<CellFacet> facets, bool withPoints) =>
        throw new NotSupportedException("Facets within a ball are not computed.");

    /// <inheritdoc/>
    public void GetDomainFacets(int cell, List<int> positions) => throw new NotSupportedException("Facets within a ball are not computed.");
}
