using System.CommandLine;

namespace Polyhedra.Cli.Commands;

/// <summary><c>polyhedra construct</c>: the group of commands that write networks.</summary>
internal static class ConstructCommand
{
    public static Command Create(CliContext context) => new("construct", "Write a network that is built to a plan.")
    {
        ConstructRandomCommand.Create(context),
    };
}
