using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
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
    public static Viewport Around(IReadOnlyCollection<(Rational X, Rational Y)> vertices)
    {
        (Rational left, Rational right) = Range([.. vertices.Select(vertex => vertex.X).Order()]);
        (Rational bottom, Rational top) = Range([.. vertices.Select(vertex => vertex.Y).Order()]);

        // At least a fifth as high as it is wide, and as wide as it is high.
        Rational least = Rational.Max(right - left, top - bottom) / 5;
        (left, right) = Widened(left, right, least);
        (bottom, top) = Widened(bottom, top, least);
        return new Viewport([left, bottom], [right, top]);
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

    private static (Rational Low, Rational High) Range(Rational[] sorted)
    {
        if (sorted.Length == 0)
        {
            return (-1, 1);
        }

        int outliers = sorted.Length / OutlierShare;
        Rational low = sorted[outliers];
        Rational high = sorted[^(1 + outliers)];
        Rational margin = low == high ? 1 : (high - low) / 4;

        // To a step of about a hundredth, so that the numbers on the axes are short.
        Rational step = PowersOfTen.Of(PowersOfTen.Floor(high - low + (2 * margin)) - 1);
        return (PowersOfTen.Below(low - margin, step), PowersOfTen.Ceiling(high + margin, step));
    }

    private static (Rational Low, Rational High) Widened(Rational low, Rational high, Rational least)
    {
        Rational missing = least - (high - low);
        return missing > 0 ? (low - (missing / 2), high + (missing / 2)) : (low, high);
    }
}
