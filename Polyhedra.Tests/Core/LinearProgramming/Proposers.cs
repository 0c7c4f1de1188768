using Polyhedra.Core.LinearProgramming;
using Polyhedra.OrTools;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <summary>Everybody who may propose a basis. GLOP is among them where its native library can be loaded.</summary>
internal static class Proposers
{
    /// <summary>GLOP, or null.</summary>
    public static IBasisProposer? Glop => GlopProposer.Find();

    /// <summary>Our own simplex method, GLOP, and both.</summary>
    public static IEnumerable<IBasisProposer> All =>
        new IBasisProposer?[] { DoubleSimplex.Instance, Glop, new ProposerLadder(() => Glop) }.OfType<IBasisProposer>();

    /// <summary>All, and first nobody.</summary>
    public static IEnumerable<IBasisProposer?> AllAndNobody => All.Prepend<IBasisProposer?>(null);
}
