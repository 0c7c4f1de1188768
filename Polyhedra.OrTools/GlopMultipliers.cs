using Polyhedra.Core.LinearProgramming;

namespace Polyhedra.OrTools;

/// <summary>Multipliers from GLOP's dual values.</summary>
/// <param name="glop">The program; disposed with this.</param>
internal sealed class GlopMultipliers(GlopProgram glop) : IMultiplierProposer
{
    /// <inheritdoc/>
    public bool TryMaximise(ReadOnlySpan<double> objective, Span<double> multipliers, Span<double> point)
    {
        if (!glop.TryMaximise(objective))
        {
            return false;
        }

        // The rows are lower bounds of a maximisation: their dual values are at most 0, up to GLOP's tolerance.
        for (int i = 0; i < multipliers.Length; i++)
        {
            double multiplier = -glop.Rows[i].DualValue();
            multipliers[i] = multiplier > 0 && double.IsFinite(multiplier) ? multiplier : 0;
        }

        for (int k = 0; k < point.Length; k++)
        {
            point[k] = glop.Variables[k].SolutionValue();
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => glop.Dispose();
}
