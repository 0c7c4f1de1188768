using System.Text;
using System.Text.Json;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Studies.Constructions.Families;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Building;

/// <summary>What <c>construct --list</c> prints.</summary>
internal static class FamilyListing
{
    public static void WriteText(Stream stream)
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

        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static void WriteJson(Stream stream) => JsonOutput.WriteLine(stream, writer =>
    {
        writer.WriteString("schema", "polyhedra/constructions/1");
        writer.WriteStartArray("families");
        foreach (ConstructionFamily family in ConstructionFamilies.All)
        {
            writer.WriteStartObject();
            writer.WriteString("name", family.Name);
            writer.WriteString("summary", family.Summary);
            writer.WriteString("theorem", family.Source);
            writer.WriteString("formula", family.Formula);
            writer.WriteString("condition", family.Condition);
            writer.WriteString("definition", DefinitionName.Of(family.Definition));
            writer.WriteString("domain", family.Domain);
            writer.WriteBoolean("orientable", family.HasOrientation);
            writer.WriteStartArray("parameters");
            foreach (ParameterDescription parameter in family.Parameters)
            {
                WriteParameter(writer, parameter);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static void WriteParameter(Utf8JsonWriter writer, ParameterDescription parameter)
    {
        writer.WriteStartObject();
        writer.WriteString("name", parameter.Name);
        writer.WriteString("meaning", parameter.Meaning);
        if (parameter.Default is { } value)
        {
            writer.WriteString("default", value);
        }

        writer.WriteEndObject();
    }

    private static string OptionOf(ParameterDescription parameter) =>
        parameter.Name is "inputs" or "widths" or "rank" ? $"--{parameter.Name}" : $"--param {parameter.Name}=";
}
