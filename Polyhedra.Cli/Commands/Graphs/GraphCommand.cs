using System.Collections.Immutable;
using System.CommandLine;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Cli.Running;

namespace Polyhedra.Cli.Commands.Graphs;

/// <summary><c>polyhedra graph</c>: which regions are neighbours.</summary>
internal static class GraphCommand
{
    // Edges that are looked at for the diameter if nobody asks for it: a few seconds. Mostly far fewer are enough.
    private const long StepsUnasked = 1_000_000_000;

    public static Command Create(CliContext context)
    {
        Argument<string> network = CommonOptions.Network();
        DomainOptions where = new();
        Option<string?> format = new("--format")
        {
            Description = $"Write the graph as {GraphFormat.Names}; without it only a summary is printed.",
            HelpName = "FORMAT",
        };
        Option<bool> distances = new("--distances")
        {
            Description = "Compute all eccentricities; without it only radius and diameter, if that does not take long.",
        };
        Option<bool> faces = new("--faces")
        {
            Description = "Count the faces of all dimensions, and check Euler's relation and the sum of all volumes.",
        };
        Option<bool> angles = new("--angles")
        {
            Description = "Add the angles between neighbouring maps and, to JSON, between the facets of a region.",
        };
        Option<string?> engine = EngineOption.Create();
        Option<string?> maxRegions = CommonOptions.MaxRegions();
        Option<string?> timeout = CommonOptions.Timeout();
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<bool> json = CommonOptions.Json();
        Option<string?> output = CommonOptions.Output();

        Command command = new("graph", "The graph of the activation regions: two are joined if they share a facet.")
        {
            network, format, distances, faces, angles, engine, maxRegions, timeout, numbers, normalise, json, output,
        };
        where.AddTo(command);
        command.SetAction(parsed =>
        {
            string? name = parsed.GetValue(format);
            if (name is not null && !GraphFormat.Knows(name))
            {
                throw OptionValue.Expected("--format", GraphFormat.Names, name);
            }

            string? path = parsed.GetValue(output);
            if (parsed.GetValue(json) && name is not null && path is null)
            {
                throw new UsageException("--json: with --format the summary has no place without -o FILE");
            }

            if (parsed.GetValue(angles) && name is null)
            {
                throw new UsageException("--angles: only a graph that is written has them; expected --format too");
            }

            GraphRun run = GraphRun.Prepare(
                context, parsed.GetRequiredValue(network), description => where.Read(parsed, description),
                OptionValue.ReadingRule(parsed.GetValue(numbers)),
                parsed.GetValue(normalise), EngineOption.Parse(parsed.GetValue(engine)),
                OptionValue.Positive("--max-regions", parsed.GetValue(maxRegions)), OptionValue.Seconds("--timeout", parsed.GetValue(timeout)));
            using OutputTarget target = OutputTarget.Open(path, context);
            using Interrupt interrupt = new();
            RegionGraph? graph = run.Walk((budget, engineUsed) =>
                RegionGraph.Build(run.Network, run.Domain, engineUsed, budget, interrupt.Token));
            FaceVector? vector = graph is not null && parsed.GetValue(faces)
                ? run.Walk((budget, engineUsed) => FaceCounter.Count(run.Network, run.Domain, engineUsed, budget, interrupt.Token))
                : null;
            GraphAngles? table = run.IsComplete && parsed.GetValue(angles)
                ? run.Walk((budget, engineUsed) => GraphAngles.Find(run.Network, run.Domain, graph!, engineUsed, budget, interrupt.Token))
                : null;
            if (graph is null || !run.IsComplete)
            {
                return run.TellStop("no graph was written");
            }

            ImmutableArray<int>? eccentricities = null;
            (int Radius, int Diameter)? extent = null;
            bool isMeasured = run.TryMeasure(() =>
            {
                if (parsed.GetValue(distances))
                {
                    ImmutableArray<int> all = graph.Eccentricities(interrupt.Token);
                    eccentricities = all;
                    extent = (all.Min(), all.Max());
                }
                else
                {
                    extent = graph.RadiusAndDiameter(1 + (StepsUnasked / (graph.RegionCount + (2L * graph.EdgeCount))), interrupt.Token);
                }
            });
            if (!isMeasured)
            {
                return run.TellStop("no graph was written");
            }

            GraphReport report = new(run.Input, run.Engine, graph, extent, eccentricities, vector, run.Seconds);
            if (name is null)
            {
                target.Write(parsed.GetValue(json) ? report.WriteJson : report.WriteText);
                target.Commit();
                return report.ExitCode;
            }

            GraphFormat.Write(name, report, new GraphDescription(run.Description, run.Input.DomainText, graph, eccentricities, table), target);
            target.Commit();
            if (path is not null)
            {
                using OutputTarget summary = OutputTarget.Open(null, context);
                summary.Write(parsed.GetValue(json) ? report.WriteJson : report.WriteText);
                summary.Commit();
            }

            return report.ExitCode;
        });
        return command;
    }
}
