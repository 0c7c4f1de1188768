namespace Polyhedra.Cli.Options;

/// <summary>An option without a value.</summary>
internal sealed class Flag : Option<bool>
{
    public Flag(string name, string description, params string[] aliases)
        : base(name, aliases)
    {
        Description = description;
    }
}
