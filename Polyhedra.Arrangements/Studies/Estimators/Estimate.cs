using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Estimators;

/// <summary>An estimate of a number of activation regions.</summary>
/// <param name="Method">The name of the estimator, as the command line takes it.</param>
/// <param name="Value">The estimate; null if the estimator has none for this sample.</param>
/// <param name="Note">What it rests on, in a few words.</param>
internal sealed record Estimate(string Method, Rational? Value, string Note)
{
    /// <summary>(estimate - truth) / truth; null if there is no estimate.</summary>
    /// <param name="truth">The true number, positive.</param>
    public Rational? RelativeError(long truth) => Value is { } value ? (value - truth) / truth : null;
}
