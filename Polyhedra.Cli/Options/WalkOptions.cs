namespace Polyhedra.Cli.Options;

/// <summary>How a walk goes and when it ends: <c>--engine</c>, <c>--threads</c>, <c>--max-regions</c>, <c>--timeout</c>.</summary>
internal sealed class WalkOptions : OptionGroup
{
    private const int MostThreads = 1024;
    private readonly bool _hasEngine;
    private readonly bool _hasThreads;

    /// <summary>The options.</summary>
    /// <param name="hasEngine">Whether the engine can be chosen.</param>
    /// <param name="hasThreads">Whether the number of threads can be chosen.</param>
    public WalkOptions(bool hasEngine = true, bool hasThreads = false)
    {
        _hasEngine = hasEngine;
        _hasThreads = hasThreads;
    }

    public TypedOption<Engine> Engine { get; } = new(
        "--engine", "ENGINE", "auto (the default), lp or vertex.", EngineName.Parse, Arrangements.Walk.Engine.Auto);

    public TypedOption<int> Threads { get; } = new(
        "--threads", "N", "At most N threads; all cores if absent.", OptionValue.CountUpTo(MostThreads),
        Math.Min(Environment.ProcessorCount, MostThreads));

    public TypedOption<long?> MaxRegions { get; } = new("--max-regions", "N", "Stop after N regions.", OptionValue.Positive);

    public TypedOption<TimeSpan?> Timeout { get; } = new("--timeout", "SECONDS", "Stop a run after this time.", OptionValue.Seconds);

    public override IEnumerable<Symbol> Symbols =>
        [.. _hasEngine ? new Symbol[] { Engine } : [], .. _hasThreads ? new Symbol[] { Threads } : [], MaxRegions, Timeout];

    /// <summary>The budgets on a command line.</summary>
    public EnumerationBudget Budget(ParseResult parsed) => new() { MaxRegions = MaxRegions.In(parsed), Timeout = Timeout.In(parsed) };
}
