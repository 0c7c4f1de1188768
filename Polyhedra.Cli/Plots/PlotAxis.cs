namespace Polyhedra.Cli.Plots;

/// <summary>The numbers that are marked on an axis: multiples of 1, 2 or 5 times a power of ten, exactly, whatever the size of the
/// numbers.</summary>
internal sealed class PlotAxis
{
    // Longer labels would not fit.
    private const int MostDigits = 6;
    private const int MostTitleDigits = 30;
    private readonly Rational _origin;

    /// <summary>The marks between two numbers, the first smaller than the second.</summary>
    public PlotAxis(Rational lower, Rational upper)
    {
        Rational range = upper - lower;
        Rational rough = range / 6;
        int power = PowersOfTen.Floor(rough);
        Rational unit = PowersOfTen.Of(power);
        Rational lead = rough / unit;
        Rational step = unit * (lead * 2 < 3 ? 1 : lead * 2 < 7 ? 2 : lead * 2 < 15 ? 5 : 10);
        List<Rational> marks = [];
        for (Rational mark = PowersOfTen.Ceiling(lower, step); mark <= upper; mark += step)
        {
            marks.Add(mark);
        }

        if (marks.Exists(mark => PowersOfTen.SignificantDigits(mark) > MostDigits))
        {
            // Long numbers that differ in their last digits: count from a rounder number below them.
            _origin = PowersOfTen.Below(lower, PowersOfTen.Of(PowersOfTen.Floor(range) + 1));
        }

        Ticks = [.. marks.Select(mark => (((mark - lower) / range).ToDouble(), PowersOfTen.Text(mark - _origin, MostDigits)))];
    }

    /// <summary>Where along the axis a number is, from 0 to 1, and the number less the one that the title names.</summary>
    public IReadOnlyList<(double Position, string Label)> Ticks { get; }

    /// <summary>What the labels are: the name of the coordinate, or the coordinate less a number, whose last digits may be left
    /// out.</summary>
    public string Title(string name) => _origin.IsZero
        ? name
        : $"{name} {(_origin.Sign == Sign.Negative ? '+' : '−')} {PowersOfTen.Text(Rational.Abs(_origin), MostTitleDigits)}";
}
