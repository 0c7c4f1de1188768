using System.Runtime.InteropServices;

namespace Polyhedra.Arrangements.Regions;

/// <summary>A gate that has different pieces on the two sides of a facet.</summary>
/// <param name="Layer">Its layer, among all layers from 0.</param>
/// <param name="Unit">Its unit in the layer, from 0.</param>
/// <param name="From">Its piece in the region.</param>
/// <param name="To">Its piece beyond the facet. On the facet a scalar gate is at one of its breakpoints between the two pieces, and the
/// two pieces of a maxout unit are equal.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GateFlip(int Layer, int Unit, int From, int To);
