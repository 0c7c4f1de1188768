using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>The facets of a cell, with points in them, and the cell as an exact polyhedron.</summary>
/// <remarks>The constraints in the lists of a cell's generators are its facets and nothing else (<see cref="TightConstraints"/>); a facet
/// is named by its constraint. Invariant: the lists are scratch space; only <see cref="Middle"/> and <see cref="MiddleNorm"/> stay until
/// the next middle is found.</remarks>
/// <param name="engine">The kernel; its parts do the work. It does not know this one: a walk that counts needs no facets.</param>
internal sealed class CellFacets(VertexEngine engine)
{
    // How far beyond a facet, in parts of the way to it, a point is tried that is outside of this facet only.
    private const double Beyond = 1.0 / 16;

    private readonly int _dimension = engine.Domain.Dimension;
    private readonly VertexEngine _engine = engine;
    private readonly ConstraintPath _path = engine.Path;
    private readonly ExactGenerators _exact = engine.Exact;
    private readonly CellInterior _interior = engine.Interior;
    private readonly List<int> _found = [];
    private readonly List<int> _domainFound = [];
    private readonly List<int> _onFacet = [];
    private readonly double[] _outside = new double[engine.Domain.Dimension];
    private readonly double[] _middle = new double[engine.Domain.Dimension];

    /// <summary>The last middle that <see cref="TryFindMiddleOf"/> has found.</summary>
    public double[] Middle => _middle;

    /// <summary>At least 1 + |<see cref="Middle"/>|_1.</summary>
    public double MiddleNorm { get; private set; }

    /// <summary>The constraints that contain a facet in the interior of the domain, in increasing order, which is that of the path.
    /// Overwritten by the next call.</summary>
    public List<int> Interior(VertexCell cell)
    {
        Find(cell);
        return _found;
    }

    /// <summary>Adds the positions, among the domain's constraints, of those that contain a facet, in increasing order.</summary>
    public void AddDomainPositions(VertexCell cell, List<int> positions)
    {
        Find(cell);
        foreach (int constraint in _domainFound)
        {
            positions.Add(_engine.DomainPositions[constraint - 1]);
        }
    }

    /// <summary>Adds the facets in the interior of the domain, in the order of the path, with points if they are wanted.</summary>
    public void Add(VertexCell cell, List<CellFacet> facets, bool withPoints)
    {
        if (withPoints)
        {
            AddWithPoints(cell, facets);
            return;
        }

        foreach (int constraint in Interior(cell))
        {
            facets.Add(FacetAt(constraint, null));
        }
    }

    /// <summary>One facet with an exact point in its relative interior.</summary>
    public CellFacet On(VertexCell cell, int constraint) =>
        FacetAt(constraint, new FacetPoint(ExactMiddleOf(cell, constraint)));

    /// <summary>The mean of the vertices on a facet plus the sum of its rays: a point of the facet's relative interior.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="constraint">The constraint that contains the facet.</param>
    /// <param name="error">No coordinate of <see cref="Middle"/> is farther than this from that of the true point.</param>
    /// <returns>False if floating point may not decide, or if numbers are too large.</returns>
    /// <remarks>The mean of n quotients, and the sum of the rays, err by at most gamma_{n+4} times the sum of their magnitudes, beside the
    /// errors of the generators: at most the largest for the mean, and it again for each ray. A generator with an error has weight 1 or
    /// 0.</remarks>
    public bool TryFindMiddleOf(VertexCell cell, int constraint, out double error)
    {
        error = 0;
        if (!_engine.Filters)
        {
            return false;
        }

        int vertices = FindGeneratorsOn(cell, constraint);
        double generatorError = 0;
        int rayCount = _onFacet.Count - vertices;
        foreach (int v in _onFacet)
        {
            generatorError = Math.Max(generatorError, cell.Errors[v]);
        }

        double norm = 1;
        double largest = 0;
        for (int k = 0; k < _dimension; k++)
        {
            double sum = 0;
            double sumSize = 0;
            double rays = 0;
            double raysSize = 0;
            foreach (int v in _onFacet)
            {
                double w = cell.X[(_dimension * cell.Capacity) + v];
                double x = cell.X[(k * cell.Capacity) + v];
                if (w == 0)
                {
                    rays += x;
                    raysSize += Math.Abs(x);
                }
                else
                {
                    x = w == 1 ? x : x / w;
                    sum += x;
                    sumSize += Math.Abs(x);
                }
            }

            _middle[k] = (sum / vertices) + rays;
            norm += Math.Abs(_middle[k]);
            largest = Math.Max(largest, (sumSize / vertices) + raysSize);
        }

        double inflation = 1 + ((2 * (_onFacet.Count + _dimension) + 16) * FloatingPoint.Epsilon);
        MiddleNorm = norm * inflation;
        error = (((1 + rayCount) * generatorError) + (FloatingPoint.Gamma(_onFacet.Count + 4) * largest)) * inflation;
        error += FloatingPoint.Underflow;
        return MiddleNorm <= SignTest.Large && error <= SignTest.Large;
    }

    /// <summary>The closure of a cell, exactly: its facets in the interior of the domain in the order of the path, then those on its
    /// boundary.</summary>
    public Polyhedron ClosureOf(VertexCell cell)
    {
        Find(cell);
        IntegerForm[] facets = new IntegerForm[_found.Count + _domainFound.Count];
        int[] place = new int[_path.Count];
        int count = 0;
        foreach (int constraint in _found)
        {
            IntegerForm form = _path.CutAt(constraint).Exact;
            place[constraint] = count;
            facets[count++] = _path.SideAt(constraint) == Sign.Positive ? form : form.Negate();
        }

        foreach (int constraint in _domainFound)
        {
            place[constraint] = count;
            facets[count++] = _path.CutAt(constraint).Exact;
        }

        BigInteger[][] generators = new BigInteger[cell.Count][];
        List<int>[] incidences = new List<int>[cell.Count];
        for (int v = 0; v < cell.Count; v++)
        {
            generators[v] = _exact.PrimitivePointOf(cell, v);
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

    private CellFacet FacetAt(int constraint, FacetPoint? point) =>
        new(_path.CutAt(constraint).Form, _path.SideAt(constraint), point);

    private void AddWithPoints(VertexCell cell, List<CellFacet> facets)
    {
        Find(cell);
        BigInteger[]? inside = null;
        bool isInside = _interior.TryFindInside(cell);
        foreach (int constraint in _found)
        {
            FacetPoint point;
            if (isInside && TryOutside(cell, constraint))
            {
                inside ??= CommonDenominator.Homogeneous([.. _interior.Centre.Select(Rational.FromDouble)]);
                BigInteger[] outside = CommonDenominator.Homogeneous([.. _outside.Select(Rational.FromDouble)]);
                point = new FacetPoint(FacetCrossing.Between(_path.CutAt(constraint).Exact, inside, outside));
            }
            else
            {
                point = new FacetPoint(ExactMiddleOf(cell, constraint));
            }

            facets.Add(FacetAt(constraint, point));
        }
    }

    // The mean of the vertices of a facet plus the sum of its rays, exactly: a point of its relative interior.
    private ImmutableArray<Rational> ExactMiddleOf(VertexCell cell, int constraint)
    {
        int vertices = FindGeneratorsOn(cell, constraint);
        return _interior.ExactMiddle(cell, CollectionsMarshal.AsSpan(_onFacet), vertices);
    }

    // From the middle of the cell through that of the facet to a point on the wrong side of this facet alone: then the segment crosses the
    // facet in its relative interior, and no vertex need be solved for.
    private bool TryOutside(VertexCell cell, int constraint)
    {
        double[] centre = _interior.Centre;
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

            _outside[k] = centre[k] + ((1 + Beyond) * ((sum / vertices) + rays - centre[k]));
        }

        return Array.TrueForAll(_outside, double.IsFinite) && _interior.HasOnRightSides(cell, _outside, constraint);
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

    private void Find(VertexCell cell)
    {
        _found.Clear();
        _domainFound.Clear();
        foreach (int constraint in _engine.Tight.Of(cell))
        {
            (_path.CutAt(constraint).IsOfDomain ? _domainFound : _found).Add(constraint);
        }

        _found.Sort();
        _domainFound.Sort();
    }
}
