namespace Polyhedra.Cli.Commands.Counting;

/// <summary>What <c>count</c> found in the several domains of a specification, and how it is printed.</summary>
/// <param name="Boxes">What it found in each, as far as it came.</param>
/// <param name="BoxCount">How many there are.</param>
/// <param name="Union">The patterns of all of them, each once; null if they have different affine hulls, or it was not reached.</param>
/// <param name="HasUnion">Whether they have the same affine hull.</param>
internal sealed record BoxesReport(IReadOnlyList<CountReport> Boxes, int BoxCount, EnumerationSummary? Union, bool HasUnion) : IReport
{
    // The first that is not a success.
    public int ExitCode => Boxes.Select(box => box.ExitCode).Append(Union is null ? 0 : Stop.ExitCodeOf(Union.StopReason))
        .FirstOrDefault(code => code != Output.ExitCode.Success, Output.ExitCode.Success);

    private bool IsComplete => ExitCode == Output.ExitCode.Success && Boxes.Count == BoxCount;

    private RegionInput Input => Boxes[0].Input;

    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/count-boxes/1")
        .Add("complete", IsComplete)
        .Add("network", Input.Description)
        .Add("domain", Input.DomainText)
        .Add("domainNotes", Input.DomainNotes.IsEmpty ? null : Input.DomainNotes)
        .Add("unionActivationRegions", Union?.ActivationRegions)
        .AddEach("boxes", Boxes, (fields, box) => fields
            .Add("box", box.Input.Piece)
            .Add("hull", box.Input.Hull)
            .Add("activationRegions", box.Summary.ActivationRegions)
            .Add("boundedRegions", box.Counts?.BoundedRegions)
            .Add("adjacentPairs", box.Counts?.AdjacentPairs)
            .Add("linearRegions", box.Counts?.LinearRegions)
            .Add("affinePieces", box.Counts?.AffinePieces)
            .Add("complete", box.Summary.IsComplete)
            .Add("engine", EngineName.Of(box.Engine))
            .Add("seconds", box.BestSeconds));

    public string Text()
    {
        string boxes = Words.Plural(BoxCount, "domain");
        string headline = (Union, HasUnion) switch
        {
            ({ IsComplete: true } union, _) => $"{Words.Plural(union.ActivationRegions, "activation region")} in the union of {boxes}",
            ({ } union, _) => $"PARTIAL: {Words.Plural(union.ActivationRegions, "activation region")} so far in the union of {boxes}, "
                + $"stopped by {Stop.NameOf(union.StopReason)}",
            (null, true) => $"PARTIAL: {Boxes.Count} of {boxes} counted",
            _ => $"{boxes}; no count of their union, as their affine hulls differ",
        };
        string lines = string.Concat(Boxes.Select(box => $"box {box.Input.Piece,-4} {box.Headline()}\n{Indent(box)}"));
        string notes = string.Concat(Input.DomainNotes.Select(note => $"note     {note}\n"));
        return $"{headline}\n{lines}{Input.Description.Text}domain   {Input.DomainText}\n{notes}"
            + "note     linear regions and adjacent pairs of a union are not defined\n";
    }

    private static string Indent(CountReport box)
    {
        string hull = box.Input.Hull is { } flat ? $"         {flat.Text()}" : string.Empty;
        string adjacency = box.Adjacency();
        return (adjacency.Length > 0 ? $"         {adjacency}" : string.Empty) + hull;
    }
}
