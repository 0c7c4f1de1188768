namespace Polyhedra.Cli.Plots;

/// <summary>From the plane to the picture: the second axis points up, and the paths of the picture count in tenths of its unit.</summary>
internal sealed class PlotScale
{
    /// <summary>Steps of a path's coordinates in a unit of the picture.</summary>
    public const int Fineness = 10;

    private const double Longest = 640;
    private const double Flattest = 4;
    private readonly Viewport _view;
    private readonly double _width;
    private readonly double _height;

    /// <summary>A scale that shows the whole viewport, with equal units on both axes unless it is very flat.</summary>
    public PlotScale(Viewport view)
    {
        _view = view;
        double aspect = ((view.Upper[0] - view.Lower[0]) / (view.Upper[1] - view.Lower[1])).ToDouble();
        aspect = Math.Clamp(aspect, 1 / Flattest, Flattest);
        Width = (int)Math.Round(aspect >= 1 ? Longest : Longest * aspect);
        Height = (int)Math.Round(aspect >= 1 ? Longest / aspect : Longest);
        _width = Width * Fineness;
        _height = Height * Fineness;
    }

    /// <summary>The width of the viewport in the picture.</summary>
    public int Width { get; }

    /// <summary>The height of the viewport in the picture.</summary>
    public int Height { get; }

    /// <summary>The place of a point, rounded once from its exact value.</summary>
    public (int X, int Y) Of(ReadOnlySpan<Rational> point) =>
        ((int)Math.Round(Fraction(point[0], 0) * _width), (int)Math.Round((1 - Fraction(point[1], 1)) * _height));

    /// <summary>Where along an axis a number is, from 0 to 1.</summary>
    public double Fraction(Rational value, int axis) =>
        ((value - _view.Lower[axis]) / (_view.Upper[axis] - _view.Lower[axis])).ToDouble();

    /// <summary>The marks of an axis.</summary>
    public PlotAxis Axis(int axis) => new(_view.Lower[axis], _view.Upper[axis]);
}
