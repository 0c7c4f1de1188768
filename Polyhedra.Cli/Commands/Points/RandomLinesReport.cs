using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Local.Lines;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Cli.Commands.Points;

/// <summary>Counts along random segments, and how they are printed.</summary>
internal sealed record RandomLinesReport(NetworkDescription Description, string Domain, ulong Seed, ImmutableArray<LineCounts> Counts)
{
    /// <summary>Counts along segments between two random points each.</summary>
    public static RandomLinesReport Count(NetworkDescription description, string domain, ulong seed, long lines, UniformPoints points)
    {
        LineFinder finder = new(description.Network);
        ImmutableArray<LineCounts>.Builder counts = ImmutableArray.CreateBuilder<LineCounts>();
        for (long i = 0; i < lines; i++)
        {
            ImmutableArray<Rational> from = DomainOptions.Next("--random", points);
            ImmutableArray<Rational> to = DomainOptions.Next("--random", points);
            while (from.SequenceEqual(to))
            {
                // No segment; it takes a domain of next to no points in floating point.
                to = DomainOptions.Next("--random", points);
            }

            counts.Add(finder.Count(from, to));
        }

        return new RandomLinesReport(description, domain, seed, counts.ToImmutable());
    }

    public void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/random-lines/1");
        Description.WriteJson(writer);
        writer.WriteString("domain", Domain);
        JsonOutput.WriteInteger(writer, "seed", Seed);
        writer.WriteNumber("lines", Counts.Length);
        writer.WriteNumber("gates", Description.Network.GateCount);
        Write(writer, "breakpoints", Breakpoints);
        Write(writer, "linearRegions", LinearRegions);
    });

    public void WriteCsv(Stream stream)
    {
        StringBuilder text = new("line,breakpoints,linearRegions\n");
        for (int i = 0; i < Counts.Length; i++)
        {
            text.Append($"{i},{Counts[i].ActivationRegions - 1},{Counts[i].LinearRegions}\n");
        }

        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public void WriteText(Stream stream)
    {
        string text = Describe(Breakpoints, "breakpoints", withGates: true) + Describe(LinearRegions, "linear regions", withGates: false)
            + $"lines    {Counts.Length}, seed {Seed}\n"
            + $"network  {Description.Path}: {Description.Shape}; numbers {Description.Rule}\ndigest   {Description.Digest}\ndomain   {Domain}\n";
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private SampleFigures Breakpoints => SampleFigures.Of(Counts.Select(count => count.ActivationRegions - 1));

    private SampleFigures LinearRegions => SampleFigures.Of(Counts.Select(count => count.LinearRegions));

    private string Describe(SampleFigures figures, string noun, bool withGates)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{figures.Mean:R} {noun} a segment in the mean");
        if (figures.StandardError is { } error)
        {
            text.Append(CultureInfo.InvariantCulture, $" (standard error {error:R}, deviation {figures.StandardDeviation:R})");
        }

        if (withGates && Description.Network.GateCount > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $", {figures.Mean / Description.Network.GateCount:R} a gate");
        }

        return text.Append($"; {figures.Least} to {figures.Most}\n").ToString();
    }

    private void Write(Utf8JsonWriter writer, string name, SampleFigures figures)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("mean", figures.Mean);
        if (figures.StandardDeviation is { } deviation && figures.StandardError is { } error)
        {
            writer.WriteNumber("standardDeviation", deviation);
            writer.WriteNumber("standardError", error);
        }

        if (Description.Network.GateCount > 0)
        {
            writer.WriteNumber("perGate", figures.Mean / Description.Network.GateCount);
        }

        JsonOutput.WriteCount(writer, "least", figures.Least);
        JsonOutput.WriteCount(writer, "most", figures.Most);
        writer.WriteEndObject();
    }
}
