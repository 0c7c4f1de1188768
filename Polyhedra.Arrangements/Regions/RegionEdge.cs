using System.Runtime.InteropServices;
using QuikGraph;

namespace Polyhedra.Arrangements.Regions;

/// <summary>An edge of a <see cref="RegionGraph"/>: two regions that share a facet.</summary>
/// <remarks>Made when asked for; edges are equal iff they join the same regions.</remarks>
/// <param name="Source">The region with the smaller number.</param>
/// <param name="Target">The region with the larger number.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RegionEdge(int Source, int Target) : IUndirectedEdge<int>;
