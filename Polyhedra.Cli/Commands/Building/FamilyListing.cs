using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Studies.Constructions.Families;

namespace Polyhedra.Cli.Commands.Building;

/// <summary>What <c>construct --list</c> prints.</summary>
internal sealed class FamilyListing : IReport
{
    public string Text() => string.Concat(ConstructionFamilies.All.Select(family =>
        $"""
        {family.Name}
          {family.Summary}
          theorem    {family.Source}
          claim      {family.Formula}
                     {DefinitionName.Plural(family.Definition)} in {family.Domain}
          condition  {family.Condition}
        {string.Concat(family.Parameters.Select(Line))}{Orientation(family)}

        """));

    public void WriteFields(JsonFields json) => json
        .Add("schema", "polyhedra/constructions/1")
        .AddEach("families", ConstructionFamilies.All, AddFamily);

    private static void AddFamily(JsonFields json, ConstructionFamily family) => json
        .Add("name", family.Name)
        .Add("summary", family.Summary)
        .Add("theorem", family.Source)
        .Add("formula", family.Formula)
        .Add("condition", family.Condition)
        .Add("definition", DefinitionName.Of(family.Definition))
        .Add("domain", family.Domain)
        .Add("orientable", family.HasOrientation)
        .AddEach("parameters", family.Parameters, (parameters, parameter) => parameters
            .Add("name", parameter.Name)
            .Add("meaning", parameter.Meaning)
            .Add("default", parameter.Default));

    private static string Line(ParameterDescription parameter)
    {
        string option = parameter.Name is "inputs" or "widths" or "rank" ? $"--{parameter.Name}" : $"--param {parameter.Name}=";
        string preset = parameter.Default is { } value ? $" (default: {value})" : string.Empty;
        return $"  {option,-18} {parameter.Meaning}{preset}\n";
    }

    private static string Orientation(ConstructionFamily family) =>
        family.HasOrientation ? $"  {"--unoriented",-18} the last layer's rows without alternating signs\n" : string.Empty;
}
