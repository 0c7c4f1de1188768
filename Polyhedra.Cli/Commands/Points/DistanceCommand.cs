using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Local.Measures;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Cli.Commands.Points;

/// <summary><c>polyhedra distance</c>: how far points are from the boundaries of their regions, and what is around them.</summary>
internal static class DistanceCommand
{
    public static Command Create(CliContext context)
    {
        Argument<string> network = CommonOptions.Network();
        Option<string?> at = new("--at") { Description = "The point: comma-separated rationals.", HelpName = "POINT" };
        Option<string?> points = new("--points") { Description = "A CSV file with one point a row.", HelpName = "FILE" };
        Option<string?> radius = new("--radius") { Description = "Also count the hyperplanes at a distance below R.", HelpName = "R" };
        Option<string?> epsilon = new("--epsilon") { Description = "Also give the density of boundary for noise E on the biases.", HelpName = "E" };
        Option<bool> json = CommonOptions.Json();
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<string?> output = CommonOptions.Output();

        Command command = new("distance", "Find exactly how far points are from the boundaries of their activation regions; local rank and complexity.")
        {
            network, at, points, radius, epsilon, json, numbers, normalise, output,
        };
        command.SetAction(parsed =>
        {
            string? file = parsed.GetValue(points);
            if (file is null == parsed.GetValue(at) is null)
            {
                throw new UsageException("distance: expected --at POINT or --points FILE");
            }

            DistanceTable table = new(
                OptionValue.PositiveNumber("--radius", parsed.GetValue(radius)), OptionValue.PositiveNumber("--epsilon", parsed.GetValue(epsilon)));
            NetworkDescription description = NetworkDescription.Read(
                parsed.GetRequiredValue(network), OptionValue.ReadingRule(parsed.GetValue(numbers)), parsed.GetValue(normalise));
            IReadOnlyList<ImmutableArray<Rational>> list = OptionValue.Parse(
                () => PointText.Parse(file is null ? parsed.GetValue(at)! : "file:" + file, description.Network.InputCount));

            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            LocalAnalyzer analyzer = new(description.Network);
            bool asJson = parsed.GetValue(json);
            if (!asJson)
            {
                target.Write(stream => stream.Write(Encoding.UTF8.GetBytes(table.Header())));
            }

            for (int i = 0; i < list.Count; i++)
            {
                LocalMeasures measures = analyzer.At(list[i]);
                int index = i;
                target.Write(stream =>
                {
                    if (asJson)
                    {
                        table.WriteJson(stream, description, measures);
                    }
                    else
                    {
                        stream.Write(Encoding.UTF8.GetBytes(table.Row(index, measures)));
                    }
                });
            }

            target.Commit();
            return ExitCode.Success;
        });
        return command;
    }
}
