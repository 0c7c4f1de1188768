namespace Polyhedra.Checker.Scheduling;

/// <summary>Says which of several checkers of one certificate checks which shares of its tree. Safe for several threads.</summary>
/// <remarks>Nothing but the time depends on it: what has really been checked is for <c>Shares/Cover</c> to prove. All checkers come to the
/// same shares in the same order, and the first to come to a share takes it, or a few from it. Ranges get longer with their numbers, so
/// that there are never many: 1,024, and 700 more each time the number of shares is doubled.</remarks>
internal sealed class Scheduler
{
    private const long SingleShares = 1024;

    private readonly Lock _lock = new();
    private long _next;

    /// <summary>Does several things at the same time, each in a thread of its own, to the end of all.</summary>
    public static void Run(IEnumerable<Action> works)
    {
        List<Task> tasks = [];
        foreach (Action work in works)
        {
            tasks.Add(Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        }

        foreach (Task task in tasks)
        {
            task.GetAwaiter().GetResult();
        }
    }

    /// <summary>Takes shares for whoever has come to one: the end of the range that begins with it and is his; the share itself if
    /// another has taken it.</summary>
    public long Take(long share)
    {
        lock (_lock)
        {
            if (share < _next)
            {
                return share;
            }

            _next = share + 1 + (share / SingleShares);
            return _next;
        }
    }
}
