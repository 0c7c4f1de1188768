using System.Numerics;
using Polyhedra.Core.Numerics;

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

    /// <summary>The numbers that are marked on an axis: multiples of 1, 2 or 5 times a power of ten.</summary>
    public List<(double Position, string Label)> Ticks(int axis)
    {
        Rational range = _view.Upper[axis] - _view.Lower[axis];
        double rough = range.ToDouble() / 6;
        int power = (int)Math.Floor(Math.Log10(rough));
        double lead = rough / Math.Pow(10, power);
        Rational step = PowerOfTen(power) * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
        List<(double Position, string Label)> ticks = [];
        for (Rational tick = Ceiling(_view.Lower[axis] / step) * step; tick <= _view.Upper[axis]; tick += step)
        {
            string label = tick.ToDouble().ToString("G6", System.Globalization.CultureInfo.InvariantCulture).Replace('-', '−');
            ticks.Add((Fraction(tick, axis), label));
        }

        return ticks;
    }

    private static Rational PowerOfTen(int power)
    {
        Rational size = BigInteger.Pow(10, Math.Abs(power));
        return power >= 0 ? size : Rational.One / size;
    }

    private static Rational Ceiling(Rational value)
    {
        BigInteger quotient = BigInteger.DivRem(value.Numerator, value.Denominator, out BigInteger rest);
        return rest.Sign > 0 ? quotient + 1 : quotient;
    }
}
