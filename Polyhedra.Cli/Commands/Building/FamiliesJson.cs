namespace Polyhedra.Cli.Commands.Building;

/// <summary>What <c>construct --list --json</c> prints.</summary>
internal sealed record FamiliesJson(string Schema, IEnumerable<FamiliesJson.Family> Families)
{
    /// <summary>A family of constructions.</summary>
    internal sealed record Family(
        string Name, string Summary, string Theorem, string Formula, string Condition, string Definition, string Domain, bool Orientable,
        IEnumerable<Parameter> Parameters);

    /// <summary>A parameter of a family.</summary>
    internal sealed record Parameter(string Name, string Meaning, string? Default);
}
