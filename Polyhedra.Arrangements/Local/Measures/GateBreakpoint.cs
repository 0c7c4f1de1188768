namespace Polyhedra.Arrangements.Local.Measures;

/// <summary>A breakpoint of a gate. At a point it stands for the hyperplane where the gate's pre-activation, under the point's own pattern
/// of the layers before, equals the breakpoint; for a maxout unit, for the one where the unit's own piece there equals another
/// piece.</summary>
/// <param name="Layer">The layer's index among all layers, from 0.</param>
/// <param name="Unit">The unit's index in its layer, from 0.</param>
/// <param name="Breakpoint">The index of the breakpoint in the activation's list, from 0; maxout: the other piece.</param>
public sealed record GateBreakpoint(int Layer, int Unit, int Breakpoint);
