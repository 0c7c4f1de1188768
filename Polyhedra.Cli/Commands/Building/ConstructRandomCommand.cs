using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Studies.Constructions;

namespace Polyhedra.Cli.Commands.Building;

/// <summary><c>polyhedra construct random</c>: a He-normal float32 network from a seed.</summary>
internal sealed class ConstructRandomCommand : CliCommand
{
    private readonly TypedOption<int> _inputs = new("--inputs", "D", "The number of inputs.", OptionValue.Count) { Required = true };
    private readonly TypedOption<int[]> _widths = new(
        "--widths", "A,B,...", "The units of every layer, the output layer last: 16,16,1.", OptionValue.Counts)
    {
        Required = true,
    };

    private readonly TypedOption<string?> _activation = new(
        "--activation", "NAME", "relu (the default).",
        (option, text) => text is "relu" ? text : throw OptionValue.Expected(option, "relu", text));

    private readonly TypedOption<ulong?> _seed = new("--seed", "SEED", "An integer from 0 to 2^64 - 1.", OptionValue.Seed)
    {
        Required = true,
    };

    private readonly ReportOptions _report = new(hasJson: false);

    public ConstructRandomCommand(CliContext context)
        : base("random", "Write a random ReLU network: weights N(0, 2/fan-in), biases N(0, 0.3^2), float32.", context) =>
        Take([_inputs, _widths, _activation, _seed, .. _report.Symbols]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        Network network = Construct(_inputs.In(parsed), _widths.In(parsed), _seed.In(parsed)!.Value);
        return _report.Open(parsed, run).Finish(stream => NetworkWriter.Write(network, stream));
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
                $"--widths {string.Join(',', widths)}: expected at most {RandomNetwork.MaxParameterCount} weights and biases in all",
                problem);
        }
    }
}
