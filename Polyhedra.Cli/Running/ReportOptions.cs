namespace Polyhedra.Cli.Running;

/// <summary>How a result is printed and where to: <c>--json</c>, where there is a table <c>--csv</c>, and <c>--out</c>.</summary>
internal sealed class ReportOptions : OptionGroup
{
    private readonly string? _conflict;
    private readonly bool _hasJson;

    /// <summary>The options.</summary>
    /// <param name="hasJson">Whether there is a choice of formats.</param>
    /// <param name="conflict">What is said where both <c>--csv</c> and <c>--json</c> are given; null where there is no table.</param>
    public ReportOptions(bool hasJson = true, string? conflict = null)
    {
        _hasJson = hasJson;
        _conflict = conflict;
    }

    public Flag Json { get; } = new("--json", "Print JSON.");

    public Flag Csv { get; } = new("--csv", "Print CSV.");

    public TextOption Output { get; } = new(
        "--out", "FILE", "Write the result to FILE instead of standard output; FILE appears only when it is whole.", "-o");

    public override IEnumerable<Symbol> Symbols =>
        [.. _conflict is not null ? new Symbol[] { Csv } : [], .. _hasJson ? new Symbol[] { Json } : [], Output];

    /// <summary>The format on a command line.</summary>
    /// <exception cref="UsageException">There are two.</exception>
    public ReportFormat Format(ParseResult parsed)
    {
        bool isCsv = _conflict is not null && parsed.GetValue(Csv);
        return _hasJson && parsed.GetValue(Json)
            ? isCsv ? throw new UsageException(_conflict!) : ReportFormat.Json
            : isCsv ? ReportFormat.Csv : ReportFormat.Text;
    }

    /// <summary>Opens the place of the result.</summary>
    public ReportTarget Open(ParseResult parsed, Runner run) => run.Open(parsed.GetValue(Output), Format(parsed));
}
