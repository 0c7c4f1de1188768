using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Regions;

/// <summary>The closures of regions as polyhedra.</summary>
public static class RegionClosure
{
    /// <summary>The closure of a region within the domain, exactly. Its facets are those of <see cref="RegionView.InteriorFacets"/> and
    /// then those of <see cref="RegionView.DomainFacets"/>, in the same orders; a facet's label is its position.</summary>
    /// <remarks>The vertex kernel has it at hand, but for the exact coordinates of vertices; the LP kernel computes it from the facets,
    /// which takes long in many dimensions. Kept until the walk goes on, for the next sink that asks.</remarks>
    public static Polyhedron Polyhedron(this scoped in RegionView region)
    {
        RegionSource source = region.Source;
        if (source.Derived is not Polyhedron closure)
        {
            closure = From(source.Shape(), region.Stop);
            source.Derived = closure;
        }

        return closure;
    }

    private static Polyhedron From(CellShape shape, CancellationToken stop) => shape.Parts is { } parts
        ? Core.Polytopes.Polyhedron.FromParts(shape.Dimension, parts.Lines, shape.Facets, parts.Points, parts.Incidences)
        : Core.Polytopes.Polyhedron.FromForms(shape.Dimension, shape.Facets, stop)
            ?? throw new InvalidOperationException("The closure of a region has no interior.");
}
