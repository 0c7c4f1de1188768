using System.Numerics;
using Polyhedra.Core.Collections;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>Cuts a cell that is a union of lines by a form that is not zero along them.</summary>
/// <remarks>
/// <para>The walk of an unbounded domain starts from the cone {w >= 0} with lineality R^d: one generator, the origin. A form h that is
/// not zero on some vector l of the lineality cuts the cell whatever the rest: every other vector and every generator is moved along l
/// onto {h = 0}, and l joins, with the sign of the side, as a ray that is tight on all constraints so far. The new cone is the join of
/// the old one and the ray, so the ray is joined to every generator.</para>
/// <para>These cuts come first and are few; they are made in integers. Nothing is kept between calls.</para>
/// </remarks>
internal sealed class LineSplitter(
    int permanentLineality, CellPool pool, ConstraintPath path, SignTest signs, ExactGenerators exact, TightConstraints tightConstraints)
{
    private readonly int _permanentLineality = permanentLineality;
    private readonly CellPool _pool = pool;
    private readonly ConstraintPath _path = path;
    private readonly SignTest _signs = signs;
    private readonly ExactGenerators _exact = exact;
    private readonly TightConstraints _tight = tightConstraints;

    /// <summary>Cuts a cell in two by the cut that was tested last, which is not zero on <see cref="SignTest.LineVector"/>. The cut joins
    /// the path with its negative side.</summary>
    public void Split(VertexCell cell, out VertexCell negative, out VertexCell positive)
    {
        Lineality lineality = cell.Lineality!;
        BigInteger[] vector = lineality.Vectors[_signs.LineVector];
        BigInteger[] form = _signs.Cut.Exact.Coefficients.ToArray();
        BigInteger slope = Lineality.Dot(form, vector);
        if (slope.Sign < 0)
        {
            slope = -slope;
            vector = Array.ConvertAll(vector, entry => -entry);
        }

        List<BigInteger[]> vectors = [];
        List<int> pivots = [];
        for (int i = 0; i < lineality.Dimension; i++)
        {
            if (i != _signs.LineVector)
            {
                vectors.Add(Move(lineality.Vectors[i], vector, form, slope));
                pivots.Add(lineality.Pivots[i]);
            }
        }

        Lineality? rest = vectors.Count == 0
            ? null
            : new Lineality([.. vectors], [.. pivots], vectors.Count == _permanentLineality);
        BigInteger[][] moved = [.. Enumerable.Range(0, cell.Count).Select(v => Move(_exact.PointOf(cell, v), vector, form, slope))];
        int constraint = _path.Push(_signs.Cut, Sign.Negative);
        BigInteger[] ray = [.. vector, BigInteger.Zero];
        positive = JoinRay(cell, moved, ray, rest, constraint);
        negative = JoinRay(cell, moved, Array.ConvertAll(ray, entry => -entry), rest, constraint);
    }

    private VertexCell JoinRay(VertexCell cell, BigInteger[][] moved, BigInteger[] ray, Lineality? lineality, int constraint)
    {
        int count = cell.Count + 1;
        VertexCell joined = _pool.Prepare(count, Math.Max(cell.Stride + 1, constraint));
        joined.Dimension = cell.Dimension + 1;
        joined.Equalities = cell.Equalities;
        joined.Lineality = lineality;
        for (int v = 0; v < cell.Count; v++)
        {
            int tight = cell.TightCounts[v];
            cell.Tight.AsSpan(v * cell.Stride, tight).CopyTo(joined.Tight.AsSpan(v * joined.Stride));
            joined.Tight[(v * joined.Stride) + tight] = constraint;
            joined.TightCounts[v] = tight + 1;
            joined.Ids[v] = _exact.NewId(null);
            _exact.Write(joined, v, moved[v]);
        }

        // Every constraint so far is tight at the ray.
        for (int i = 0; i < constraint; i++)
        {
            joined.Tight[(cell.Count * joined.Stride) + i] = i;
        }

        joined.TightCounts[cell.Count] = constraint;
        joined.Ids[cell.Count] = _exact.NewId(null);
        _exact.Write(joined, cell.Count, ray);
        Buffers.Reserve(ref joined.Edges, 2 * (cell.EdgeCount + cell.Count));
        cell.Edges.AsSpan(0, 2 * cell.EdgeCount).CopyTo(joined.Edges);
        joined.EdgeCount = cell.EdgeCount;
        for (int v = 0; v < cell.Count; v++)
        {
            EdgeFinder.AddEdge(joined, v, cell.Count);
        }

        _tight.DropRedundant(joined);
        _pool.Finish(joined);
        return joined;
    }

    // The vector plus the multiple of the line that puts it on {form = 0}, in primitive integers; slope = form · line > 0.
    private static BigInteger[] Move(BigInteger[] vector, BigInteger[] line, BigInteger[] form, BigInteger slope)
    {
        BigInteger value = Lineality.Dot(form, vector);
        BigInteger[] moved = new BigInteger[vector.Length];
        BigInteger divisor = BigInteger.Zero;
        for (int k = 0; k < vector.Length; k++)
        {
            moved[k] = (slope * vector[k]) - (k < line.Length ? value * line[k] : BigInteger.Zero);
            divisor = BigInteger.GreatestCommonDivisor(divisor, moved[k]);
        }

        return divisor.IsOne || divisor.IsZero ? moved : Array.ConvertAll(moved, entry => entry / divisor);
    }
}
