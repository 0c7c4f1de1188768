namespace Polyhedra.Core.LinearProgramming;

/// <summary>Multipliers from a floating-point dictionary that stands at a feasible point.</summary>
/// <param name="dictionary">The dictionary; all half-spaces have entered.</param>
internal sealed class DictionaryMultipliers(DoubleDictionary dictionary) : IMultiplierProposer
{
    private readonly double[] _form = new double[dictionary.Dimension + 1];

    /// <inheritdoc/>
    public bool TryMaximise(ReadOnlySpan<double> objective, Span<double> multipliers, Span<double> point)
    {
        objective.CopyTo(_form);
        dictionary.SetObjective(_form);
        if (dictionary.Maximise(untilPositive: false) != ProposalStatus.Optimal)
        {
            return false;
        }

        multipliers.Clear();
        for (int column = 0; column < dictionary.Dimension; column++)
        {
            double multiplier = -dictionary.ReducedCost(column);
            if (dictionary.TightRowAt(column) is >= 0 and var row && multiplier > 0 && double.IsFinite(multiplier))
            {
                multipliers[row] = multiplier;
            }
        }

        dictionary.GetPoint(point);
        return true;
    }

    /// <summary>Nothing to give back.</summary>
    public void Dispose()
    {
    }
}
