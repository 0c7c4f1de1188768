using System.CommandLine;
using System.Text;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Commands.Building;

/// <summary><c>polyhedra info</c>: what a network file holds.</summary>
internal static class InfoCommand
{
    public static Command Create(CliContext context)
    {
        Argument<string?> network = CommonOptions.NetworkOrNothing();
        Option<bool> system = new("--system") { Description = "Show what the program runs on instead: versions, processors, solvers." };
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<bool> json = CommonOptions.Json();
        Option<string?> output = CommonOptions.Output();

        Command command = new("info", "Show sizes, digest and reading rule of a network.") { network, system, numbers, normalise, json, output };
        command.SetAction(parsed =>
        {
            string? file = parsed.GetValue(network);
            if (parsed.GetValue(system) == file is not null)
            {
                throw new UsageException("info: expected a NETWORK or --system");
            }

            if (file is null)
            {
                return WriteSystem(parsed.GetValue(output), parsed.GetValue(json), context);
            }

            NetworkDescription description = NetworkDescription.Read(
                file, OptionValue.ReadingRule(parsed.GetValue(numbers)), parsed.GetValue(normalise));
            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            target.Write(stream =>
            {
                if (parsed.GetValue(json))
                {
                    WriteJson(stream, description);
                }
                else
                {
                    WriteText(stream, description);
                }
            });
            target.Commit();
            return ExitCode.Success;
        });
        return command;
    }

    private static int WriteSystem(string? output, bool json, CliContext context)
    {
        using OutputTarget target = OutputTarget.Open(output, context);
        target.Write(json ? SystemReport.WriteJson : SystemReport.WriteText);
        target.Commit();
        return ExitCode.Success;
    }

    private static void WriteJson(Stream stream, NetworkDescription description) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/info/1");
        description.WriteJson(writer);
        writer.WriteStartArray("layers");
        foreach (NetworkLayer layer in description.Network.Layers)
        {
            writer.WriteStartObject();
            writer.WriteString("type", layer is MaxoutLayer ? "maxout" : "dense");
            writer.WriteNumber("inputs", layer.InputCount);
            writer.WriteNumber("units", layer.UnitCount);
            if (layer is DenseLayer dense)
            {
                writer.WriteString("activation", dense.Activation.Name);
            }
            else
            {
                writer.WriteNumber("rank", layer.PieceCount);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("gates", description.Network.GateCount);
        writer.WriteNumber("parameters", ParameterCount(description.Network));
        writer.WriteString("engine", AutoEngine(description.Network));
    });

    private static void WriteText(Stream stream, NetworkDescription description)
    {
        Network network = description.Network;
        StringBuilder text = new();
        text.Append($"network     {description.Path}: {description.Shape}\n");
        for (int l = 0; l < network.Layers.Length; l++)
        {
            NetworkLayer layer = network.Layers[l];
            text.Append($"layer {l,-5} {Describe(layer)}\n");
        }

        text.Append($"gates       {network.GateCount}\n");
        text.Append($"parameters  {ParameterCount(network)}\n");
        text.Append($"numbers     {description.Rule}\n");
        text.Append($"digest      {description.Digest}\n");
        text.Append($"engine      {AutoEngine(network)} (what auto chooses in all of space)\n");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string AutoEngine(Network network) =>
        EngineOption.NameOf(EngineChoice.For(network, HPolyhedron.WholeSpace(network.InputCount), Engine.Auto, countsOnly: false));

    private static string Describe(NetworkLayer layer) => layer is DenseLayer dense
        ? $"dense, {layer.InputCount} -> {layer.UnitCount}, {dense.Activation.Name}"
        : $"maxout, {layer.InputCount} -> {layer.UnitCount}, rank {layer.PieceCount}";

    private static long ParameterCount(Network network) =>
        network.Layers.Sum(layer => (layer.InputCount + 1L) * layer.Weights.RowCount);
}
