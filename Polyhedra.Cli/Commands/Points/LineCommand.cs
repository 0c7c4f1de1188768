using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Local.Lines;

namespace Polyhedra.Cli.Commands.Points;

/// <summary><c>polyhedra line</c>: the regions along a segment, or counts along random ones.</summary>
internal sealed class LineCommand : CliCommand
{
    private const int MostLines = 10_000_000;
    private readonly InputOptions _input = new(canSlice: false);
    private readonly ReportOptions _report = new(conflict: "line: expected --csv or --json, not both")
    {
        Csv = { Description = "Print a table." },
    };

    private readonly TextOption _from = new("--from", "POINT", "The point at t = 0.");
    private readonly TextOption _to = new("--to", "POINT", "The point at t = 1.");
    private readonly TypedOption<int> _random = new(
        "--random", "N", "Count along N segments between random points instead.", OptionValue.CountUpTo(MostLines));

    private readonly TypedOption<ulong?> _seed = new("--seed", "SEED", "The seed of the random points.", OptionValue.Seed);

    public LineCommand(CliContext context)
        : base("line", "Find the regions along a segment exactly, or count them along random segments.", context) =>
        Take([.. _input.Symbols, _from, _to, _random, _seed, .. _report.Symbols]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        int lines = _random.In(parsed);
        ulong? seed = _seed.In(parsed);
        (string?, string?) ends = (parsed.GetValue(_from), parsed.GetValue(_to));
        bool isUnderstood = lines > 0
            ? ends is (null, null) && seed is not null
            : ends is (not null, not null) && seed is null && parsed.GetValue(_input.Domain) is null;
        if (!isUnderstood)
        {
            throw new UsageException("line: expected --from P --to Q, or --random N --seed S [--domain D]");
        }

        _ = _report.Format(parsed);
        if (lines == 0)
        {
            return Along(parsed, ends.Item1!, ends.Item2!, run);
        }

        RegionInput input = OptionValue.WithInterior(_input.Read(parsed), "line");
        RandomPoints points = RandomPoints.In(input.Domain, input.DomainText, "--random", seed!.Value);
        ReportTarget target = _report.Open(parsed, run);
        return target.Finish(RandomLinesReport.Count(input, seed.Value, lines, points));
    }

    private int Along(ParseResult parsed, string from, string to, Runner run)
    {
        NetworkDescription network = _input.Network.Read(parsed);
        ImmutableArray<Rational> start = One("--from", from, network.Network.InputCount);
        ImmutableArray<Rational> end = One("--to", to, network.Network.InputCount);
        if (start.SequenceEqual(end))
        {
            throw new BadInputException("line: expected two different points, got a segment of length zero");
        }

        ReportTarget target = _report.Open(parsed, run);
        return target.Finish(new LineReport(network, start, end, new LineFinder(network.Network).Find(start, end)));
    }

    private static ImmutableArray<Rational> One(string option, string text, int dimension)
    {
        IReadOnlyList<ImmutableArray<Rational>> points = OptionValue.Parse(() => PointText.Parse(text, dimension));
        return points.Count == 1 ? points[0] : throw new BadInputException($"{option}: expected one point, got {points.Count}");
    }
}
