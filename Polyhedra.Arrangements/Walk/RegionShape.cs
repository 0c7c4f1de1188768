using System.Numerics;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Walk;

/// <summary>What a walk knows of the closure of a region: what a polyhedron is made of.</summary>
/// <param name="Dimension">The dimension of the space.</param>
/// <param name="Facets">The facets, positive inside: those between regions in the order of <see cref="RegionView.InteriorFacets"/>, then
/// those of <see cref="RegionView.DomainFacets"/>.</param>
/// <param name="Parts">Its lines and generators, if the kernel knows them.</param>
internal sealed record RegionShape(int Dimension, IntegerForm[] Facets, RegionShape.Generators? Parts = null)
{
    /// <summary>Vertices and rays.</summary>
    /// <param name="Lines">A basis of the lines.</param>
    /// <param name="Points">The vertices and rays, each once, in primitive homogeneous integers.</param>
    /// <param name="Incidences">For each of them the facets that it lies on.</param>
    internal sealed record Generators(BigInteger[][] Lines, BigInteger[][] Points, List<int>[] Incidences);
}
