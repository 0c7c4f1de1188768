using System.Collections.Immutable;

namespace Polyhedra.Arrangements.Regions.Facets;

/// <summary>A region that shares a facet with another one.</summary>
/// <param name="Layer">The layer, among all layers from 0, of the gate that changes its piece across the facet; of several such gates the
/// one that the walk cut by.</param>
/// <param name="Unit">The gate's unit in its layer, from 0.</param>
/// <param name="Pattern">The piece of every gate in the region beyond the facet.</param>
public readonly record struct RegionNeighbour(int Layer, int Unit, ImmutableArray<byte> Pattern);
