namespace Polyhedra.Checker.Text;

/// <summary>The first line that one of several readings of a text has rejected: what follows it is of no interest to any of them.
/// Safe for several threads.</summary>
/// <remarks>It saves time. If it is wrong a reading ends too early, which is a rejection, or later than it might.</remarks>
internal sealed class FirstRejection
{
    private readonly Lock _lock = new();

    /// <summary>The line; beyond all lines as long as none is rejected.</summary>
    public long Line { get; private set; } = long.MaxValue;

    /// <summary>Notes that a line is rejected.</summary>
    public void Note(long line)
    {
        lock (_lock)
        {
            Line = Math.Min(Line, line);
        }
    }
}
