using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <content>The middles of facets in floating point, with a bound of their error.</content>
internal sealed partial class VertexEngine
{
    private double[] _middle = [];

    /// <summary>The last middle found.</summary>
    public double[] FacetMiddle => _middle;

    /// <summary>At least 1 + |<see cref="FacetMiddle"/>|_1.</summary>
    public double MiddleNorm { get; private set; }

    /// <summary>Lists the constraints of the path that contain a facet in the interior of the domain, in increasing order.</summary>
    public void GetInteriorConstraints(VertexCell cell, List<int> constraints)
    {
        FindInteriorFacets(cell);
        _facetsFound.Sort();
        constraints.Clear();
        constraints.AddRange(_facetsFound);
    }

    /// <summary>One facet with an exact point in its relative interior.</summary>
    public CellFacet FacetOn(VertexCell cell, int constraint) =>
        new(_path[constraint].Cut.Form, _path[constraint].Side, new FacetPoint(MiddleOf(cell, constraint)));

    /// <summary>The mean of the vertices on a facet plus the sum of its rays: a point of the facet's relative interior.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="constraint">The constraint that contains the facet.</param>
    /// <param name="error">No coordinate of <see cref="FacetMiddle"/> is farther than this from that of the true point.</param>
    /// <returns>False if floating point may not decide, or if numbers are too large.</returns>
    /// <remarks>The mean of n quotients, and the sum of the rays, err by at most gamma_{n+4} times the sum of their magnitudes, beside the
    /// errors of the generators: at most the largest for the mean, and it again for each ray. A generator with an error has weight 1 or
    /// 0.</remarks>
    public bool TryFindMiddleOf(VertexCell cell, int constraint, out double error)
    {
        error = 0;
        if (!_filters)
        {
            return false;
        }

        if (_middle.Length != _dimension)
        {
            _middle = new double[_dimension];
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
        return MiddleNorm <= Large && error <= Large;
    }

    /// <summary>target += factor source.</summary>
    public static void AddMultiple(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        int k = 0;
        Vector<double> factors = new(factor);
        for (; k <= target.Length - Vector<double>.Count; k += Vector<double>.Count)
        {
            Span<double> part = target.Slice(k, Vector<double>.Count);
            (new Vector<double>(part) + (factors * new Vector<double>(source.Slice(k, Vector<double>.Count)))).CopyTo(part);
        }

        for (; k < target.Length; k++)
        {
            target[k] += factor * source[k];
        }
    }
}
