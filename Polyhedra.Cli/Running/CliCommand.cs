namespace Polyhedra.Cli.Running;

/// <summary>A command of the program.</summary>
internal abstract class CliCommand : Command
{
    protected CliCommand(string name, string description, CliContext context)
        : base(name, description)
    {
        SetAction(parsed =>
        {
            using Runner run = new(context);
            return Run(parsed, run);
        });
    }

    /// <summary>Takes arguments and options, in the order of the help.</summary>
    protected void Take(params IEnumerable<Symbol> symbols)
    {
        foreach (Symbol symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                Add(argument);
            }
            else
            {
                Add((Option)symbol);
            }
        }
    }

    /// <summary>Runs the command; its exit code.</summary>
    protected abstract int Run(ParseResult parsed, Runner run);
}
