using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>The gate whose breakpoint hyperplane is nearest to a point.</summary>
/// <param name="Layer">The layer's index among all layers, from 0.</param>
/// <param name="Unit">The unit's index in its layer, from 0.</param>
/// <param name="Breakpoint">The index of the breakpoint t in the activation's list, from 0; maxout: the other piece.</param>
/// <param name="SquaredDistance">(z - t)^2 / |grad z|^2, the exact squared Euclidean distance to {z = t}, where z is the gate's
/// pre-activation under the point's own pattern of the layers before.</param>
public sealed record NearestGate(int Layer, int Unit, int Breakpoint, Rational SquaredDistance);
