namespace Polyhedra.Cli.Plots;

/// <summary>A logarithmic scale of colours between two positive numbers.</summary>
internal sealed record ColourBar(string Title, double Low, double High)
{
    /// <summary>Where a number is between the two, from 0 to 1.</summary>
    public double Fraction(double value) => Low < High ? Math.Log(value / Low) / Math.Log(High / Low) : 1;

    /// <summary>The powers of ten between the two, at most about eight; if there is none, the two themselves.</summary>
    public List<(double Position, string Label)> Ticks()
    {
        int first = (int)Math.Ceiling(Math.Log10(Low));
        int last = (int)Math.Floor(Math.Log10(High));
        int step = Math.Max(1, (last - first + 7) / 8);
        List<(double Position, string Label)> ticks = [];
        for (int power = first; power <= last; power += step)
        {
            ticks.Add((Fraction(Math.Pow(10, power)), power is >= -3 and <= 3 ? Text(Math.Pow(10, power)) : $"1e{power}".Replace('-', '−')));
        }

        return ticks.Count > 0 ? ticks : [(0, Text(Low)), (1, Text(High))];
    }

    private static string Text(double value) => value.ToString("G2", System.Globalization.CultureInfo.InvariantCulture);
}
