using Polyhedra.Arrangements.Studies.Bounds;

namespace Polyhedra.Cli.Commands.Verification;

/// <summary>The upper bounds that stand beside a count: those of <c>polyhedra bounds</c> that are proved and need the shape and the ranks
/// of the weights only.</summary>
internal static class KnownBounds
{
    // Elimination of a larger matrix of long numbers takes longer than many a count.
    private const long LargestRankedMatrix = 10_000;

    /// <summary>The bounds on the number of activation regions that apply to a network; none if it has more units than
    /// <see cref="ShapeOptions.MostUnits"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="convolution">Its structure, if it is a convolutional network written as dense layers.</param>
    public static ImmutableArray<RegionBound> Of(Network network, ConvolutionShape? convolution)
    {
        if (network.Layers.Sum(layer => (long)layer.UnitCount) > ShapeOptions.MostUnits)
        {
            return [];
        }

        bool exactRanks = network.Layers.All(layer => (long)layer.UnitCount * layer.InputCount <= LargestRankedMatrix);
        ImmutableArray<RegionBound> all = UpperBounds.All(NetworkShape.Of(network, exactRanks));
        return
        [
            .. (convolution is null ? all : all.Add(ConvolutionBounds.Upper(convolution)))
                .Where(bound => bound.Applies && !bound.IsRecalled),
        ];
    }
}
