using System.Diagnostics;

namespace Polyhedra.Benchmarks;

/// <summary>Times of work in this process.</summary>
internal static class Timing
{
    /// <summary>The median over some runs, in milliseconds.</summary>
    public static double Median<T>(int runs, Func<T> work)
    {
        double[] times = new double[runs];
        for (int run = 0; run < runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            work();
            times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[runs / 2];
    }
}
