namespace Polyhedra.Cli.Options;

/// <summary>Arguments and options that belong together, so that they read the same in every command that has them.</summary>
internal abstract class OptionGroup
{
    /// <summary>All of them, in the order of the help.</summary>
    public abstract IEnumerable<Symbol> Symbols { get; }

    /// <summary>Whether an option stands on a command line.</summary>
    public static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Refuses options that have no meaning here.</summary>
    /// <exception cref="UsageException">One of them is given.</exception>
    public static void Refuse(ParseResult parsed, string reason, params IEnumerable<Option> options)
    {
        if (options.FirstOrDefault(option => IsGiven(parsed, option)) is { } given)
        {
            throw new UsageException($"{given.Name}: {reason}");
        }
    }
}
