using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Oracles;

namespace Polyhedra.Tests.Walk.Kernels.Vertex;

/// <summary>Asserts that a cell of the vertex kernel is what the constraints on the path say,
/// and that every bound it states is true.</summary>
internal static class CellAssert
{
    /// <summary>The path as a naive cone, cut with the cell's representatives modulo its lineality.</summary>
    public static NaiveCone ConeOf(VertexEngine engine, VertexCell cell, int dimension) => new(
        dimension,
        Enumerable.Range(1, engine.PathCount - 1).Select(i => Cuts.RowOf(engine.CutAt(i).Exact, engine.SideAt(i))),
        cell.Lineality?.Pivots ?? []);

    /// <summary>Checks generators, facets, edges, lineality and all bounds.</summary>
    /// <returns>The position of each generator of the cell among those of the cone.</returns>
    public static int[] IsRight(VertexEngine engine, VertexCell cell, int dimension, NaiveCone cone)
    {
        CheckLineality(engine, cell, dimension);
        Assert.That(cell.Dimension, Is.EqualTo(dimension - (cell.Lineality?.Dimension ?? 0)));
        Assert.That(cell.Equalities, Is.Zero);
        Assert.That(cell.Count, Is.EqualTo(cone.Generators.Count), "as many generators");
        Assert.That(cell.RayCount, Is.EqualTo(cone.Generators.Count(generator => generator[^1].IsZero)));

        int[] positions = new int[cell.Count];
        BigInteger[]?[] exact = engine.ExactPoints(cell);
        for (int v = 0; v < cell.Count; v++)
        {
            HashSet<int> tight = [.. cell.Tight.AsSpan(v * cell.Stride, cell.TightCounts[v])];
            Assert.That(tight, Has.Count.EqualTo(cell.TightCounts[v]), "no constraint is listed twice");
            int[] found = [.. Enumerable.Range(0, cell.Count).Where(g => tight.IsSubsetOf(cone.Tight[g]))];
            Assert.That(found, Has.Length.EqualTo(1), "the tight constraints determine the generator");
            positions[v] = found[0];
            Assert.That(tight, Is.EquivalentTo(cone.Tight[found[0]].Intersect(cone.Facets)), "its facets are listed and nothing else");
            CheckCoordinates(cell, v, dimension, cone.Generators[found[0]]);
            CheckExact(exact[v], cone.Generators[found[0]]);
        }

        Assert.That(positions, Is.Unique);
        Assert.That(
            cell.IsSimple,
            Is.EqualTo(Enumerable.Range(0, cell.Count).All(v => cell.TightCounts[v] == cell.Dimension)));
        CheckEdges(cell, cone, positions);
        return positions;
    }

    private static void CheckLineality(VertexEngine engine, VertexCell cell, int dimension)
    {
        foreach ((BigInteger[] vector, int pivot) in (cell.Lineality?.Vectors ?? []).Zip(cell.Lineality?.Pivots ?? []))
        {
            Assert.That(cell.Lineality!.Pivots.Where(other => !vector[other].IsZero), Is.EqualTo((int[])[pivot]), "reduced at its pivots");
            for (int i = 1; i < engine.PathCount; i++)
            {
                BigInteger slope = BigInteger.Zero;
                for (int k = 0; k < dimension; k++)
                {
                    slope += vector[k] * engine.CutAt(i).Exact.Coefficients[k];
                }

                Assert.That(slope.IsZero, Is.True, "every constraint vanishes along the lineality");
            }
        }
    }

    private static void CheckCoordinates(VertexCell cell, int v, int dimension, Rational[] truth)
    {
        Rational[] computed = [.. Enumerable.Range(0, dimension + 1).Select(k => Rational.FromDouble(cell.X[(k * cell.Capacity) + v]))];
        Rational norm = computed.Select(Rational.Abs).Aggregate(Rational.Zero, (sum, entry) => sum + entry);
        Assert.That(Rational.FromDouble(cell.Norms[v]) >= norm, Is.True, "the norm is an upper bound");
        Assert.That(cell.Norms[v], Is.LessThanOrEqualTo(cell.LargestNorm));
        Assert.That(cell.Errors[v], Is.LessThanOrEqualTo(cell.LargestError));
        Assert.That(cell.ExactFactor, Is.GreaterThanOrEqualTo(cell.Norms[v] * cell.Units[v]));
        Assert.That(computed[^1].IsZero, Is.EqualTo(truth[^1].IsZero), "a ray is a ray");
        if (double.IsFinite(cell.Units[v]))
        {
            Assert.That(cell.Errors[v], Is.Zero);
            Assert.That(computed.All(entry => (entry * Rational.FromDouble(cell.Units[v])).IsInteger), Is.True);
        }
        else if (!computed[^1].IsZero)
        {
            Assert.That(computed[^1], Is.EqualTo(Rational.One));
        }

        // Some positive multiple of the true generator is within the error at every coordinate; for a vertex the one of the same weight.
        Rational error = Rational.FromDouble(cell.Errors[v]);
        Rational least = computed[^1];
        Rational? most = computed[^1].IsZero ? null : computed[^1];
        for (int k = 0; k < dimension; k++)
        {
            Rational low = computed[k] - error;
            Rational high = computed[k] + error;
            if (truth[k].IsZero)
            {
                Assert.That(low <= 0 && high >= 0, Is.True, "the error is a bound where the truth is zero");
                continue;
            }

            (low, high) = truth[k].Sign == Sign.Positive ? (low / truth[k], high / truth[k]) : (high / truth[k], low / truth[k]);
            least = Rational.Max(least, low);
            most = most is { } bound ? Rational.Min(bound, high) : high;
        }

        Assert.That(most >= least && most > 0, Is.True, $"the error {cell.Errors[v]} is a bound");
    }

    private static void CheckExact(BigInteger[]? point, Rational[] truth)
    {
        if (point is null)
        {
            return;
        }

        Rational scale = truth[^1].IsZero ? point.Max(BigInteger.Abs) : point[^1];
        Assert.That(scale > 0, Is.True);
        Assert.That(point.Select(entry => entry / scale), Is.EqualTo(truth), "exact coordinates");
    }

    private static void CheckEdges(VertexCell cell, NaiveCone cone, int[] positions)
    {
        List<(int, int)> edges = [];
        for (int e = 0; e < cell.EdgeCount; e++)
        {
            int a = positions[cell.Edges[2 * e]];
            int b = positions[cell.Edges[(2 * e) + 1]];
            edges.Add((Math.Min(a, b), Math.Max(a, b)));
        }

        List<(int, int)> expected = [];
        for (int a = 0; a < cell.Count; a++)
        {
            for (int b = a + 1; b < cell.Count; b++)
            {
                if (cone.AreJoined(a, b))
                {
                    expected.Add((a, b));
                }
            }
        }

        Assert.That(edges, Is.EquivalentTo(expected), "edges");
    }
}
