namespace Polyhedra.Cli.Plots;

/// <summary>A logarithmic scale of colours between two positive numbers, given by their decimal logarithms, so that they may be of any
/// size.</summary>
internal sealed record ColourBar(string Title, double Low, double High)
{
    /// <summary>Where the number with a logarithm is between the two: 0 at the lower, 1 at the upper.</summary>
    public double Fraction(double logarithm) => Low < High ? (logarithm - Low) / (High - Low) : 1;

    /// <summary>The powers of ten between the two, at most about eight; if there is none, the two themselves.</summary>
    public List<(double Position, string Label)> Ticks()
    {
        int first = (int)Math.Ceiling(Low);
        int last = (int)Math.Floor(High);
        int step = Math.Max(1, (last - first + 7) / 8);
        List<(double Position, string Label)> ticks = [];
        for (int power = first; power <= last; power += step)
        {
            string label = power is >= -3 and <= 3 ? PowersOfTen.Text(PowersOfTen.Of(power), 1) : $"1e{power}".Replace('-', '−');
            ticks.Add((Fraction(power), label));
        }

        return ticks.Count > 0 ? ticks : [(0, Text(Low)), (1, Text(High))];
    }

    // Two digits of the number, between two powers of ten.
    private static string Text(double logarithm)
    {
        double power = Math.Floor(logarithm);
        return Math.Abs(power) < 300
            ? Math.Pow(10, logarithm).ToString("G2", CultureInfo.InvariantCulture)
            : $"{Math.Pow(10, logarithm - power).ToString("G2", CultureInfo.InvariantCulture)}E{power:+0;-0}";
    }
}
