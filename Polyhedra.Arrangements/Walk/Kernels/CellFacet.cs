using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels;

/// <summary>A facet of a cell in the interior of the domain.</summary>
/// <param name="Form">The form of the path whose zero set contains the facet; the only one, up to a factor.</param>
/// <param name="Side">The sign that the form has on the cell: positive or negative.</param>
/// <param name="Point">A rational point in the facet's relative interior, exactly: the form is zero there, every other form of the path has
/// strictly its sign, and the point is strictly inside the domain. Null where no points were asked for.</param>
internal readonly record struct CellFacet(Form Form, Sign Side, FacetPoint? Point);
