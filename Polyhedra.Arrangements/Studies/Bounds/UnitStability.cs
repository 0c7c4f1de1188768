using System.Runtime.InteropServices;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>What is known of one ReLU on a domain.</summary>
/// <param name="State">On which regions it has been found to be what; all that there is unless <paramref name="By"/> is
/// <see cref="SettledBy.Nothing"/>.</param>
/// <param name="By">How it was settled.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UnitStability(UnitState State, SettledBy By)
{
    /// <summary>Whether all is known.</summary>
    public bool IsSettled => By != SettledBy.Nothing;
}
