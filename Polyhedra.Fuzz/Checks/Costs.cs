using System.Diagnostics;
using Polyhedra.Fuzz.Targets;

namespace Polyhedra.Fuzz.Checks;

/// <summary>What a read may cost: two seconds, and 1 GiB of memory allocated in all.</summary>
internal static class Costs
{
    private const long MostBytes = 1L << 30;
    private const int Attempts = 3;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    /// <summary>Runs a target within these limits; whether the input was read.</summary>
    /// <exception cref="DisagreementException">It costs more, or two readers disagree. Any other exception is a crash too.</exception>
    /// <remarks>Slow is what takes so long on the clock and of the processor, three times in a row: other programs may be busy.</remarks>
    public static bool Run(FuzzTarget target, byte[] input)
    {
        for (int attempt = 1; ; attempt++)
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan processor = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            bool isRead = target.Read(input);
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
            if (bytes > MostBytes)
            {
                throw new DisagreementException($"The input takes {bytes >> 20} MiB.");
            }

            if (time <= MostTime || Environment.CpuUsage.TotalTime - processor <= MostTime)
            {
                return isRead;
            }

            if (attempt == Attempts)
            {
                throw new DisagreementException($"The input takes {time.TotalSeconds:F1} seconds.");
            }
        }
    }
}
