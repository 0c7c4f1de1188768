using System.Diagnostics.CodeAnalysis;

namespace Polyhedra.Arrangements.Walk;

/// <summary>Work that the threads of one enumeration give to each other, and their common count. Safe to use from all of them.</summary>
/// <typeparam name="TTask">A subtree.</typeparam>
/// <param name="workerCount">How many walks there are.</param>
/// <param name="isAlwaysHungry">For tests: whether everything that waits is given away at once, wanted or not.</param>
internal sealed class SharedWalk<TTask>(int workerCount, bool isAlwaysHungry = false)
    where TTask : class
{
    // A monitor and not a Lock: the walks wait on it.
    private readonly object _gate = new();
    private readonly Queue<TTask> _tasks = new();
    private int _idle;
    private bool _rootTaken;
    private long _regions;
    private volatile bool _isHungry;
    private volatile bool _isStopped;

    /// <summary>Whether some walk is waiting for work.</summary>
    public bool IsHungry => isAlwaysHungry || _isHungry;

    /// <summary>Whether all walks should end: one has met a limit, or there is nothing left to do.</summary>
    public bool IsStopped => _isStopped;

    /// <summary>Adds to the common number of regions and returns it.</summary>
    public long AddRegions(long count) => Interlocked.Add(ref _regions, count);

    /// <summary>Whether the caller is the one to start from the root.</summary>
    public bool TryTakeRoot()
    {
        lock (_gate)
        {
            bool first = !_rootTaken;
            _rootTaken = true;
            return first;
        }
    }

    /// <summary>Gives a subtree to whoever is waiting.</summary>
    public void Give(TTask task)
    {
        lock (_gate)
        {
            _tasks.Enqueue(task);
            _isHungry = _tasks.Count < _idle;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits for a subtree; false when there will be no more, because all walks wait or one has stopped.</summary>
    public bool TryTake([NotNullWhen(true)] out TTask? task)
    {
        lock (_gate)
        {
            _idle++;
            _isHungry = _tasks.Count < _idle;
            while (true)
            {
                if (_idle == workerCount && _tasks.Count == 0)
                {
                    // Nobody is left who could give.
                    _isStopped = true;
                    Monitor.PulseAll(_gate);
                }

                if (_isStopped)
                {
                    task = null;
                    return false;
                }

                if (_tasks.TryDequeue(out task))
                {
                    _idle--;
                    _isHungry = _tasks.Count < _idle;
                    return true;
                }

                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>Ends all walks, because one has met a limit or failed.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            _isHungry = false;
            Monitor.PulseAll(_gate);
        }
    }
}
