using System.Numerics;
using Polyhedra.Arrangements.Local.Lines;

namespace Polyhedra.Cli.Commands.Points;

/// <summary>Counts along random segments, and how they are printed.</summary>
internal sealed record RandomLinesReport(RegionInput Input, ulong Seed, ImmutableArray<LineCounts> Counts) : IReport
{
    private SampleFigures Breakpoints => SampleFigures.Of(Counts.Select(count => count.ActivationRegions - 1));

    private SampleFigures LinearRegions => SampleFigures.Of(Counts.Select(count => count.LinearRegions));

    private int Gates => Input.Network.GateCount;

    /// <summary>Counts along segments between two random points each.</summary>
    public static RandomLinesReport Count(RegionInput input, ulong seed, int lines, RandomPoints points)
    {
        LineFinder finder = new(input.Network);
        ImmutableArray<LineCounts>.Builder counts = ImmutableArray.CreateBuilder<LineCounts>();
        for (int i = 0; i < lines; i++)
        {
            ImmutableArray<Rational> from = points.Next();
            ImmutableArray<Rational> to = points.Next();
            while (from.SequenceEqual(to))
            {
                // No segment; it takes a domain of next to no points in floating point.
                to = points.Next();
            }

            counts.Add(finder.Count(from, to));
        }

        return new RandomLinesReport(input, seed, counts.ToImmutable());
    }

    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/random-lines/1")
        .Include(Input)
        .Add("seed", (BigInteger)Seed)
        .Add("lines", Counts.Length)
        .Add("gates", Gates)
        .Add("breakpoints", figures => AddFigures(figures, Breakpoints))
        .Add("linearRegions", figures => AddFigures(figures, LinearRegions));

    public string Csv() =>
        "line,breakpoints,linearRegions\n"
        + string.Concat(Counts.Select((count, i) => $"{i},{count.ActivationRegions - 1},{count.LinearRegions}\n"));

    public string Text() =>
        Describe(Breakpoints, "breakpoints", withGates: true) + Describe(LinearRegions, "linear regions", withGates: false)
        + $"lines    {Counts.Length}, seed {Seed}\n{Input.Text()}";

    private string Describe(SampleFigures figures, string noun, bool withGates)
    {
        string spread = figures.StandardError is { } error
            ? $" (standard error {error:R}, deviation {figures.StandardDeviation:R})"
            : string.Empty;
        string perGate = withGates && Gates > 0 ? $", {figures.Mean / Gates:R} a gate" : string.Empty;
        return $"{figures.Mean:R} {noun} a segment in the mean{spread}{perGate}; {figures.Least} to {figures.Most}\n";
    }

    private void AddFigures(JsonFields json, SampleFigures figures) => json
        .Add("mean", figures.Mean)
        .Add("standardDeviation", figures.StandardDeviation)
        .Add("standardError", figures.StandardError)
        .Add("perGate", Gates > 0 ? figures.Mean / Gates : null)
        .Add("least", figures.Least)
        .Add("most", figures.Most);
}
