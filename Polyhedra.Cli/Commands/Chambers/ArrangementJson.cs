using System.Numerics;
using System.Text.Json.Serialization;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Chambers;

/// <summary>What <c>arrangement --json</c> prints; docs/cli.md has the meaning of the fields.</summary>
internal sealed record ArrangementJson(
    string Schema, bool Complete, ArrangementJson.Hyperplanes Arrangement, JsonInteger? Regions, JsonInteger? BoundedRegions,
    JsonInteger? RelativelyBoundedRegions, JsonInteger? AdjacentPairs, IEnumerable<JsonInteger>? CharacteristicPolynomial,
    bool? MethodsAgree, ArrangementJson.KnownCounts? Known, string? Engine, int? Threads, JsonInteger? SignTests,
    JsonInteger? ExactSignTests, double? EnumerationSeconds, double? PolynomialSeconds)
{
    public static ArrangementJson Of(ArrangementReport report)
    {
        EnumerationSummary? walk = report.Chambers?.Summary;
        return new(
            "polyhedra/arrangement/1", report.IsComplete, Identify(report), report.Regions, report.BoundedRegions,
            report.RelativelyBoundedRegions, report.Chambers?.AdjacentPairs,
            report.Polynomial is { } polynomial ? JsonInteger.All(polynomial.Coefficients) : null, report.MethodsAgree, Compare(report),
            report.Chambers is { } chambers ? EngineName.Of(chambers.Engine) : null, walk is null ? null : report.ThreadCount,
            walk?.SignTests, walk?.ExactSignTests, walk?.Elapsed.TotalSeconds,
            report.PolynomialStop is null ? null : report.PolynomialTime.TotalSeconds);
    }

    private static Hyperplanes Identify(ArrangementReport report)
    {
        ArrangementDescription description = report.Description;
        HyperplaneArrangement arrangement = description.Arrangement;
        return new(
            description.IsFamily ? description.Name : null, description.IsFamily ? null : description.Name, description.Digest,
            arrangement.Dimension, arrangement.Count, arrangement.DuplicateCount, report.Rank);
    }

    private static KnownCounts? Compare(ArrangementReport report) => report.Description.Known is not { } known
        ? null
        : new(
            known.Source, (BigInteger?)known.Regions, (BigInteger?)known.RelativelyBoundedRegions,
            known.CharacteristicPolynomial.IsDefault ? null : JsonInteger.All(known.CharacteristicPolynomial), report.KnownAgrees);

    /// <summary>The field <c>arrangement</c>: a family or a path, and sizes.</summary>
    internal sealed record Hyperplanes(
        string? Family, string? Path, string Digest, int Dimension,
        [property: JsonPropertyName("hyperplanes")] int Count, int Duplicates, int Rank);

    /// <summary>The field <c>known</c>.</summary>
    internal sealed record KnownCounts(
        string Source, JsonInteger? Regions, JsonInteger? RelativelyBoundedRegions, IEnumerable<JsonInteger>? CharacteristicPolynomial,
        bool? Agrees);
}
