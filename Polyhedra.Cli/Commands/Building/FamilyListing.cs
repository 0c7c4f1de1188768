using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Studies.Constructions.Families;
using Polyhedra.Cli.Running;

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

    public void WriteJson(Utf8JsonWriter writer) => JsonSerializer.Serialize(
        writer, new FamiliesJson("polyhedra/constructions/1", ConstructionFamilies.All.Select(ToJson)), BuildingJson.Default.FamiliesJson);

    private static FamiliesJson.Family ToJson(ConstructionFamily family) => new(
        family.Name, family.Summary, family.Source, family.Formula, family.Condition, DefinitionName.Of(family.Definition), family.Domain,
        family.HasOrientation,
        family.Parameters.Select(parameter => new FamiliesJson.Parameter(parameter.Name, parameter.Meaning, parameter.Default)));

    private static string OptionOf(ParameterDescription parameter) =>
        parameter.Name is "inputs" or "widths" or "rank" ? $"--{parameter.Name}" : $"--param {parameter.Name}=";
}
