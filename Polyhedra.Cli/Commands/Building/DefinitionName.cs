using Polyhedra.Arrangements.Studies.Constructions;

namespace Polyhedra.Cli.Commands.Building;

/// <summary>The definitions of a region as <c>--definition</c> and people name them.</summary>
internal static class DefinitionName
{
    /// <summary>The definition that a value of an option names.</summary>
    /// <exception cref="UsageException">It names none.</exception>
    public static RegionDefinition Parse(string option, string text) => text switch
    {
        "activation" => RegionDefinition.Activation,
        "linear" => RegionDefinition.Linear,
        "affine" => RegionDefinition.Affine,
        _ => throw OptionValue.Expected(option, "activation, linear or affine", text),
    };

    /// <summary>As in <c>--definition</c>.</summary>
    public static string Of(RegionDefinition definition) => definition switch
    {
        RegionDefinition.Activation => "activation",
        RegionDefinition.Linear => "linear",
        _ => "affine",
    };

    /// <summary>In words.</summary>
    public static string Plural(RegionDefinition definition) => definition switch
    {
        RegionDefinition.Activation => "activation regions",
        RegionDefinition.Linear => "linear regions",
        _ => "affine pieces",
    };
}
