namespace Polyhedra.Cli.Options;

/// <summary>A <see cref="ParsedOption"/> with a value of a type.</summary>
/// <typeparam name="T">What the value stands for.</typeparam>
/// <param name="name">The name with its dashes.</param>
/// <param name="value">What stands for the value in the help.</param>
/// <param name="description">What the option does, for the help.</param>
/// <param name="parse">From the name and the text to the value; throws <see cref="UsageException"/>.</param>
/// <param name="absent">The value where the option is not given.</param>
internal sealed class TypedOption<T>(
    string name, string value, string description, Func<string, string, T> parse, T absent = default!)
    : ParsedOption(name, value, description)
{
    /// <summary>The value on a command line.</summary>
    public T In(ParseResult parsed) => parsed.GetValue(this) is { } given ? (T)given : absent;

    /// <inheritdoc/>
    protected override object? Parse(string text) => parse(Name, text);
}
