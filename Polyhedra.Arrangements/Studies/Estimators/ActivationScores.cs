using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Estimators;

/// <summary>Scores of the matrix of activation codes, a row a sample and a column a gate,
/// that are used to rank networks without training them.</summary>
internal static class ActivationScores
{
    /// <summary>The number of distinct columns: gates that are told apart by the sample. (SWAP-score, Peng et al., SWAP-NAS, 2024, there
    /// with the signs of a batch of data; its regularisation is left out.)</summary>
    public static int Swap(PatternSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.Distinct == 0)
        {
            return 0;
        }

        // Equal rows make no difference.
        HashSet<string> columns = new(StringComparer.Ordinal);
        for (int gate = 0; gate < sample.Patterns[0].Length; gate++)
        {
            if (sample.Patterns[0][gate] != PatternText.LayerSeparator)
            {
                columns.Add(string.Create(sample.Distinct, (sample, gate), (column, source) =>
                {
                    for (int i = 0; i < column.Length; i++)
                    {
                        column[i] = source.sample.Patterns[i][source.gate];
                    }
                }));
            }
        }

        return columns.Count;
    }

    /// <summary>The part of the samples that share their code with an earlier one: (n - distinct codes) / n. Null for no samples. (He et
    /// al., Neural networks as hash encoders, 2023.)</summary>
    public static Rational? Redundancy(PatternSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return sample.Size == 0 ? null : new Rational(sample.Size - sample.Distinct, sample.Size);
    }

    /// <summary>The part of the samples whose code no other one has. Null for no samples.
    /// (As <see cref="Redundancy"/>: determinism.)</summary>
    public static Rational? Determinism(PatternSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return sample.Size == 0 ? null : new Rational(SpeciesEstimators.SeenTimes(sample.Counts, 1), sample.Size);
    }
}
