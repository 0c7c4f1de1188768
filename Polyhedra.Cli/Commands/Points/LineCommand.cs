using System.Collections.Immutable;
using System.CommandLine;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Local.Lines;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Cli.Commands.Points;

/// <summary><c>polyhedra line</c>: the regions along a segment, or counts along random ones.</summary>
internal static class LineCommand
{
    private const int MostLines = 10_000_000;

    public static Command Create(CliContext context)
    {
        Argument<string> network = CommonOptions.Network();
        Option<string?> from = new("--from") { Description = "The point at t = 0.", HelpName = "POINT" };
        Option<string?> to = new("--to") { Description = "The point at t = 1.", HelpName = "POINT" };
        Option<string?> random = new("--random") { Description = "Count along N segments between random points instead.", HelpName = "N" };
        Option<string?> seed = new("--seed") { Description = "The seed of the random points.", HelpName = "SEED" };
        Option<string?> domain = CommonOptions.Domain();
        Option<bool> csv = new("--csv") { Description = "Print a table." };
        Option<bool> json = CommonOptions.Json();
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<string?> output = CommonOptions.Output();

        Command command = new("line", "Find the regions along a segment exactly, or count them along random segments.")
        {
            network, from, to, random, seed, domain, csv, json, numbers, normalise, output,
        };
        command.SetAction(parsed =>
        {
            string?[] ends = [parsed.GetValue(from), parsed.GetValue(to)];
            string?[] draw = [parsed.GetValue(random), parsed.GetValue(seed)];
            bool isRandom = draw[0] is not null;
            if (isRandom ? ends.Any(end => end is not null) || draw[1] is null
                : ends.Any(end => end is null) || draw[1] is not null || parsed.GetValue(domain) is not null)
            {
                throw new UsageException("line: expected --from P --to Q, or --random N --seed S [--domain D]");
            }

            if (parsed.GetValue(csv) && parsed.GetValue(json))
            {
                throw new UsageException("line: expected --csv or --json, not both");
            }

            long lines = OptionValue.Positive("--random", draw[0], MostLines) ?? 0;
            ulong seedValue = draw[1] is { } text ? OptionValue.Seed("--seed", text) : 0;
            NetworkDescription description = NetworkDescription.Read(
                parsed.GetRequiredValue(network), OptionValue.ReadingRule(parsed.GetValue(numbers)), parsed.GetValue(normalise));
            if (isRandom)
            {
                string domainText = parsed.GetValue(domain) ?? "all";
                UniformPoints points = DomainOptions.Sampler(
                    "--random", OptionValue.Domain(domainText, description.Network.InputCount), domainText, seedValue);
                using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
                RandomLinesReport report = RandomLinesReport.Count(description, domainText, seedValue, lines, points);
                target.Write(parsed.GetValue(csv) ? report.WriteCsv : parsed.GetValue(json) ? report.WriteJson : report.WriteText);
                target.Commit();
            }
            else
            {
                ImmutableArray<Rational> start = One("--from", ends[0]!, description.Network.InputCount);
                ImmutableArray<Rational> end = One("--to", ends[1]!, description.Network.InputCount);
                if (start.SequenceEqual(end))
                {
                    throw new BadInputException("line: expected two different points, got a segment of length zero");
                }

                using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
                LineReport report = new(description, start, end, new LineFinder(description.Network).Find(start, end));
                target.Write(parsed.GetValue(csv) ? report.WriteCsv : parsed.GetValue(json) ? report.WriteJson : report.WriteText);
                target.Commit();
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static ImmutableArray<Rational> One(string option, string text, int dimension)
    {
        IReadOnlyList<ImmutableArray<Rational>> points = OptionValue.Parse(() => PointText.Parse(text, dimension));
        return points.Count == 1 ? points[0] : throw new BadInputException($"{option}: expected one point, got {points.Count}");
    }
}
