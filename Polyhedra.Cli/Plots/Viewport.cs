using System.Collections.Immutable;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Cli.Plots;

/// <summary>The rectangle of the plane that a plot shows.</summary>
internal sealed class Viewport
{
    // Of the vertices of an unbounded subdivision so many are left out at either end of an axis: a few may be very far away.
    private const int OutlierShare = 20;

    private readonly ImmutableArray<IntegerForm> _sides;

    /// <summary>A rectangle of positive width and height.</summary>
    public Viewport(ImmutableArray<Rational> lower, ImmutableArray<Rational> upper)
    {
        Lower = lower;
        Upper = upper;
        _sides = [.. HPolyhedron.Box(lower, upper).Forms()];
    }

    public ImmutableArray<Rational> Lower { get; }

    public ImmutableArray<Rational> Upper { get; }

    /// <summary>The bounding box of a bounded domain; null if it is unbounded.</summary>
    public static Viewport? Of(HPolyhedron domain)
    {
        if (Polyhedron.FromHalfSpaces(domain) is not { IsBounded: true } whole)
        {
            return null;
        }

        Rational[][] points = [.. Enumerable.Range(0, whole.VertexCount).Select(v => whole.Vertex(v).ToArray())];
        return new Viewport([.. Axes(k => points.Min(point => point[k]))], [.. Axes(k => points.Max(point => point[k]))]);
    }

    /// <summary>A rectangle around most of some vertices.</summary>
    public static Viewport Around(List<(double X, double Y)> vertices)
    {
        (double left, double right) = Range([.. vertices.Select(vertex => vertex.X).Order()]);
        (double bottom, double top) = Range([.. vertices.Select(vertex => vertex.Y).Order()]);

        // At least a fifth as high as it is wide, and as wide as it is high.
        double least = Math.Max(right - left, top - bottom) / 5;
        (left, right) = Widened(left, right, least);
        (bottom, top) = Widened(bottom, top, least);
        return new Viewport(
            [Rational.FromDouble(left), Rational.FromDouble(bottom)], [Rational.FromDouble(right), Rational.FromDouble(top)]);
    }

    /// <summary>The part of a polyhedron that shows, if it has the polyhedron's dimension.</summary>
    public Polyhedron? Clip(Polyhedron polyhedron)
    {
        Polyhedron? part = polyhedron;
        foreach (IntegerForm side in _sides)
        {
            part = part?.WhereNonnegative(side);
        }

        return part;
    }

    private static IEnumerable<Rational> Axes(Func<int, Rational> entry) => Enumerable.Range(0, 2).Select(entry);

    private static (double Low, double High) Range(double[] sorted)
    {
        double[] finite = [.. sorted.Where(double.IsFinite)];
        if (finite.Length == 0)
        {
            return (-1, 1);
        }

        int outliers = finite.Length / OutlierShare;
        double low = finite[outliers];
        double high = finite[^(1 + outliers)];
        double margin = low == high ? 1 : (high - low) / 4;

        // To a step of about a hundredth, so that the numbers on the axes are short.
        double step = Math.Pow(10, Math.Floor(Math.Log10(high - low + (2 * margin))) - 1);
        return (Math.Floor((low - margin) / step) * step, Math.Ceiling((high + margin) / step) * step);
    }

    private static (double Low, double High) Widened(double low, double high, double least)
    {
        double missing = least - (high - low);
        return missing > 0 ? (low - (missing / 2), high + (missing / 2)) : (low, high);
    }
}
