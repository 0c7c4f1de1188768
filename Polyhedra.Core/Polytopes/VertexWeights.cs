using System.Numerics;
using Polyhedra.Core.Collections;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.Polytopes;

/// <summary>How much of the volume of a polytope hangs on each vertex, in a triangulation.</summary>
/// <remarks>
/// <para>A face is triangulated from its first vertex over the triangulations of its facets that do not contain it, down to the vertices
/// (Cohen and Hickey, Two algorithms for determining volumes of convex polyhedra, J. ACM 26, 1979). The simplex of vertices (x_i, w_i) has
/// the volume |det| / (d! w_0 ... w_d), where det is the determinant of the d + 1 homogeneous rows.</para>
/// <para>With W the product of all w, and n_s = |det_s| W / (w_0 ... w_d) for a simplex s: the volume is sum n_s / (d! W). Each vertex of
/// s gets the weight n_s; then the weights sum to (d + 1) sum n_s, and the centroid is the mean of the vertices with their weights.</para>
/// </remarks>
internal sealed class VertexWeights
{
    private readonly BigInteger[][] _vertices;
    private readonly BigInteger[] _weights;
    private readonly BigInteger _product;
    private readonly ulong[][] _facets;
    private readonly int[] _simplex;
    private readonly int _dimension;
    private BigInteger _sum;

    /// <summary>Triangulates a polytope of full dimension.</summary>
    /// <param name="vertices">Its vertices in homogeneous coordinates.</param>
    /// <param name="facets">The vertices on each facet.</param>
    /// <param name="dimension">The dimension.</param>
    public VertexWeights(BigInteger[][] vertices, ulong[][] facets, int dimension)
    {
        _vertices = vertices;
        _facets = facets;
        _dimension = dimension;
        _simplex = new int[dimension + 1];
        _weights = new BigInteger[vertices.Length];
        _product = BigInteger.One;
        foreach (BigInteger[] vertex in vertices)
        {
            _product *= vertex[^1];
        }

        Triangulate(Bits.All(vertices.Length), dimension);
    }

    public Rational Volume()
    {
        BigInteger factorial = BigInteger.One;
        for (int i = 2; i <= _dimension; i++)
        {
            factorial *= i;
        }

        return new Rational(_sum, factorial * _product);
    }

    public Rational[] Centroid()
    {
        Rational[] centre = new Rational[_dimension];
        BigInteger denominator = (_dimension + 1) * _sum * _product;
        for (int k = 0; k < _dimension; k++)
        {
            BigInteger sum = BigInteger.Zero;
            for (int v = 0; v < _vertices.Length; v++)
            {
                if (!_vertices[v][k].IsZero)
                {
                    sum += _weights[v] * _vertices[v][k] * (_product / _vertices[v][^1]);
                }
            }

            centre[k] = new Rational(sum, denominator);
        }

        return centre;
    }

    private void Triangulate(ulong[] face, int dimension)
    {
        int apex = Bits.Least(face);
        _simplex[dimension] = apex;
        if (dimension == 0)
        {
            AddSimplex();
            return;
        }

        if (dimension == 1)
        {
            foreach (int other in Bits.Elements(face))
            {
                if (other != apex)
                {
                    _simplex[0] = other;
                    AddSimplex();
                }
            }

            return;
        }

        foreach (ulong[] facet in FaceSets.FacetsOf(face, _facets))
        {
            if (!Bits.Has(facet, apex))
            {
                Triangulate(facet, dimension - 1);
            }
        }
    }

    private void AddSimplex()
    {
        BigInteger weight = BigInteger.Abs(Determinant());
        BigInteger scale = BigInteger.One;
        foreach (int v in _simplex)
        {
            scale *= _vertices[v][^1];
        }

        weight *= _product / scale;
        _sum += weight;
        foreach (int v in _simplex)
        {
            _weights[v] += weight;
        }
    }

    private BigInteger Determinant()
    {
        BigInteger[] a = _vertices[_simplex[0]];
        BigInteger[] b = _vertices[_simplex[1]];
        if (_dimension == 1)
        {
            return Minor(a, b, 0, 1);
        }

        BigInteger[] c = _vertices[_simplex[2]];
        if (_dimension == 2)
        {
            return (c[0] * Minor(a, b, 1, 2)) - (c[1] * Minor(a, b, 0, 2)) + (c[2] * Minor(a, b, 0, 1));
        }

        if (_dimension == 3)
        {
            // Laplace's expansion by the first two rows.
            BigInteger[] d = _vertices[_simplex[3]];
            return (Minor(a, b, 0, 1) * Minor(c, d, 2, 3)) - (Minor(a, b, 0, 2) * Minor(c, d, 1, 3)) + (
                Minor(a, b, 0, 3) * Minor(c, d, 1, 2))
                + (Minor(a, b, 1, 2) * Minor(c, d, 0, 3)) - (Minor(a, b, 1, 3) * Minor(c, d, 0, 2)) + (
                    Minor(a, b, 2, 3) * Minor(c, d, 0, 1));
        }

        int size = _dimension + 1;
        return IntegerElimination.Determinant(new IntegerMatrix(size, size, [.. _simplex.SelectMany(v => _vertices[v])]));
    }

    private static BigInteger Minor(BigInteger[] first, BigInteger[] second, int left, int right) =>
        (first[left] * second[right]) - (first[right] * second[left]);
}
