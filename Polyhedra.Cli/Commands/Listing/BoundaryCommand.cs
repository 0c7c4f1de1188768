namespace Polyhedra.Cli.Commands.Listing;

/// <summary><c>polyhedra boundary</c>: the pieces of a classifier's decision boundary.</summary>
internal sealed class BoundaryCommand : CliCommand
{
    private readonly InputOptions _input = new(canSlice: true);
    private readonly WalkOptions _walk = new();
    private readonly ReportOptions _report = new();
    private readonly TypedOption<OutputPair?> _pair = new(
        "--pair", "I,J",
        "Two outputs, counted from 0: all points where they are equal. If absent, the points where the two largest outputs are "
        + "equal; of one output, where it is zero.",
        ParsePair);

    private readonly Flag _pieces = new(
        "--pieces", "List the pieces with their exact polytopes as JSON Lines; without it only a summary is printed.");

    public BoundaryCommand(CliContext context)
        : base("boundary", "The decision boundary of a network, piece by piece, exactly.", context) =>
        Take([.. _input.Symbols, _pair, _pieces, .. _walk.Symbols, .. _report.Symbols]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        OutputPair? pair = _pair.In(parsed);
        bool listsPieces = parsed.GetValue(_pieces);
        string? path = parsed.GetValue(_report.Output);
        if (parsed.GetValue(_report.Json) && listsPieces && path is null)
        {
            throw new UsageException("--json: with --pieces the summary has no place without -o FILE");
        }

        RegionInput input = _input.Read(parsed);
        RegionWalk walk = new(input, EngineName.Choose(input, _walk.Engine.In(parsed)), _walk.Budget(parsed), run);
        RequireFitting(input, pair);
        ReportTarget target = _report.Open(parsed, run);
        DecisionBoundary? boundary = walk.Make((budget, cancellation) =>
            DecisionBoundary.Find(input.Network, input.Domain, pair, walk.Engine, budget, cancellation));
        if (boundary is null)
        {
            return walk.TellStop("no boundary was written");
        }

        BoundaryReport report = new(walk, pair, boundary);
        if (!listsPieces)
        {
            return target.Finish(report);
        }

        BoundaryLines.Write(boundary, input.Network, target.Target);
        target.Target.Commit();
        return path is null ? ExitCode.Success : run.Open(null, target.Format).Finish(report);
    }

    private static void RequireFitting(RegionInput input, OutputPair? pair)
    {
        if (pair?.Second >= input.Network.OutputCount)
        {
            throw new BadInputException(
                $"{input.Description.Path}: --pair {pair}: the network has "
                + $"{Words.Plural(input.Network.OutputCount, "output")}, counted from 0");
        }

        if (input.Network.InputCount > EngineChoice.MaxVertexDimension)
        {
            throw new BadInputException(
                $"{input.Description.Path}: expected at most {EngineChoice.MaxVertexDimension} inputs, "
                + $"because the vertices of all regions are computed, got {input.Network.InputCount}");
        }
    }

    private static OutputPair? ParsePair(string option, string text) =>
        text.Split(',') is [string left, string right] && ParseOutput(left) is { } i && ParseOutput(right) is { } j && i != j
            ? new OutputPair(Math.Min(i, j), Math.Max(i, j))
            : throw OptionValue.Expected(option, "two different outputs, counted from 0, as i,j", text);

    private static int? ParseOutput(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int output) ? output : null;
}
