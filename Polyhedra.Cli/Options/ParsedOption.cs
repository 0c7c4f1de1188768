namespace Polyhedra.Cli.Options;

/// <summary>An option with a value that is parsed together with the command line; what does not parse is wrong usage.</summary>
/// <remarks>To the parser the value is an object, and all that does not depend on its type is here: code for objects is compiled ahead,
/// code for value types is mostly compiled when the program starts.</remarks>
internal abstract class ParsedOption : Option<object?>
{
    /// <summary>An option.</summary>
    /// <param name="name">The name with its dashes.</param>
    /// <param name="value">What stands for the value in the help.</param>
    /// <param name="description">What the option does, for the help.</param>
    protected ParsedOption(string name, string value, string description)
        : base(name)
    {
        Description = description;
        HelpName = value;
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = result =>
        {
            try
            {
                return Parse(result.Tokens[0].Value);
            }
            catch (UsageException problem)
            {
                result.AddError(problem.Message);
                return null;
            }
        };
    }

    /// <summary>From the text to the value.</summary>
    /// <exception cref="UsageException">It does not parse.</exception>
    protected abstract object? Parse(string text);
}
