using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Enumeration;

/// <summary>Which cell kernel an enumeration uses.</summary>
public static class EngineChoice
{
    // Measured (docs/performance.md): up to here the vertex kernel wins.
    private const int VertexDimension = 8;

    /// <summary>The kernel that a choice stands for: itself, or for <see cref="Engine.Auto"/> the one that measurements favour.</summary>
    public static Engine For(Network network, HPolyhedron domain, Engine wanted)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(domain);
        return wanted != Engine.Auto ? wanted : network.InputCount <= VertexDimension ? Engine.Vertex : Engine.Lp;
    }
}
