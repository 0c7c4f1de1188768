using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>What is known of one gate on the ray out of a region through a facet on which the gate's pre-activation equals a
/// breakpoint.</summary>
/// <remarks>The network is continuous, so the pre-activation equals the breakpoint at the facet's point whatever the pieces beyond are. If
/// they are those of the region in all layers before, its derivative is the region's, and that points away from the side on which the
/// region lies.</remarks>
/// <param name="Layer">The gate's layer, among all layers from 0.</param>
/// <param name="Unit">Its unit; not a maxout unit.</param>
/// <param name="Breakpoint">Which breakpoint.</param>
/// <param name="Beyond">The sign of pre-activation minus breakpoint beyond the facet.</param>
/// <param name="Pattern">The region's pattern.</param>
internal sealed record KnownCrossing(int Layer, int Unit, int Breakpoint, Sign Beyond, byte[] Pattern);
