using System.CommandLine;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Building;

/// <summary><c>polyhedra slice</c>: the network composed with a slice, as a network file in the slice's coordinates.</summary>
internal static class SliceCommand
{
    public static Command Create(CliContext context)
    {
        Argument<string> network = CommonOptions.Network();
        DomainOptions where = new();
        Option<string?> numbers = CommonOptions.Numbers();
        Option<bool> normalise = CommonOptions.Normalise();
        Option<string?> output = CommonOptions.Output();

        Command command = new("slice", "Write the network composed with a slice: the network that the counts with --slice are about.")
        {
            network, numbers, normalise, output,
        };
        where.AddTo(command);
        command.SetAction(parsed =>
        {
            NetworkDescription description = NetworkDescription.Read(
                parsed.GetRequiredValue(network), OptionValue.ReadingRule(parsed.GetValue(numbers)), parsed.GetValue(normalise));
            RegionInput input = where.Read(parsed, description);
            if (input.Slice is null)
            {
                throw new UsageException("slice: expected --slice POINTS");
            }

            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            target.Write(stream => NetworkFile.Write(input.Network, stream));
            target.Commit();
            return ExitCode.Success;
        });
        return command;
    }
}
