using System.Numerics;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Cli.Commands.Building;

namespace Polyhedra.Cli.Commands.Verification;

/// <summary>What <c>verify</c> found about one claim, and how it is printed.</summary>
/// <param name="Network">The network.</param>
/// <param name="Construction">Where it comes from; null for a network of the user's own.</param>
/// <param name="Claim">The number of regions that is claimed.</param>
/// <param name="Definition">The definition under which the claim is decided.</param>
/// <param name="Counts">The counts, a domain each; the first is that of the claim.</param>
/// <param name="Bounds">Upper bounds on the number of activation regions.</param>
internal sealed record ClaimReport(
    NetworkDescription Network, Construction? Construction, BigInteger Claim, RegionDefinition Definition,
    ImmutableArray<DomainCount> Counts, ImmutableArray<RegionBound> Bounds) : IReport
{
    private StopReason StopReason =>
        Counts.Select(count => count.Counts.Summary.StopReason)
            .FirstOrDefault(reason => reason != StopReason.Complete, StopReason.Complete);

    // Regions found so far that are as many as claimed decide as well as all regions do; fewer decide nothing.
    private bool? IsMet =>
        Counts[0].Of(Definition) is { } count ? new Verdict(Claim, count).IsMet
        : Definition == RegionDefinition.Activation && new Verdict(Claim, Counts[0].AtLeast).IsMet ? true
        : null;

    private double Seconds => Counts.Sum(count => count.Counts.Summary.Elapsed.TotalSeconds);

    public bool IsComplete => StopReason == StopReason.Complete;

    public int ExitCode => !IsComplete ? Stop.ExitCodeOf(StopReason) : IsMet!.Value ? Output.ExitCode.Success : Output.ExitCode.No;

    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/verify/1")
        .Add("complete", IsComplete)
        .Add("met", IsMet)
        .Add("construction", Construction, AddConstruction)
        .Add("network", Construction is null ? Network : null)
        .Add("claim", Claim)
        .Add("definition", DefinitionName.Of(Definition))
        .Add("domain", Counts[0].Domain)
        .AddEach("counts", Counts, (counts, count) => count.AddTo(counts, Claim))
        .Add("upperBounds", bounds => Bounds.ToList().ForEach(bound => bounds.Add(bound.Name, bound.Value)))
        .Add("seconds", Seconds);

    public string Text() =>
        $"""
        {(IsComplete ? string.Empty : $"PARTIAL: stopped by {Stop.NameOf(StopReason)}; ")}{Answer()}
        {Origin()}digest   {Network.Digest}

        {CountsTable()}
        {string.Concat(Bounds.Select(bound => $"at most  {bound.Value} activation regions ({bound.Name})\n"))}seconds  {Seconds}

        """;

    private string Origin() => Construction is not { } construction
        ? Network.Headline
        : $"""
        network  {construction.Command}
        theorem  {construction.Family.Source}
        formula  {construction.Family.Formula}

        """;

    private string Answer()
    {
        DomainCount count = Counts[0];
        string number = count.Of(Definition)?.ToString(CultureInfo.InvariantCulture) ?? $"at least {count.AtLeast}";
        string counted = DefinitionName.Plural(Definition);
        return IsMet switch
        {
            true => $"MET: {number} {counted} in {count.Domain}, {Claim} claimed",
            false => $"NOT MET: {number} {counted} in {count.Domain}, {Claim} claimed",
            null => $"OPEN: {Words.Plural(count.AtLeast, "activation region")} in {count.Domain} so far, {Claim} {counted} claimed",
        };
    }

    private string CountsTable()
    {
        const int Width = 32;
        return Line("in", count => count.Domain)
            + string.Concat(DomainCount.Definitions.Select(definition => Line(DefinitionName.Plural(definition), count =>
                count.Of(definition) is { } number ? $"{number}  {new Verdict(Claim, number)}"
                : definition == RegionDefinition.Activation ? $"{count.AtLeast} so far"
                : "not counted")))
            + Line("adjacent pairs", count => count.Counts.AdjacentPairs?.ToString() ?? "not counted");

        string Line(string name, Func<DomainCount, string> cell) =>
            $"{name,-20}{string.Concat(Counts.Select(count => $"{cell(count),-Width}")).TrimEnd()}\n";
    }

    private void AddConstruction(JsonFields json, Construction construction) => json
        .Add("command", construction.Command)
        .Add("family", construction.Family.Name)
        .Add("theorem", construction.Family.Source)
        .Add("formula", construction.Family.Formula)
        .Add("digest", Network.Digest)
        .Add("inputs", Network.Network.InputCount)
        .Add("widths", Network.Network.GateWidths);
}
