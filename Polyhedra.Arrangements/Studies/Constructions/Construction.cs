using System.Numerics;
using System.Text.Json.Nodes;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Bounds;

namespace Polyhedra.Arrangements.Studies.Constructions;

/// <summary>A network with explicit exact weights that is built to have many regions, and the number that is claimed for it.</summary>
/// <param name="Family">Where it comes from: theorem, formula, what it counts, in which domain.</param>
/// <param name="Parameters">Which member it is.</param>
/// <param name="Network">The network. Its output is that of its last hidden layer, or one number where the family says so.</param>
/// <param name="Claim">The value of <see cref="ConstructionFamily.Formula"/>: a lower bound for the largest number of regions that any
/// weights give this architecture. That this network has as many is what is to be verified.</param>
public sealed record Construction(ConstructionFamily Family, ConstructionParameters Parameters, Network Network, BigInteger Claim)
{
    private const long LargestExactDouble = 1L << 53;

    /// <summary>The structure of a convolutional network that is written as dense layers; else null.</summary>
    internal ConvolutionShape? Convolution { get; init; }

    /// <summary>The words after <c>polyhedra construct</c> that make this network.</summary>
    public string Command => $"{Family.Name} {Parameters.ToOptions()}";

    /// <summary>What a file of the network says about it, as keys beside those of its format: <c>source</c> (the command),
    /// <c>construction</c> (family, theorem, formula, claim, what it counts and in which domain), and <c>convolution</c> where there
    /// is one.</summary>
    public JsonObject Notes()
    {
        JsonObject notes = new()
        {
            ["source"] = $"polyhedra construct {Command}",
            ["construction"] = new JsonObject
            {
                ["family"] = Family.Name,
                ["theorem"] = Family.Source,
                ["formula"] = Family.Formula,
                ["claim"] = Claim <= LargestExactDouble ? JsonValue.Create((long)Claim) : JsonValue.Create(Claim.ToString()),
                ["definition"] = Family.Definition.ToString().ToLowerInvariant(),
                ["domain"] = Family.Domain,
            },
        };
        if (Convolution is { } convolution)
        {
            notes["convolution"] = ToJson(convolution);
        }

        return notes;
    }

    private static JsonObject ToJson(ConvolutionShape shape) => new()
    {
        ["image"] = new JsonArray(shape.Sizes[0].Height, shape.Sizes[0].Width, shape.Sizes[0].Channels),
        ["layers"] = new JsonArray([.. shape.Layers.Select(layer => (JsonNode)new JsonObject
        {
            ["filter"] = new JsonArray(layer.FilterHeight, layer.FilterWidth),
            ["filters"] = layer.Filters,
            ["stride"] = layer.Stride,
        })]),
    };
}
