using System.Numerics;
using System.Text.Json;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Families;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Chambers;

/// <summary>What <c>arrangement</c> found, and how it is printed.</summary>
/// <param name="Description">The arrangement.</param>
internal sealed record ArrangementReport(ArrangementDescription Description)
{
    /// <summary>The threads that the enumeration could use.</summary>
    public int ThreadCount { get; init; } = 1;

    /// <summary>The enumeration; null where it was not asked for or not begun.</summary>
    public ChamberCount? Chambers { get; init; }

    /// <summary>The characteristic polynomial; null where it was not asked for or stopped.</summary>
    public CharacteristicPolynomial? Polynomial { get; init; }

    /// <summary>How the computation of the polynomial ended; null where it was not asked for.</summary>
    public StopReason? PolynomialStop { get; init; }

    public TimeSpan PolynomialTime { get; init; }

    /// <summary>Whether everything that was asked for is there.</summary>
    public bool IsComplete => StopReason == StopReason.Complete;

    /// <summary>The first reason, if any, for which a method ended early.</summary>
    public StopReason StopReason =>
        PolynomialStop is { } stop and not StopReason.Complete ? stop : Chambers?.Summary.StopReason ?? StopReason.Complete;

    /// <summary>Whether the two methods give the same numbers; null unless both are complete.</summary>
    public bool? MethodsAgree => Polynomial is null || Chambers is not { Summary.IsComplete: true } counted
        ? null
        : Polynomial.Regions == counted.Regions && Polynomial.RelativelyBoundedRegions == counted.RelativelyBoundedRegions;

    /// <summary>Whether the known answer is what every complete method gives; null if there is none, or no method to compare.</summary>
    public bool? KnownAgrees
    {
        get
        {
            bool counted = Chambers is { Summary.IsComplete: true };
            return Description.Known is not { } known || (Polynomial is null && !counted)
                ? null
                : (Polynomial is null || Agrees(known, Polynomial)) && (!counted || Agrees(known, Chambers!));
        }
    }

    public int ExitCode => MethodsAgree == false || KnownAgrees == false
        ? Output.ExitCode.No
        : Stop.ExitCodeOf(StopReason);

    /// <summary>The rank; the polynomial knows it without another elimination.</summary>
    public int Rank => Polynomial?.Rank ?? Description.Arrangement.Rank;

    /// <summary>The number of chambers, by enumeration where there was one; null if there is no number.</summary>
    public BigInteger? Regions => Chambers?.Regions ?? Polynomial?.Regions;

    public BigInteger? BoundedRegions => Chambers is null ? Polynomial?.BoundedRegions : Chambers.BoundedRegions;

    public BigInteger? RelativelyBoundedRegions =>
        Chambers is null ? Polynomial?.RelativelyBoundedRegions : Chambers.RelativelyBoundedRegions;

    public void WriteText(Stream stream) => new ArrangementText(this).Write(stream);

    public void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/arrangement/1");
        writer.WriteBoolean("complete", IsComplete);
        WriteArrangement(writer);
        WriteCounts(writer, Regions, BoundedRegions, RelativelyBoundedRegions);
        if (Chambers?.AdjacentPairs is { } pairs)
        {
            JsonOutput.WriteCount(writer, "adjacentPairs", pairs);
        }

        if (Polynomial is not null)
        {
            JsonOutput.WriteIntegers(writer, "characteristicPolynomial", Polynomial.Coefficients);
        }

        if (MethodsAgree is { } methodsAgree)
        {
            writer.WriteBoolean("methodsAgree", methodsAgree);
        }

        WriteKnown(writer);
        if (Chambers is not null)
        {
            writer.WriteString("engine", EngineOption.NameOf(Chambers.Engine));
            writer.WriteNumber("threads", ThreadCount);
            JsonOutput.WriteCount(writer, "signTests", Chambers.Summary.SignTests);
            JsonOutput.WriteCount(writer, "exactSignTests", Chambers.Summary.ExactSignTests);
            writer.WriteNumber("enumerationSeconds", Chambers.Summary.Elapsed.TotalSeconds);
        }

        if (PolynomialStop is not null)
        {
            writer.WriteNumber("polynomialSeconds", PolynomialTime.TotalSeconds);
        }
    });

    private static bool Agrees(KnownAnswer known, CharacteristicPolynomial polynomial) =>
        polynomial.Regions == known.Regions && polynomial.RelativelyBoundedRegions == known.RelativelyBoundedRegions
        && (known.CharacteristicPolynomial.IsDefault || polynomial.Coefficients.SequenceEqual(known.CharacteristicPolynomial));

    private static bool Agrees(KnownAnswer known, ChamberCount chambers) =>
        chambers.Regions == known.Regions
        && (chambers.RelativelyBoundedRegions is not { } bounded || bounded == known.RelativelyBoundedRegions);

    private static void WriteCounts(Utf8JsonWriter writer, BigInteger? regions, BigInteger? bounded, BigInteger? relativelyBounded)
    {
        foreach ((string name, BigInteger? count) in (ReadOnlySpan<(string, BigInteger?)>)
            [("regions", regions), ("boundedRegions", bounded), ("relativelyBoundedRegions", relativelyBounded)])
        {
            if (count is { } value)
            {
                JsonOutput.WriteInteger(writer, name, value);
            }
        }
    }

    private void WriteArrangement(Utf8JsonWriter writer)
    {
        HyperplaneArrangement arrangement = Description.Arrangement;
        writer.WriteStartObject("arrangement");
        writer.WriteString(Description.IsFamily ? "family" : "path", Description.Name);
        writer.WriteString("digest", Description.Digest);
        writer.WriteNumber("dimension", arrangement.Dimension);
        writer.WriteNumber("hyperplanes", arrangement.Count);
        writer.WriteNumber("duplicates", arrangement.DuplicateCount);
        writer.WriteNumber("rank", Rank);
        writer.WriteEndObject();
    }

    private void WriteKnown(Utf8JsonWriter writer)
    {
        if (Description.Known is not { } known)
        {
            return;
        }

        writer.WriteStartObject("known");
        writer.WriteString("source", known.Source);
        WriteCounts(writer, known.Regions, null, known.RelativelyBoundedRegions);
        if (!known.CharacteristicPolynomial.IsDefault)
        {
            JsonOutput.WriteIntegers(writer, "characteristicPolynomial", known.CharacteristicPolynomial);
        }

        if (KnownAgrees is { } agrees)
        {
            writer.WriteBoolean("agrees", agrees);
        }

        writer.WriteEndObject();
    }
}
