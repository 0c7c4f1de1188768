using System.Runtime.ExceptionServices;

namespace Polyhedra.Arrangements.Walk;

/// <summary>Counts regions with several walks of the vertex kernel at once.</summary>
/// <remarks>The number of regions does not depend on how the tree is cut among the walks. Each walk has a thread and an engine of its own;
/// they share subtrees and the count.</remarks>
internal static class ParallelCount
{
    /// <summary>Runs walks that share their work.</summary>
    /// <param name="threads">How many; at least 2.</param>
    /// <param name="create">Makes one of them.</param>
    /// <param name="session">What stops them.</param>
    /// <param name="isAlwaysHungry">See <see cref="SharedWalk{TTask}"/>.</param>
    public static EnumerationSummary Run(
        int threads, Func<SharedWalk<VertexTask>, VertexWalker<RegionCountSink>> create, WalkSession session, bool isAlwaysHungry = false)
    {
        SharedWalk<VertexTask> shared = new(threads, isAlwaysHungry);
        EnumerationSummary?[] summaries = new EnumerationSummary?[threads];
        ExceptionDispatchInfo? failure = null;
        Thread[] others = new Thread[threads - 1];
        for (int i = 0; i < others.Length; i++)
        {
            int index = i + 1;
            others[i] = new Thread(() => Walk(index)) { IsBackground = true };
            others[i].Start();
        }

        Walk(0);
        foreach (Thread thread in others)
        {
            thread.Join();
        }

        failure?.Throw();
        long regions = summaries.Sum(summary => summary!.ActivationRegions);
        StopReason reason = session.IsPast(regions) ? StopReason.MaxRegions
            : Array.TrueForAll(summaries, summary => summary!.IsComplete) ? StopReason.Complete
            : session.Cause;
        return new EnumerationSummary(
            reason,
            reason == StopReason.MaxRegions ? session.MostRegions : regions,
            summaries.Sum(summary => summary!.SignTests),
            summaries.Sum(summary => summary!.ExactSignTests),
            session.Elapsed);

        void Walk(int index)
        {
            try
            {
                RegionCountSink sink = default;
                summaries[index] = create(shared).Run(ref sink);
            }
            catch (Exception problem)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(problem), null);
                shared.Stop();
            }
        }
    }
}
