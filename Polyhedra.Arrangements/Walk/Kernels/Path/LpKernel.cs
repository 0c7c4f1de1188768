using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>The LP kernel: a cell is its list of constraints, and one linear program decides a form. Any input dimension.</summary>
/// <param name="engine">The state.</param>
internal readonly struct LpKernel(LpEngine engine) : ICellKernel
{
    /// <summary>A kernel for the interior of a domain, given a point strictly inside it.</summary>
    /// <remarks>Cancelling makes a method that is in the middle of an exact linear program throw.</remarks>
    public LpKernel(
        HPolyhedron domain, ImmutableArray<Rational> interiorPoint, KernelArithmetic arithmetic, CancellationToken cancellation)
        : this(new LpEngine(domain, interiorPoint, arithmetic, cancellation))
    {
    }

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
    public bool IsBounded(int cell) => engine.IsBounded(cell);

    /// <inheritdoc/>
    public int InteriorFacetCount(int cell) => engine.InteriorFacetCount(cell);

    /// <inheritdoc/>
    public void GetInteriorFacets(int cell, List<CellFacet> facets, bool withPoints) => engine.GetInteriorFacets(cell, facets, withPoints);

    /// <inheritdoc/>
    public void GetDomainFacets(int cell, List<int> positions) => engine.GetDomainFacets(cell, positions);
}
