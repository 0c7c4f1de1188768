using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Plots;

/// <summary>The exact polygons of all regions, and their inradii where they are asked for.</summary>
internal sealed class PlottedRegions(bool withRadii) : IRegionSink
{
    public static bool NeedsRegions => true;

    /// <summary>The closures of the regions, in the order of the walk.</summary>
    public List<Polyhedron> Closures { get; } = [];

    /// <summary>The decimal logarithm of the largest radius of a disc in each region, rounded; infinite if there is none.</summary>
    public List<double> RadiusLogarithms { get; } = [];

    public void Accept(scoped in RegionView region)
    {
        Polyhedron closure = region.Polyhedron();
        Closures.Add(closure);
        if (withRadii)
        {
            RadiusLogarithms.Add(
                InscribedBalls.Find(closure) is InscribedBall.Largest ball ? PowersOfTen.Log(ball.Lower) : double.PositiveInfinity);
        }
    }

    /// <summary>The distinct vertices of all regions.</summary>
    public List<(Rational X, Rational Y)> Vertices() =>
        [.. Closures.SelectMany(closure => Enumerable.Range(0, closure.VertexCount)
            .Where(_ => closure.Lineality.RowCount == 0)
            .Select(v => (closure.Vertex(v)[0], closure.Vertex(v)[1]))).Distinct()];

    /// <summary>The vertices of a bounded polygon in order around it.</summary>
    public static List<Rational[]> Around(Polyhedron polygon)
    {
        // A facet is an edge between two vertices, and every vertex is on two.
        List<int>[] ends = [.. Enumerable.Range(0, polygon.VertexCount).Select(_ => new List<int>())];
        for (int f = 0; f < polygon.Facets.Length; f++)
        {
            System.Collections.Immutable.ImmutableArray<int> pair = polygon.GeneratorsOn(f);
            ends[pair[0]].Add(pair[1]);
            ends[pair[1]].Add(pair[0]);
        }

        List<Rational[]> points = [];
        int before = -1;
        int current = 0;
        do
        {
            points.Add([.. polygon.Vertex(current)]);
            int next = ends[current][0] == before ? ends[current][1] : ends[current][0];
            before = current;
            current = next;
        }
        while (current != 0);

        return points;
    }
}
