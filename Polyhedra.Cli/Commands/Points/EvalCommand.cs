using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Cli.Commands.Points;

/// <summary><c>polyhedra eval</c>: the network at given points, exactly.</summary>
internal static class EvalCommand
{
    public static Command Create(CliContext context)
    {
        Argument<string> network = CommonOptions.Network();
        Option<string> at = new("--at")
        {
            Description = "Comma-separated rationals, or file:PATH with one point a line.",
            HelpName = "POINT",
            Required = true,
        };
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<bool> json = CommonOptions.Json();
        Option<string?> output = CommonOptions.Output();

        Command command = new("eval", "Evaluate a network exactly: output, pattern, affine map, nearest gate.")
        {
            network, at, numbers, normalise, json, output,
        };
        command.SetAction(parsed =>
        {
            NumberRule? rule = OptionValue.ReadingRule(parsed.GetValue(numbers));
            NetworkDescription description = NetworkDescription.Read(parsed.GetRequiredValue(network), rule, parsed.GetValue(normalise));
            IReadOnlyList<ImmutableArray<Rational>> points = OptionValue.Parse(
                () => PointText.Parse(parsed.GetRequiredValue(at), description.Network.InputCount));

            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            Action<Stream, NetworkDescription, NetworkEvaluation> write = parsed.GetValue(json) ? WriteJson : WriteText;
            foreach (ImmutableArray<Rational> point in points)
            {
                NetworkEvaluation evaluation = NetworkEvaluation.At(description.Network, point);
                target.Write(stream => write(stream, description, evaluation));
            }

            target.Commit();
            return ExitCode.Success;
        });
        return command;
    }

    private static void WriteJson(Stream stream, NetworkDescription description, NetworkEvaluation evaluation) =>
        JsonOutput.WriteLine(stream, writer =>
        {
            writer.WriteString("schema", "polyhedra/eval/1");
            description.WriteJson(writer);
            JsonOutput.WriteVector(writer, "point", evaluation.Point);
            JsonOutput.WriteVector(writer, "output", evaluation.Output);
            writer.WriteString("pattern", PatternText.Format(evaluation.Pattern.AsSpan(), description.Network));
            JsonOutput.WriteMap(writer, "affineMap", evaluation.AffineMap);
            if (evaluation.NearestGate is { } gate)
            {
                writer.WriteStartObject("nearestGate");
                writer.WriteNumber("layer", gate.Layer);
                writer.WriteNumber("unit", gate.Unit);
                writer.WriteNumber("breakpoint", gate.Breakpoint);
                writer.WriteString("squaredDistance", gate.SquaredDistance.ToString());
                writer.WriteEndObject();
            }
            else
            {
                writer.WriteNull("nearestGate");
            }
        });

    private static void WriteText(Stream stream, NetworkDescription description, NetworkEvaluation evaluation)
    {
        StringBuilder text = new();
        text.Append($"point    {string.Join(", ", evaluation.Point)}\n");
        text.Append($"output   {string.Join(", ", evaluation.Output)}\n");
        text.Append($"pattern  {PatternText.Format(evaluation.Pattern.AsSpan(), description.Network)}\n");
        for (int i = 0; i < evaluation.AffineMap.Constant.Length; i++)
        {
            string row = string.Join(", ", evaluation.AffineMap.Linear.Row(i).ToArray());
            text.Append($"map {i,-4} ({row}) . x + {evaluation.AffineMap.Constant[i]}\n");
        }

        text.Append(evaluation.NearestGate is { } gate
            ? $"nearest  layer {gate.Layer}, unit {gate.Unit}, squared distance {gate.SquaredDistance}\n"
            : "nearest  no gate depends on the input here\n");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
