using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <content>The facets of a cell in the interior of the domain.</content>
/// <remarks>The constraints in the lists of a cell's generators are its facets and nothing else: in a simple cell each generator is tight
/// on exactly as many as meet there, and of other cells <see cref="DropRedundant"/> has dropped the rest. None but the hyperplane at
/// infinity lies at infinity.</remarks>
internal sealed partial class VertexEngine
{
    // How far beyond a facet, in parts of the way to it, a point is tried that is outside of this facet only.
    private const double Beyond = 1.0 / 16;

    private readonly List<int> _facetsFound = [];
    private readonly List<int> _domainFacetsFound = [];
    private readonly List<int> _onFacet = [];
    private double[] _outside = [];

    /// <summary>The number of facets of a cell that are not on the boundary of the domain.</summary>
    public int InteriorFacetCount(VertexCell cell)
    {
        FindInteriorFacets(cell);
        return _facetsFound.Count;
    }

    /// <summary>Adds the facets of a cell that are not on the boundary of the domain, in the order of the path.</summary>
    public void GetInteriorFacets(VertexCell cell, List<CellFacet> facets, bool withPoints)
    {
        FindInteriorFacets(cell);
        _facetsFound.Sort();
        if (!withPoints)
        {
            foreach (int constraint in _facetsFound)
            {
                facets.Add(new CellFacet(_path[constraint].Cut.Form, _path[constraint].Side, null));
            }

            return;
        }

        FindMiddle(cell);
        bool isInside = _filters && Array.TrueForAll(_centre, double.IsFinite) && IsInside(cell);
        BigInteger[]? inside = null;
        foreach (int constraint in _facetsFound)
        {
            FacetPoint point;
            if (isInside && TryOutside(cell, constraint))
            {
                inside ??= HomogeneousPoint.FromRationals([.. _centre.Select(Rational.FromDouble)]);
                BigInteger[] outside = HomogeneousPoint.FromRationals([.. _outside.Select(Rational.FromDouble)]);
                point = FacetCrossing.Between(_path[constraint].Cut.Exact, inside, outside);
            }
            else
            {
                point = new FacetPoint(MiddleOf(cell, constraint));
            }

            facets.Add(new CellFacet(_path[constraint].Cut.Form, _path[constraint].Side, point));
        }
    }

    /// <summary>Adds the positions, among the domain's constraints, of those that contain a facet, in increasing order.</summary>
    public void GetDomainFacets(VertexCell cell, List<int> positions)
    {
        FindInteriorFacets(cell);
        _domainFacetsFound.Sort();
        foreach (int constraint in _domainFacetsFound)
        {
            positions.Add(_domainPositions[constraint - 1]);
        }
    }

    // From the middle of the cell through that of the facet to a point on the wrong side of this facet alone: then the segment crosses the
    // facet in its relative interior, and no vertex need be solved for.
    private bool TryOutside(VertexCell cell, int constraint)
    {
        if (_outside.Length != _dimension)
        {
            _outside = new double[_dimension];
        }

        int vertices = FindGeneratorsOn(cell, constraint);
        for (int k = 0; k < _dimension; k++)
        {
            double sum = 0;
            double rays = 0;
            foreach (int v in _onFacet)
            {
                double w = cell.X[(_dimension * cell.Capacity) + v];
                double x = cell.X[(k * cell.Capacity) + v];
                sum += w == 0 ? 0 : x / w;
                rays += w == 0 ? x : 0;
            }

            _outside[k] = _centre[k] + ((1 + Beyond) * ((sum / vertices) + rays - _centre[k]));
        }

        return Array.TrueForAll(_outside, double.IsFinite) && HasOnRightSides(cell, _outside, constraint);
    }

    // The mean of the vertices of a facet plus the sum of its rays, exactly: a point of its relative interior.
    private ImmutableArray<Rational> MiddleOf(VertexCell cell, int constraint)
    {
        Rational[] point = new Rational[_dimension];
        int vertices = FindGeneratorsOn(cell, constraint);
        foreach (int v in _onFacet)
        {
            BigInteger[] generator = ExactPoint(cell, v);
            BigInteger scale = generator[^1].IsZero ? BigInteger.One : generator[^1] * vertices;
            for (int k = 0; k < _dimension; k++)
            {
                point[k] += new Rational(generator[k], scale);
            }
        }

        return [.. point];
    }

    // Lists the generators on a facet; returns the number of vertices among them.
    private int FindGeneratorsOn(VertexCell cell, int constraint)
    {
        _onFacet.Clear();
        int vertices = 0;
        for (int v = 0; v < cell.Count; v++)
        {
            if (cell.Tight.AsSpan(v * cell.Stride, cell.TightCounts[v]).Contains(constraint))
            {
                _onFacet.Add(v);
                vertices += cell.X[(_dimension * cell.Capacity) + v] == 0 ? 0 : 1;
            }
        }

        return vertices;
    }

    private void FindInteriorFacets(VertexCell cell)
    {
        _facetsFound.Clear();
        _domainFacetsFound.Clear();
        NextStamp(_pathCount);
        for (int v = 0; v < cell.Count; v++)
        {
            foreach (int constraint in cell.Tight.AsSpan(v * cell.Stride, cell.TightCounts[v]))
            {
                if (constraint != 0 && _slotStamp[constraint] != _stamp)
                {
                    _slotStamp[constraint] = _stamp;
                    (_path[constraint].Cut.IsOfDomain ? _domainFacetsFound : _facetsFound).Add(constraint);
                }
            }
        }
    }
}
