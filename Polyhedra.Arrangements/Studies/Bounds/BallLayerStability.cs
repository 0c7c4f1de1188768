using System.Runtime.InteropServices;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>What is known of the signs of a layer's forms on a ball: a form a breakpoint of a scalar gate, a form a pair of pieces of a
/// maxout unit.</summary>
/// <param name="Positive">Forms that are positive all over the ball.</param>
/// <param name="NotPositive">Forms that are nowhere positive in it.</param>
/// <param name="Unstable">All others: they change sign, or it is not known that they do not.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BallLayerStability(int Positive, int NotPositive, int Unstable);
