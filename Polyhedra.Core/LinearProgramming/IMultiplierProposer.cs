namespace Polyhedra.Core.LinearProgramming;

/// <summary>Guesses the multipliers of half-spaces that bound an objective from above on one feasible set, for one objective after the
/// other.</summary>
/// <remarks>Nothing that it says is trusted, and little needs to be right: with finite bounds on the variables, any nonnegative
/// multipliers prove a bound (Neumaier and Shcherbina, Safe bounds in linear and mixed-integer linear programming, 2004). Not for several
/// threads.</remarks>
internal interface IMultiplierProposer : IDisposable
{
    /// <summary>Multipliers for the maximum of an objective.</summary>
    /// <param name="objective">The coefficients of the variables.</param>
    /// <param name="multipliers">Receives a finite number at least 0 for each half-space, as the rounded program has it.</param>
    /// <param name="point">Receives the point that is believed to attain the maximum.</param>
    /// <returns>False if no maximum was found; then both are worthless.</returns>
    bool TryMaximise(ReadOnlySpan<double> objective, Span<double> multipliers, Span<double> point);
}
