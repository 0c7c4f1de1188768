using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Studies.Constructions.Families;

namespace Polyhedra.Cli.Commands.Building;

/// <summary>What <c>construct --list</c> prints.</summary>
internal sealed class FamilyListing : IReport
{
    public string Text()
    {
        StringBuilder text = new();
        foreach (ConstructionFamily family in ConstructionFamilies.All)
        {
            text.Append($"{family.Name}\n");
            text.Append($"  {family.Summary}\n");
            text.Append($"  theorem    {family.Source}\n");
            text.Append($"  claim      {family.Formula}\n");
            text.Append($"             {DefinitionName.Plural(family.Definition)} in {family.Domain}\n");
            text.Append($"  condition  {family.Condition}\n");
            foreach (ParameterDescription parameter in family.Parameters)
            {
                string preset = parameter.Default is { } value ? $" (default: {value})" : string.Empty;
                text.Append($"  {OptionOf(parameter),-18} {parameter.Meaning}{preset}\n");
            }

            text.Append(family.HasOrientation ? $"  {"--unoriented",-18} the last layer's rows without alternating signs\n\n" : "\n");
        }

        return text.ToString();
    }

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

    private static string OptionOf(ParameterDescription parameter) =>
        parameter.Name is "inputs" or "widths" or "rank" ? $"--{parameter.Name}" : $"--param {parameter.Name}=";
}
