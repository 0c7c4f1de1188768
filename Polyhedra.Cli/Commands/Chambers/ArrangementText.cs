using System.Numerics;
using Polyhedra.Arrangements.Hyperplanes;

namespace Polyhedra.Cli.Commands.Chambers;

/// <summary>A report of <c>arrangement</c> for people.</summary>
internal sealed class ArrangementText(ArrangementReport report)
{
    private readonly StringBuilder _text = new();

    public string Write()
    {
        HyperplaneArrangement arrangement = report.Description.Arrangement;
        _text.Append(Headline()).Append('\n');
        string duplicates = arrangement.DuplicateCount == 0
            ? string.Empty
            : $"; {Words.Plural(arrangement.DuplicateCount, "duplicate")} merged";
        Line(
            "arrangement",
            $"{report.Description.Name}: {Words.Plural(arrangement.Count, "hyperplane")} in R^{arrangement.Dimension}, "
            + $"rank {report.Rank}{duplicates}");
        Line("digest", report.Description.Digest);
        foreach (string note in report.Description.Notes)
        {
            Line("note", note);
        }

        if (report.Polynomial is { } polynomial)
        {
            Line("polynomial", Format(polynomial.Coefficients));
            if (report.MethodsAgree is { } agree)
            {
                string given = Counts(polynomial.Regions, null, polynomial.RelativelyBoundedRegions);
                Line("methods", agree ? "enumeration and polynomial agree" : $"DISAGREE: the polynomial gives {given}");
            }
        }

        WriteFlats();
        WriteKnown();
        if (report.Chambers?.AdjacentPairs is { } pairs)
        {
            Line("adjacent", $"{Words.Plural(pairs, "pair")} of chambers with a common facet");
        }

        if (report.Chambers is { } chambers)
        {
            Line(
                "engine",
                $"{EngineName.Of(chambers.Engine)}, {Words.Plural(report.ThreadCount, "thread")}; {chambers.Summary.TestsInWords()}");
        }

        Line("seconds", Seconds());
        return _text.ToString();
    }

    private static string Counts(BigInteger regions, BigInteger? bounded, BigInteger? relativelyBounded)
    {
        string[] parts =
        [
            .. bounded is { } b ? (string[])[$"{b} bounded"] : [],
            .. relativelyBounded is { } r ? (string[])[$"{r} relatively bounded"] : [],
        ];
        string noun = regions.IsOne ? "chamber" : "chambers";
        return parts.Length == 0 ? $"{regions} {noun}" : $"{regions} {noun} ({string.Join(", ", parts)})";
    }

    // t^3 - 3 t^2 + 2 t, leaving out what is zero.
    private static string Format(ImmutableArray<BigInteger> coefficients)
    {
        StringBuilder text = new();
        for (int k = 0; k < coefficients.Length; k++)
        {
            BigInteger coefficient = coefficients[k];
            if (coefficient.IsZero)
            {
                continue;
            }

            int power = coefficients.Length - 1 - k;
            string variable = power switch { 0 => string.Empty, 1 => "t", _ => $"t^{power}" };
            BigInteger size = BigInteger.Abs(coefficient);
            string factor = size.IsOne && power > 0 ? variable : power == 0 ? $"{size}" : $"{size} {variable}";
            text.Append(text.Length == 0 ? string.Empty : coefficient.Sign < 0 ? " - " : " + ").Append(factor);
        }

        return text.ToString();
    }

    private string Headline()
    {
        if (report.Regions is not { } regions)
        {
            return $"PARTIAL: nothing, stopped by {Stop.NameOf(report.StopReason)}";
        }

        string counts = Counts(regions, report.BoundedRegions, report.RelativelyBoundedRegions);
        if (report.Overtaken is { } stopped)
        {
            string reason = Stop.NameOf(stopped.Summary.StopReason);
            string found = Counts(stopped.Regions, null, null);
            return $"{counts}, by the polynomial; PARTIAL: the enumeration found {found}, stopped by {reason}";
        }

        if (report.Chambers is { Summary.IsComplete: false } partial)
        {
            return $"PARTIAL: {counts} so far, stopped by {Stop.NameOf(partial.Summary.StopReason)}";
        }

        string missing = report.PolynomialStop is null or StopReason.Complete ? "flats" : "polynomial";
        return report.IsComplete ? counts : $"{counts}; PARTIAL: no {missing}, stopped by {Stop.NameOf(report.StopReason)}";
    }

    private void WriteFlats()
    {
        if (report.Flats is not { } flats)
        {
            if (report.FlatsStop is { } stop and not StopReason.Complete)
            {
                Line("flats", $"PARTIAL: not all were found, stopped by {Stop.NameOf(stop)}");
            }

            return;
        }

        if (report.FlatsWanted.Faces)
        {
            string euler = flats.EulerHolds ? "Euler's relation holds" : "EULER'S RELATION FAILS";
            Line("faces", $"{string.Join(", ", flats.Faces)} of dimension 0 to {flats.Dimension}; {euler}");
        }

        if (report.FlatsWanted.Flats)
        {
            Line("flats", $"{flats.Total} in all; {string.Join(", ", flats.FlatsByRank)} of rank 0 to {flats.FlatsByRank.Length - 1}");
            Line("whitney", $"{string.Join(", ", flats.WhitneyNumbers)} (first kind, by rank)");
        }
    }

    private void WriteKnown()
    {
        if (report.Description.Known is not { } known)
        {
            if (report.Description.IsFamily)
            {
                Line("known", "no closed form or table entry");
            }

            return;
        }

        string verdict = report.KnownAgrees switch { true => "agrees", false => "DISAGREES", null => "not compared" };
        Line("known", $"{Counts(known.Regions, null, known.RelativelyBoundedRegions)}, {known.Source}: {verdict}");
    }

    private string Seconds()
    {
        List<string> parts = [];
        if (report.Chambers is { } chambers)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"enumeration {chambers.Summary.Elapsed.TotalSeconds}"));
        }

        if (report.PolynomialStop is not null)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"polynomial {report.PolynomialTime.TotalSeconds}"));
        }

        if (report.FlatsStop is not null)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"flats {report.FlatsTime.TotalSeconds}"));
        }

        return string.Join(", ", parts);
    }

    private void Line(string name, string content) => _text.Append($"{name,-12} {content}\n");
}
