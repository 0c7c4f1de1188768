using System.CommandLine;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Building;

/// <summary><c>polyhedra construct</c>: writes networks that are built to a plan.</summary>
internal static class ConstructCommand
{
    public static Command Create(CliContext context)
    {
        Argument<string?> family = new("FAMILY")
        {
            Description = "A family of constructions; --list has them.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> list = new("--list") { Description = "List the families with their theorems, conditions and parameters." };
        Option<bool> json = new("--json") { Description = "With --list: print JSON." };
        Option<string?> output = CommonOptions.Output();
        FamilyOptions parameters = new();

        Command command = new(
            "construct", "Write a network that is built to a plan: a lower-bound construction with exact weights, or a random one.")
        {
            family, list, json, output,
        };
        parameters.AddTo(command);
        command.Subcommands.Add(ConstructRandomCommand.Create(context));
        command.SetAction(parsed =>
        {
            string? name = parsed.GetValue(family);
            if (parsed.GetValue(list))
            {
                parameters.Refuse(parsed, "not with --list");
                if (name is not null)
                {
                    throw new UsageException("--list: expected no family beside it");
                }

                Write(parsed.GetValue(json) ? FamilyListing.WriteJson : FamilyListing.WriteText);
                return ExitCode.Success;
            }

            if (name is null || parsed.GetValue(json))
            {
                throw new UsageException(name is null
                    ? "construct: expected random, a family, or --list (see polyhedra construct --help)"
                    : "--json: only with --list");
            }

            Construction construction = FamilyOptions.Build(name, parameters.Read(parsed));
            Write(stream => NetworkFile.Write(construction.Network, stream, construction.Notes()));
            return ExitCode.Success;

            void Write(Action<Stream> write)
            {
                using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
                target.Write(write);
                target.Commit();
            }
        });
        return command;
    }
}
