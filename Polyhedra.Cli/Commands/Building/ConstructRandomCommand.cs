using System.CommandLine;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Building;

/// <summary><c>polyhedra construct random</c>: a He-normal float32 network from a seed.</summary>
internal static class ConstructRandomCommand
{
    public static Command Create(CliContext context)
    {
        Option<string> inputs = new("--inputs") { Description = "The number of inputs.", HelpName = "D", Required = true };
        Option<string> widths = new("--widths")
        {
            Description = "The units of every layer, the output layer last: 16,16,1.",
            HelpName = "A,B,...",
            Required = true,
        };
        Option<string?> activation = new("--activation") { Description = "relu (the default).", HelpName = "NAME" };
        Option<string> seed = new("--seed") { Description = "An integer from 0 to 2^64 - 1.", HelpName = "SEED", Required = true };
        Option<string?> output = CommonOptions.Output();

        Command command = new("random", "Write a random ReLU network: weights N(0, 2/fan-in), biases N(0, 0.3^2), float32.")
        {
            inputs, widths, activation, seed, output,
        };
        command.SetAction(parsed =>
        {
            int inputCount = ParseCount("--inputs", parsed.GetRequiredValue(inputs));
            int[] widthList = [.. parsed.GetRequiredValue(widths).Split(',').Select(text => ParseCount("--widths", text))];
            ulong seedValue = OptionValue.Seed("--seed", parsed.GetRequiredValue(seed));
            if (parsed.GetValue(activation) is { } name and not "relu")
            {
                throw OptionValue.Expected("--activation", "relu", name);
            }

            Network network = Construct(inputCount, widthList, seedValue);
            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            target.Write(stream => NetworkFile.Write(network, stream));
            target.Commit();
            return ExitCode.Success;
        });
        return command;
    }

    private static Network Construct(int inputs, int[] widths, ulong seed)
    {
        try
        {
            return RandomNetwork.HeNormal(inputs, widths, seed);
        }
        catch (ArgumentException problem)
        {
            // Counts below 1 were refused before, so this is the size.
            throw new BadInputException(
                $"--widths {string.Join(',', widths)}: expected at most {RandomNetwork.MaxParameterCount} weights and biases in all", problem);
        }
    }

    private static int ParseCount(string option, string text) => (int)OptionValue.Positive(option, text, int.MaxValue)!.Value;
}
