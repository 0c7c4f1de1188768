using System.Collections.Immutable;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Files;

namespace Polyhedra.Arrangements.Studies.Constructions;

/// <summary>A family of networks that a theorem builds, with the theorem's claim. All texts are ASCII.</summary>
/// <remarks>Build networks with <see cref="Build"/>; <see cref="Families.ConstructionFamilies"/> has the families.</remarks>
public sealed class ConstructionFamily
{
    /// <summary>The most inputs that are built; many fewer can be counted.</summary>
    public const int MaxInputCount = 64;

    /// <summary>The most weights and biases, together, that are built.</summary>
    public const long MaxParameterCount = 1L << 20;

    internal ConstructionFamily()
    {
    }

    /// <summary>The name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>What is built, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The theorem, or what the family rests on.</summary>
    public required string Source { get; init; }

    /// <summary>The number of regions that is claimed, as a formula in n0 (inputs), n_1, ..., n_L (widths) and the other
    /// parameters.</summary>
    public required string Formula { get; init; }

    /// <summary>For which parameters the claim is made, and the weights are known.</summary>
    public required string Condition { get; init; }

    /// <summary>What the source counts.</summary>
    public required RegionDefinition Definition { get; init; }

    /// <summary>Where the claim is made, in the words of <see cref="DomainText"/>: <c>unit</c> or <c>all</c>.</summary>
    public string Domain { get; init; } = "unit";

    /// <summary>The bounded domain in which the regions are of interest: <c>unit</c> or <c>box:-1,1</c>.</summary>
    public string Box { get; init; } = "unit";

    /// <summary>The parameters that it takes, in order; no others.</summary>
    public required ImmutableArray<ParameterDescription> Parameters { get; init; }

    /// <summary>Whether <see cref="ConstructionParameters.IsOriented"/> can be false.</summary>
    public bool HasOrientation { get; init; }

    /// <summary>Builds a member from parameters with known names.</summary>
    internal Func<FamilyArguments, Construction> Plan { get; init; } = null!;

    /// <summary>Builds a member.</summary>
    /// <exception cref="FormatException">A parameter is missing, not one of the family's, or does not parse.</exception>
    /// <exception cref="BadInputException">The parameters are outside of what the theorem, or the known weights, allow, or the network
    /// would be too large. The message gives the condition.</exception>
    public Construction Build(ConstructionParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        FamilyArguments arguments = new(this, parameters);
        arguments.CheckNames();
        return Plan(arguments);
    }
}
