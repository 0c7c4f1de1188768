using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Studies.Search;
using Polyhedra.Cli.Commands.Certificates;
using Polyhedra.Cli.Commands.Counting;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Commands.Studies;

/// <summary><c>polyhedra search</c>: weights with as many regions as possible.</summary>
internal sealed class SearchCommand : CliCommand
{
    private readonly TypedOption<int> _inputs = new("--inputs", "N0", "The number of inputs.", OptionValue.Count) { Required = true };
    private readonly TypedOption<int[]> _widths = new("--widths", "A,B,...", "The units of every ReLU layer: 3,3.", OptionValue.Counts)
    {
        Required = true,
    };

    private readonly TypedOption<TimeSpan?> _seconds = new("--seconds", "SECONDS", "Search for this time.", OptionValue.Seconds);
    private readonly TypedOption<long?> _steps = new("--steps", "N", "Count N networks.", OptionValue.Positive);
    private readonly TypedOption<ulong?> _seed = new(
        "--seed", "SEED", "An integer from 0 to 2^64 - 1; 0 if absent.", OptionValue.Seed, absent: 0);

    private readonly TypedOption<SearchGoal> _definition = new(
        "--definition", "NAME", "activation (the default) or linear.", ParseGoal, SearchGoal.ActivationRegions);

    private readonly ReportOptions _report = new()
    {
        Output = { Description = "Write the best network to FILE; FILE appears only when it is whole." },
    };

    private readonly TextOption _certificate = CertificateTarget.CreateOption("its number of activation regions");

    public SearchCommand(CliContext context)
        : base("search", "Search for weights that give a ReLU network as many regions as possible.", context) =>
        Take([_inputs, _widths, _seconds, _steps, _seed, _definition, .. _report.Symbols, _certificate]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        int[] widths = _widths.In(parsed);
        SearchOptions options = new(_inputs.In(parsed), [.. widths], _seed.In(parsed)!.Value)
        {
            Goal = _definition.In(parsed),
            Steps = _steps.In(parsed),
            Time = _seconds.In(parsed),
        };
        if (options.Steps is null && options.Time is null)
        {
            throw new UsageException("search: expected --seconds or --steps");
        }

        ShapeOptions.CheckUnits("--widths", widths.Sum(width => (long)width));
        if (options.Inputs > EngineChoice.MaxVertexDimension)
        {
            throw new BadInputException($"--inputs: expected at most {EngineChoice.MaxVertexDimension}, got {options.Inputs}");
        }

        OutputTarget? file = parsed.GetValue(_report.Output) is { } path ? run.Open(path) : null;
        CertificateTarget proof = CertificateTarget.Open(parsed.GetValue(_certificate), run);
        ReportTarget target = run.Open(null, _report.Format(parsed));
        if (Search(options, run) is not { } found)
        {
            run.Tell("nothing was found: stopped by an interrupt");
            return ExitCode.Interrupted;
        }

        SearchReport report = SearchReport.Confirm(options, found);
        file?.Write(stream => NetworkWriter.Write(found.Best, stream));
        file?.Commit();
        target.Finish(report);
        return report.ExitCode == ExitCode.No ? report.ExitCode : Certify(report, proof);
    }

    private static SearchResult? Search(SearchOptions options, Runner run)
    {
        try
        {
            return run.Work((progress, cancellation) => NetworkSearch.Run(options with { Progress = progress }, cancellation));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static int Certify(SearchReport report, CertificateTarget proof)
    {
        Network network = report.Found.Best;
        NetworkDescription description = new("-", network, report.Digest);
        RegionInput input = RegionInput.Of(description, HPolyhedron.WholeSpace(network.InputCount), "all");
        int exitCode = CountRun.Certify(proof, input, report.Counts.Summary.ActivationRegions, new EnumerationBudget());
        return exitCode == ExitCode.Success ? report.ExitCode : exitCode;
    }

    private static SearchGoal ParseGoal(string option, string text) => text switch
    {
        "activation" => SearchGoal.ActivationRegions,
        "linear" => SearchGoal.LinearRegions,
        _ => throw OptionValue.Expected(option, "activation or linear", text),
    };
}
