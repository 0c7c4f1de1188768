using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>Where a row of the path comes from, for when its exact coefficients are needed.</summary>
/// <param name="Domain">The exact form of a half-space of the domain, or null.</param>
/// <param name="Form">The form of a gate, if <paramref name="Domain"/> is null.</param>
/// <param name="Sign">The sign that the form has on the cell; positive for the domain.</param>
internal readonly record struct PathRow(IntegerForm? Domain, Form Form, Sign Sign)
{
    /// <summary>The exact form up to a positive factor; <see cref="Sign"/> times it is positive on the cell.</summary>
    public IntegerForm Exact => Domain ?? Form.Exact;
}
