using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <content>A cell as an exact polyhedron.</content>
internal sealed partial class VertexEngine
{
    // For each generator in the table: whether its exact coordinates have no common divisor.
    private bool[] _isPrimitive = [];

    /// <summary>The closure of a cell: its facets in the interior of the domain in the order of the path, then those on its boundary;
    /// every generator in exact coordinates.</summary>
    public Polyhedron ToPolyhedron(VertexCell cell)
    {
        FindInteriorFacets(cell);
        _facetsFound.Sort();
        _domainFacetsFound.Sort();
        IntegerForm[] facets = new IntegerForm[_facetsFound.Count + _domainFacetsFound.Count];
        int[] place = new int[_pathCount];
        int count = 0;
        foreach (int constraint in _facetsFound)
        {
            IntegerForm form = _path[constraint].Cut.Exact;
            place[constraint] = count;
            facets[count++] = _path[constraint].Side == Sign.Positive ? form : form.Negate();
        }

        foreach (int constraint in _domainFacetsFound)
        {
            place[constraint] = count;
            facets[count++] = _path[constraint].Cut.Exact;
        }

        BigInteger[][] generators = new BigInteger[cell.Count][];
        List<int>[] incidences = new List<int>[cell.Count];
        for (int v = 0; v < cell.Count; v++)
        {
            generators[v] = PrimitivePoint(cell, v);
            incidences[v] = [];
            foreach (int constraint in cell.Tight.AsSpan(v * cell.Stride, cell.TightCounts[v]))
            {
                if (constraint != 0)
                {
                    incidences[v].Add(place[constraint]);
                }
            }
        }

        return Polyhedron.FromParts(_dimension, cell.Lineality?.Vectors ?? [], facets, generators, incidences);
    }

    // The exact coordinates of a generator without a common divisor. The table keeps them so.
    private BigInteger[] PrimitivePoint(VertexCell cell, int v)
    {
        BigInteger[] point = ExactPoint(cell, v);
        int id = cell.Ids[v];
        if (_isPrimitive.Length <= id)
        {
            Array.Resize(ref _isPrimitive, _exactPoints.Length);
        }

        if (!_isPrimitive[id])
        {
            PrimitiveRow.Reduce(point);
            _isPrimitive[id] = true;
        }

        return point;
    }
}
