using System.Numerics;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <content>Cells that are unions of lines.</content>
/// <remarks>
/// <para>The walk of an unbounded domain starts from the cone {w >= 0} with lineality R^d: one generator, the origin. A form h that is not zero on some
/// vector l of the lineality cuts the cell whatever the rest: every other vector and every generator is moved along l onto {h = 0}, and l joins, with the sign of the
/// side, as a ray that is tight on all constraints so far. The new cone is the join of the old one and the ray, so the ray is joined to every generator.</para>
/// <para>These cuts come first and are few; they are made in integers.</para>
/// </remarks>
internal sealed partial class VertexEngine
{
    private readonly int _permanentLineality;

    // The vector of the lineality on which the located form is not zero; -1 if there is none.
    private int _lineVector = -1;

    private bool SplitsLineality(Lineality lineality, in Cut cut)
    {
        ReadOnlySpan<BigInteger> form = cut.Exact.Coefficients;
        for (int i = 0; i < lineality.Dimension; i++)
        {
            if (!Dot(form, lineality.Vectors[i]).IsZero)
            {
                _lineVector = i;
                return true;
            }
        }

        return false;
    }

    private void SplitLineality(VertexCell cell, out VertexCell negative, out VertexCell positive)
    {
        Lineality lineality = cell.Lineality!;
        BigInteger[] vector = lineality.Vectors[_lineVector];
        BigInteger[] form = _cut.Exact.Coefficients.ToArray();
        BigInteger slope = Dot(form, vector);
        if (slope.Sign < 0)
        {
            slope = -slope;
            vector = Array.ConvertAll(vector, entry => -entry);
        }

        List<BigInteger[]> vectors = [];
        List<int> pivots = [];
        for (int i = 0; i < lineality.Dimension; i++)
        {
            if (i != _lineVector)
            {
                vectors.Add(Move(lineality.Vectors[i], vector, form, slope));
                pivots.Add(lineality.Pivots[i]);
            }
        }

        Lineality? rest = vectors.Count == 0
            ? null
            : new Lineality([.. vectors], [.. pivots], vectors.Count == _permanentLineality);
        BigInteger[][] moved = [.. Enumerable.Range(0, cell.Count).Select(v => Move(ExactPoint(cell, v), vector, form, slope))];
        int constraint = Push(_cut, Sign.Negative);
        BigInteger[] ray = [.. vector, BigInteger.Zero];
        positive = JoinRay(cell, moved, ray, rest, constraint);
        negative = JoinRay(cell, moved, Array.ConvertAll(ray, entry => -entry), rest, constraint);
    }

    private VertexCell JoinRay(VertexCell cell, BigInteger[][] moved, BigInteger[] ray, Lineality? lineality, int constraint)
    {
        int count = cell.Count + 1;
        VertexCell joined = Prepare(count, Math.Max(cell.Stride + 1, constraint));
        joined.Dimension = cell.Dimension + 1;
        joined.Equalities = cell.Equalities;
        joined.Lineality = lineality;
        for (int v = 0; v < cell.Count; v++)
        {
            int tight = cell.TightCounts[v];
            cell.Tight.AsSpan(v * cell.Stride, tight).CopyTo(joined.Tight.AsSpan(v * joined.Stride));
            joined.Tight[(v * joined.Stride) + tight] = constraint;
            joined.TightCounts[v] = tight + 1;
            joined.Ids[v] = NewId(null);
            SetExact(joined, v, moved[v]);
        }

        // Every constraint so far is tight at the ray.
        for (int i = 0; i < constraint; i++)
        {
            joined.Tight[(cell.Count * joined.Stride) + i] = i;
        }

        joined.TightCounts[cell.Count] = constraint;
        joined.Ids[cell.Count] = NewId(null);
        SetExact(joined, cell.Count, ray);
        Reserve(ref joined.Edges, 2 * (cell.EdgeCount + cell.Count));
        cell.Edges.AsSpan(0, 2 * cell.EdgeCount).CopyTo(joined.Edges);
        joined.EdgeCount = cell.EdgeCount;
        for (int v = 0; v < cell.Count; v++)
        {
            AddEdge(joined, v, cell.Count);
        }

        DropRedundant(joined);
        Finish(joined);
        return joined;
    }

    // The vector plus the multiple of the line that puts it on {form = 0}, in primitive integers; slope = form · line > 0.
    private static BigInteger[] Move(BigInteger[] vector, BigInteger[] line, BigInteger[] form, BigInteger slope)
    {
        BigInteger value = Dot(form, vector);
        BigInteger[] moved = new BigInteger[vector.Length];
        BigInteger divisor = BigInteger.Zero;
        for (int k = 0; k < vector.Length; k++)
        {
            moved[k] = (slope * vector[k]) - (k < line.Length ? value * line[k] : BigInteger.Zero);
            divisor = BigInteger.GreatestCommonDivisor(divisor, moved[k]);
        }

        return divisor.IsOne || divisor.IsZero ? moved : Array.ConvertAll(moved, entry => entry / divisor);
    }

    // Over the shorter length: a direction has no weight.
    private static BigInteger Dot(ReadOnlySpan<BigInteger> form, ReadOnlySpan<BigInteger> vector)
    {
        BigInteger sum = BigInteger.Zero;
        for (int k = 0; k < Math.Min(form.Length, vector.Length); k++)
        {
            sum += form[k] * vector[k];
        }

        return sum;
    }

    private static Cut Infinity()
    {
        // w >= 0; never evaluated.
        return new Cut(IntegerForm.FromIntegers([BigInteger.One]), [], 0, 0, double.PositiveInfinity);
    }
}
