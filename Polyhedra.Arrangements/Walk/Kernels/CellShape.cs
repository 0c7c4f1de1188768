using System.Numerics;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Walk.Kernels;

/// <summary>What a kernel knows of the closure of a cell: what a polyhedron is made of.</summary>
/// <param name="Dimension">The dimension of the space.</param>
/// <param name="Facets">The facets, positive inside: those between regions in the order of the path, then
/// those of the constraints of the domain.</param>
/// <param name="Parts">Its lines and generators, if the kernel knows them.</param>
internal sealed record CellShape(int Dimension, IntegerForm[] Facets, CellShape.Generators? Parts = null)
{
    /// <summary>Vertices and rays.</summary>
    /// <param name="Lines">A basis of the lines.</param>
    /// <param name="Points">The vertices and rays, each once, in primitive homogeneous integers.</param>
    /// <param name="Incidences">For each of them the facets that it lies on.</param>
    internal sealed record Generators(BigInteger[][] Lines, BigInteger[][] Points, List<int>[] Incidences);
}
