using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Estimators;

/// <summary>Estimators of a number of species from how often each one seen was seen. Exact rationals of their formulas.</summary>
/// <remarks>Null where a formula divides by zero. All of them estimate how many patterns such a sample can see:
/// regions of tiny volume stay unseen.</remarks>
internal static class SpeciesEstimators
{
    /// <summary>How many species were seen so many times.</summary>
    public static int SeenTimes(ReadOnlySpan<int> counts, int times)
    {
        int species = 0;
        foreach (int count in counts)
        {
            species += count == times ? 1 : 0;
        }

        return species;
    }

    /// <summary>S + f1^2 / (2 f2), with S species seen, f1 of them once and f2 twice. A. Chao, Nonparametric estimation of the number of
    /// classes in a population, 1984.</summary>
    public static Rational? Chao1(ReadOnlySpan<int> counts)
    {
        long once = SeenTimes(counts, 1);
        long twice = SeenTimes(counts, 2);
        return twice == 0 ? null : counts.Length + new Rational(once * once, 2 * twice);
    }

    /// <summary>The bias-corrected form, which always exists: S + f1 (f1 - 1) / (2 (f2 + 1)).</summary>
    public static Rational Chao1BiasCorrected(ReadOnlySpan<int> counts)
    {
        long once = SeenTimes(counts, 1);
        return counts.Length + new Rational(once * (once - 1), 2L * (SeenTimes(counts, 2) + 1));
    }

    /// <summary>1 - f1 / n, the estimated probability of the species seen, with n observations in all. I. J. Good, The population
    /// frequencies of species, 1953, after Turing.</summary>
    public static Rational? Coverage(ReadOnlySpan<int> counts)
    {
        long observations = 0;
        foreach (int count in counts)
        {
            observations += count;
        }

        return observations == 0 ? null : 1 - new Rational(SeenTimes(counts, 1), observations);
    }

    /// <summary>S over the coverage: as if all species were equally frequent.</summary>
    public static Rational? GoodTuring(ReadOnlySpan<int> counts) =>
        Coverage(counts) is { IsZero: false } coverage ? counts.Length / coverage : null;

    /// <summary>n1 n2 / m: n1 marked, n2 caught, m of them marked.</summary>
    public static Rational? LincolnPetersen(long first, long second, long both) => both == 0 ? null : new Rational(first, both) * second;

    /// <summary>(n1 + 1)(n2 + 1) / (m + 1) - 1. D. G. Chapman, Some properties of the hypergeometric distribution with applications to
    /// zoological sample censuses, 1951.</summary>
    public static Rational Chapman(long first, long second, long both) => (new Rational(first + 1, both + 1) * (second + 1)) - 1;
}
