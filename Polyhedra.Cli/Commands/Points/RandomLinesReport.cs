using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Local.Lines;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Running;
using Polyhedra.Core.Numerics;

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

    public void WriteJson(Utf8JsonWriter writer) => JsonSerializer.Serialize(
        writer,
        new RandomLinesJson(
            "polyhedra/random-lines/1", Input.Description.ToJson(), Input.DomainText, (BigInteger?)Seed, Counts.Length, Gates,
            ToJson(Breakpoints), ToJson(LinearRegions)),
        PointsJson.Default.RandomLinesJson);

    public string Csv()
    {
        StringBuilder text = new("line,breakpoints,linearRegions\n");
        for (int i = 0; i < Counts.Length; i++)
        {
            text.Append($"{i},{Counts[i].ActivationRegions - 1},{Counts[i].LinearRegions}\n");
        }

        return text.ToString();
    }

    public string Text() =>
        Describe(Breakpoints, "breakpoints", withGates: true) + Describe(LinearRegions, "linear regions", withGates: false)
        + $"lines    {Counts.Length}, seed {Seed}\n{Input.Text()}";

    private string Describe(SampleFigures figures, string noun, bool withGates)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{figures.Mean:R} {noun} a segment in the mean");
        if (figures.StandardError is { } error)
        {
            text.Append(CultureInfo.InvariantCulture, $" (standard error {error:R}, deviation {figures.StandardDeviation:R})");
        }

        if (withGates && Gates > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $", {figures.Mean / Gates:R} a gate");
        }

        return text.Append($"; {figures.Least} to {figures.Most}\n").ToString();
    }

    private RandomLinesJson.Figures ToJson(SampleFigures figures) => new(
        figures.Mean, figures.StandardDeviation, figures.StandardError, Gates > 0 ? figures.Mean / Gates : null, figures.Least,
        figures.Most);
}
