using Polyhedra.Cli.Commands.Certificates;

namespace Polyhedra.Cli.Commands.Counting;

/// <summary><c>polyhedra count</c>: the exact numbers of activation regions, linear regions and affine pieces.</summary>
internal sealed class CountCommand : CliCommand
{
    private const int MostRepetitions = 1_000_000;
    private readonly InputOptions _input = new(canSlice: true);
    private readonly WalkOptions _walk = new(hasThreads: true);
    private readonly ReportOptions _report = new();
    private readonly Flag _activationOnly = new("--activation-only", "Count activation regions and nothing else.");

    private readonly Flag _crossCheck = new("--cross-check", "List the regions with both engines and compare the sets; in memory.");

    private readonly TypedOption<int> _repeat = new(
        "--repeat", "K", "Run K times and report the best time.", OptionValue.CountUpTo(MostRepetitions), absent: 1);

    private readonly TextOption _certificate = CertificateTarget.CreateOption("the number of regions");

    public CountCommand(CliContext context)
        : base(
            "count", "Count the regions of a network inside a domain, exactly: activation regions, linear regions, affine pieces.",
            context) =>
        Take([.. _input.Symbols, .. _walk.Symbols, _activationOnly, _crossCheck, _repeat, .. _report.Symbols, _certificate]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        RegionInput input = _input.Read(parsed);
        bool activationOnly = parsed.GetValue(_activationOnly);
        bool crossCheck = parsed.GetValue(_crossCheck);
        Engine engine = EngineName.Choose(input, _walk.Engine.In(parsed), activationOnly);
        if (crossCheck)
        {
            // It needs both; said before anything is counted.
            _ = EngineName.Choose(input, Engine.Vertex, option: "--cross-check");
        }

        ReportTarget target = _report.Open(parsed, run);
        CertificateTarget proof = CertificateTarget.Open(parsed.GetValue(_certificate), run);
        CountRun count = new(input, engine, _walk.Threads.In(parsed), _walk.Budget(parsed), run);
        CountReport report = count.Repeat(_repeat.In(parsed), activationOnly, crossCheck);
        target.Finish(report);
        return count.Certify(proof, report);
    }
}
