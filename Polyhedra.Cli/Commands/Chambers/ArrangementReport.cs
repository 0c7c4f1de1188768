using System.Numerics;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Families;
using Polyhedra.Arrangements.Hyperplanes.Flats;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;

namespace Polyhedra.Cli.Commands.Chambers;

/// <summary>What <c>arrangement</c> found, and how it is printed.</summary>
/// <param name="Description">The arrangement.</param>
internal sealed record ArrangementReport(ArrangementDescription Description) : IReport
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

    /// <summary>What of the flats was asked for.</summary>
    public FlatsWanted FlatsWanted { get; init; }

    /// <summary>The flats; null where they were not asked for or stopped.</summary>
    public FlatCounts? Flats { get; init; }

    /// <summary>How the count of the flats ended; null where it was not asked for.</summary>
    public StopReason? FlatsStop { get; init; }

    public TimeSpan FlatsTime { get; init; }

    /// <summary>Whether everything that was asked for is there.</summary>
    public bool IsComplete => StopReason == StopReason.Complete;

    /// <summary>The first reason, if any, for which a method ended early.</summary>
    public StopReason StopReason =>
        PolynomialStop is { } polynomial and not StopReason.Complete ? polynomial
        : FlatsStop is { } flats and not StopReason.Complete ? flats
        : Chambers?.Summary.StopReason ?? StopReason.Complete;

    /// <summary>Whether the two methods give the same numbers; null unless both are complete. No, too, if an enumeration that was stopped
    /// had found more chambers than there are by the polynomial.</summary>
    public bool? MethodsAgree => (Polynomial, Chambers) switch
    {
        (null, _) or (_, null) => null,
        ({ } polynomial, { Summary.IsComplete: true } counted) =>
            polynomial.Regions == counted.Regions && polynomial.RelativelyBoundedRegions == counted.RelativelyBoundedRegions,
        ({ } polynomial, { } stopped) => stopped.Regions > polynomial.Regions ? false : null,
    };

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

    public int ExitCode => MethodsAgree == false || KnownAgrees == false || Flats is { EulerHolds: false }
        ? Output.ExitCode.No
        : Stop.ExitCodeOf(StopReason);

    /// <summary>The rank; the polynomial knows it without another elimination.</summary>
    public int Rank => Polynomial?.Rank ?? Description.Arrangement.Rank;

    /// <summary>The enumeration that was stopped, where the polynomial gives the numbers that it did not come to; else null.</summary>
    public ChamberCount? Overtaken => Polynomial is not null && Chambers is { Summary.IsComplete: false } stopped ? stopped : null;

    /// <summary>Whether <see cref="Regions"/> is the number of all chambers, not of those found so far.</summary>
    public bool IsExact => Chambers is { Summary.IsComplete: true } || Polynomial is not null;

    /// <summary>The number of chambers, by enumeration where that is complete, else by the polynomial where that is known, else of those
    /// found so far; null if there is no number.</summary>
    public BigInteger? Regions => Counted?.Regions ?? Polynomial?.Regions;

    public BigInteger? BoundedRegions => Counted is null ? Polynomial?.BoundedRegions : Counted.BoundedRegions;

    public BigInteger? RelativelyBoundedRegions =>
        Counted is null ? Polynomial?.RelativelyBoundedRegions : Counted.RelativelyBoundedRegions;

    private ChamberCount? Counted => Overtaken is null ? Chambers : null;

    public string Text() => new ArrangementText(this).Write();

    public void WriteFields(JsonFields json)
    {
        EnumerationSummary? walk = Chambers?.Summary;
        json.Add("schema", "polyhedra/arrangement/1")
            .Add("complete", IsComplete)
            .Add("arrangement", hyperplanes => Description.AddTo(hyperplanes, Rank))
            .Add("regions", Regions)
            .Add("enumeratedRegions", Overtaken?.Regions)
            .Add("boundedRegions", BoundedRegions)
            .Add("relativelyBoundedRegions", RelativelyBoundedRegions)
            .Add("adjacentPairs", Chambers?.AdjacentPairs)
            .Add("characteristicPolynomial", Polynomial?.Coefficients)
            .Add("methodsAgree", MethodsAgree)
            .Include(FlatsWanted.Faces ? Flats : null, AddFaces)
            .Add("flats", FlatsWanted.Flats ? Flats : null, AddFlats)
            .Add("known", Description.Known, AddKnown)
            .Add("engine", Chambers is { } chambers ? EngineName.Of(chambers.Engine) : null)
            .Add("threads", walk is null ? null : ThreadCount)
            .Add("signTests", walk?.SignTests)
            .Add("exactSignTests", walk?.ExactSignTests)
            .Add("enumerationSeconds", walk?.Elapsed.TotalSeconds)
            .Add("polynomialSeconds", PolynomialStop is null ? null : PolynomialTime.TotalSeconds)
            .Add("flatsSeconds", FlatsStop is null ? null : FlatsTime.TotalSeconds);
    }

    private static void AddFaces(JsonFields json, FlatCounts flats) => json
        .Add("faces", flats.Faces)
        .Add("eulerHolds", flats.EulerHolds);

    private static void AddFlats(JsonFields json, FlatCounts flats) => json
        .Add("total", flats.Total)
        .Add("byRank", flats.FlatsByRank)
        .Add("whitneyFirst", flats.WhitneyNumbers)
        .Add("whitneySecond", flats.FlatsByRank)
        .AddEach("restrictions", flats.Restrictions, (item, group) => item
            .Add("rank", group.Rank)
            .Add("dimension", flats.Dimension - group.Rank)
            .Add("flats", group.Count)
            .Add("regions", group.Polynomial.Regions)
            .Add("characteristicPolynomial", group.Polynomial.Coefficients));

    private void AddKnown(JsonFields json, KnownAnswer known) => json
        .Add("source", known.Source)
        .Add("regions", known.Regions)
        .Add("relativelyBoundedRegions", known.RelativelyBoundedRegions)
        .Add("characteristicPolynomial", known.CharacteristicPolynomial.IsDefault ? null : known.CharacteristicPolynomial)
        .Add("agrees", KnownAgrees);

    private static bool Agrees(KnownAnswer known, CharacteristicPolynomial polynomial) =>
        polynomial.Regions == known.Regions && polynomial.RelativelyBoundedRegions == known.RelativelyBoundedRegions
        && (known.CharacteristicPolynomial.IsDefault || polynomial.Coefficients.SequenceEqual(known.CharacteristicPolynomial));

    private static bool Agrees(KnownAnswer known, ChamberCount chambers) =>
        chambers.Regions == known.Regions
        && (chambers.RelativelyBoundedRegions is not { } bounded || bounded == known.RelativelyBoundedRegions);
}
