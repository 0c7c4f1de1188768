using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Enumeration.Kernels.Vertex;

/// <content>The facets of a cell in the interior of the domain.</content>
/// <remarks>The constraints in the lists of a cell's generators are its facets and nothing else: in a simple cell each generator is tight on exactly as many
/// as meet there, and of other cells <see cref="DropRedundant"/> has dropped the rest. None but the hyperplane at infinity lies at infinity.</remarks>
internal sealed partial class VertexEngine
{
    private readonly List<int> _facetsFound = [];

    /// <summary>The number of facets of a cell that are not on the boundary of the domain.</summary>
    public int InteriorFacetCount(VertexCell cell)
    {
        FindInteriorFacets(cell);
        return _facetsFound.Count;
    }

    /// <summary>Adds the facets of a cell that are not on the boundary of the domain, in the order of the path.</summary>
    public void GetInteriorFacets(VertexCell cell, List<CellFacet> facets)
    {
        FindInteriorFacets(cell);
        _facetsFound.Sort();
        foreach (int constraint in _facetsFound)
        {
            facets.Add(new CellFacet(_path[constraint].Cut.Form, _path[constraint].Side, MiddleOf(cell, constraint)));
        }
    }

    private void FindInteriorFacets(VertexCell cell)
    {
        _facetsFound.Clear();
        NextStamp(_pathCount);
        for (int v = 0; v < cell.Count; v++)
        {
            foreach (int constraint in cell.Tight.AsSpan(v * cell.Stride, cell.TightCounts[v]))
            {
                if (constraint != 0 && _slotStamp[constraint] != _stamp)
                {
                    _slotStamp[constraint] = _stamp;
                    if (!_path[constraint].Cut.IsOfDomain)
                    {
                        _facetsFound.Add(constraint);
                    }
                }
            }
        }
    }

    // The mean of the vertices of a facet plus the sum of its rays, exactly: a point of its relative interior.
    private ImmutableArray<Rational> MiddleOf(VertexCell cell, int constraint)
    {
        Rational[] vertices = new Rational[_dimension];
        Rational[] rays = new Rational[_dimension];
        int count = 0;
        for (int v = 0; v < cell.Count; v++)
        {
            if (!cell.Tight.AsSpan(v * cell.Stride, cell.TightCounts[v]).Contains(constraint))
            {
                continue;
            }

            BigInteger[] generator = ExactPoint(cell, v);
            count += generator[^1].IsZero ? 0 : 1;
            for (int k = 0; k < _dimension; k++)
            {
                if (generator[^1].IsZero)
                {
                    rays[k] += generator[k];
                }
                else
                {
                    vertices[k] += new Rational(generator[k], generator[^1]);
                }
            }
        }

        return [.. vertices.Zip(rays, (sum, ray) => (sum / count) + ray)];
    }
}
