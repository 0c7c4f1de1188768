using System.Runtime.InteropServices;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>How many units of a ReLU layer have one and the same piece on all activation regions in a domain.</summary>
/// <param name="Active">Units that are active on every region.</param>
/// <param name="Inactive">Units that are inactive on every region.</param>
/// <param name="Unstable">Units that are active on some region and inactive on another.</param>
/// <param name="Undecided">Units of which it is not known; for a bound as good as unstable.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LayerStability(int Active, int Inactive, int Unstable, int Undecided)
{
    /// <summary>The number of units.</summary>
    public int Units => Active + Inactive + Unstable + Undecided;

    /// <summary>The numbers of a layer's units.</summary>
    public static LayerStability Of(IReadOnlyCollection<UnitStability> units)
    {
        int Count(UnitState state) => units.Count(unit => unit.IsSettled && unit.State == state);
        return new LayerStability(
            Count(UnitState.Active), Count(UnitState.Inactive), Count(UnitState.Unstable), units.Count(unit => !unit.IsSettled));
    }
}
