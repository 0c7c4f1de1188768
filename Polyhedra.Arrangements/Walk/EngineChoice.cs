using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Arrangements.Walk;

/// <summary>Which cell kernel an enumeration uses.</summary>
internal static class EngineChoice
{
    /// <summary>The largest input dimension that the vertex kernel takes: a box of so many dimensions has 65536 vertices.</summary>
    public const int MaxVertexDimension = 16;

    // Measured (docs/performance.md). A box starts with 2^d vertices, and its cells keep about as many; rays and lineality start with few.
    private const int CountingInBox = 6;
    private const int ListingInBox = 5;
    private const int Unbounded = 6;

    // Half-spaces can give the domain many more vertices than a box has.
    private const int Polytope = 5;

    /// <summary>The kernel that a choice stands for: itself, or for <see cref="Engine.Auto"/> the one that measurements favour.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="wanted">The choice.</param>
    /// <param name="countsOnly">Whether only the number of regions is wanted.</param>
    /// <exception cref="ArgumentException">The vertex kernel is wanted, but the input dimension exceeds
    /// <see cref="MaxVertexDimension"/>.</exception>
    public static Engine For(Network network, HPolyhedron domain, Engine wanted, bool countsOnly)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(domain);
        if (wanted == Engine.Vertex && network.InputCount > MaxVertexDimension)
        {
            throw new ArgumentException(
                $"The vertex kernel takes at most {MaxVertexDimension} inputs, not {network.InputCount}.", nameof(wanted));
        }

        if (wanted != Engine.Auto)
        {
            return wanted;
        }

        int limit = !domain.HalfSpaces.IsEmpty ? Polytope : !domain.HasAllBounds ? Unbounded : countsOnly ? CountingInBox : ListingInBox;
        return network.InputCount <= limit ? Engine.Vertex : Engine.Lp;
    }
}
