using Polyhedra.Cli.Commands.Certificates;

namespace Polyhedra.Cli.Commands.Counting;

/// <summary><c>polyhedra count</c>: the exact numbers of activation regions, linear regions and affine pieces.</summary>
internal sealed class CountCommand : CliCommand
{
    private const int MostRepetitions = 1_000_000;
    private readonly InputOptions _input = new(canSlice: true) { Network = new NetworkOptions { TakesArrangements = true } };
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
        RegionInput[] inputs = _input.ReadAll(parsed);
        CountRun[] counts = [.. inputs.Select(input => Prepare(parsed, input, run))];
        bool isOne = inputs.Length == 1;
        if (!isOne && parsed.GetValue(_certificate) is not null)
        {
            throw new BadInputException($"--certificate: expected one domain, got {inputs.Length}; --box I chooses one, from 0");
        }

        if (inputs[0].Description.Arrangement is not null && parsed.GetValue(_certificate) is not null)
        {
            throw new UsageException("--certificate: of the chambers of an arrangement polyhedra arrangement --certificate writes one");
        }

        ReportTarget target = _report.Open(parsed, run);
        CertificateTarget proof = CertificateTarget.Open(parsed.GetValue(_certificate), run);
        if (!isOne)
        {
            return target.Finish(BoxesRun.Run(
                inputs, input => Count(parsed, counts[input.Piece!.Value]), _walk.Engine.In(parsed), _walk.Budget(parsed), run));
        }

        CountReport report = Count(parsed, counts[0]);
        target.Finish(report);
        return counts[0].Certify(proof, report);
    }

    private CountRun Prepare(ParseResult parsed, RegionInput input, Runner run)
    {
        Engine engine = EngineName.Choose(input, _walk.Engine.In(parsed), parsed.GetValue(_activationOnly));
        if (parsed.GetValue(_crossCheck))
        {
            // It needs both; said before anything is counted.
            _ = EngineName.Choose(input, Engine.Vertex, option: "--cross-check");
        }

        return new CountRun(input, engine, _walk.Threads.In(parsed), _walk.Budget(parsed), run);
    }

    private CountReport Count(ParseResult parsed, CountRun count) =>
        count.Repeat(_repeat.In(parsed), parsed.GetValue(_activationOnly), parsed.GetValue(_crossCheck));
}
