namespace Polyhedra.Cli.Commands.Points;

/// <summary>Mean and spread of a sample of counts, rounded.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The root of the sum of the squared deviations over n - 1; null for n = 1.</param>
/// <param name="StandardError">The standard deviation over the root of n: how far the mean is from the expectation, about; null for
/// n = 1.</param>
/// <param name="Least">The smallest count.</param>
/// <param name="Most">The largest count.</param>
internal sealed record SampleFigures(double Mean, double? StandardDeviation, double? StandardError, long Least, long Most)
{
    /// <summary>The figures of at least one count.</summary>
    public static SampleFigures Of(IEnumerable<long> counts)
    {
        long[] sample = [.. counts];
        int n = sample.Length;
        double mean = sample.Average();
        if (n == 1)
        {
            return new SampleFigures(mean, null, null, sample[0], sample[0]);
        }

        double deviation = Math.Sqrt(sample.Sum(count => (count - mean) * (count - mean)) / (n - 1));
        return new SampleFigures(mean, deviation, deviation / Math.Sqrt(n), sample.Min(), sample.Max());
    }
}
