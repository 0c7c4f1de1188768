namespace Polyhedra.Cli.Options;

/// <summary>An option whose value is any text.</summary>
internal sealed class TextOption : Option<string?>
{
    /// <summary>An option.</summary>
    /// <param name="name">The name with its dashes.</param>
    /// <param name="value">What stands for the value in the help.</param>
    /// <param name="description">What the option does, for the help.</param>
    /// <param name="aliases">Other spellings of the name.</param>
    public TextOption(string name, string value, string description, params string[] aliases)
        : base(name, aliases)
    {
        Description = description;
        HelpName = value;
    }
}
