namespace Polyhedra.Checker;

/// <summary>What several checkers of one certificate share. Each comes to the same units of work in the same order, and the first to come takes a unit: so the units
/// that are taken are always the first ones, and a counter says which.</summary>
internal sealed class SharedWork
{
    private readonly Lock _lock = new();
    private long _taken;

    /// <summary>The first line that somebody has rejected: what follows is of no interest.</summary>
    public long LastLine { get; private set; } = long.MaxValue;

    /// <summary>Takes the unit of a number; false if somebody else has.</summary>
    public bool Take(long unit) => Interlocked.CompareExchange(ref _taken, unit + 1, unit) == unit;

    /// <summary>Notes that a line is rejected.</summary>
    public void Reject(long line)
    {
        lock (_lock)
        {
            LastLine = Math.Min(LastLine, line);
        }
    }
}
