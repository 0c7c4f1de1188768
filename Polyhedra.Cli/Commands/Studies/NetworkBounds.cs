using Polyhedra.Arrangements.Studies.Bounds;

namespace Polyhedra.Cli.Commands.Studies;

/// <summary>The bounds that know the weights of a network.</summary>
internal static class NetworkBounds
{
    /// <summary>All of them.</summary>
    /// <param name="input">The network and the domain.</param>
    /// <param name="budget">Budgets for each list of cells or regions.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">The user stopped it.</exception>
    public static BoundsReport Of(RegionInput input, EnumerationBudget budget, CancellationToken cancellation)
    {
        NetworkShape shape = NetworkShape.Of(input.Network);
        bool isRelu = StabilityAnalysis.Applies(input.Network);
        ImmutableArray<ImmutableArray<UnitStability>>? units = isRelu
            ? StabilityAnalysis.DecideUnits(input.Network, input.Domain, budget, cancellation)
            : null;
        LayerStability[]? stability = units?.Select(layer => LayerStability.Of(layer)).ToArray();
        List<RegionBound> bounds =
        [
            .. UpperBounds.All(shape),
            new RegionBound(
                "serra-2018-low-rank", BoundKind.Upper, "Serra, Tjandraatmadja, Ramalingam 2018", "ReLU gates; exact ranks of the weights",
                isRelu ? StabilityBound.Of(input.Network) : null),
            new RegionBound(
                "stability", BoundKind.Upper, "after Serra, Ramalingam 2020; proved here",
                "ReLU gates; units that are stable on the domain", isRelu ? StabilityBound.Of(input.Network, stability) : null),
        ];
        Dictionary<string, HybridBound> hybrids = [];
        for (int layers = 1; layers < shape.GateLayers.Length; layers++)
        {
            if (HybridBound.After(input.Network, input.Domain, layers, units, budget, cancellation).Value is not { } hybrid)
            {
                cancellation.ThrowIfCancellationRequested();
                break;
            }

            string name = $"hybrid-{layers}";
            hybrids[name] = hybrid;
            bounds.Add(new RegionBound(
                name, BoundKind.Upper, "proved here", $"exact list of the cells of the first {Words.Plural(layers, "layer")} of gates",
                hybrid.Value));
        }

        return new BoundsReport(shape.Inputs, input.Network.GateWidths, [.. bounds])
        {
            Input = input,
            Stability = units,
            Hybrids = hybrids,
        };
    }
}
