using System.CommandLine;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Options;

/// <summary>An option with a value that is parsed together with the command line; what does not parse is wrong usage.</summary>
/// <typeparam name="T">What the value stands for.</typeparam>
/// <remarks>To the parser the value is an object. Its own code for objects is compiled ahead, the same for a value type would be compiled
/// whenever the program starts.</remarks>
internal sealed class TypedOption<T> : Option<object?>
{
    private readonly T _absent;

    /// <summary>An option.</summary>
    /// <param name="name">The name with its dashes.</param>
    /// <param name="value">What stands for the value in the help.</param>
    /// <param name="description">What the option does, for the help.</param>
    /// <param name="parse">From the name and the text to the value; throws <see cref="UsageException"/>.</param>
    /// <param name="absent">The value where the option is not given.</param>
    public TypedOption(string name, string value, string description, Func<string, string, T> parse, T absent = default!)
        : base(name)
    {
        _absent = absent;
        Description = description;
        HelpName = value;
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = result =>
        {
            try
            {
                return parse(name, result.Tokens[0].Value);
            }
            catch (UsageException problem)
            {
                result.AddError(problem.Message);
                return null;
            }
        };
    }

    /// <summary>The value on a command line.</summary>
    public T In(ParseResult parsed) => parsed.GetValue(this) is T value ? value : _absent;
}
