using System.Diagnostics;

namespace Polyhedra.Cli.Output;

/// <summary>One line on a terminal that says how far the walk is: regions so far, rate, elapsed. It appears only when the walk takes
/// longer than half a second, and is erased at the end.</summary>
/// <remarks>Called from the thread that walks, so nothing is synchronised. Reports in between cost one look at the clock.</remarks>
internal sealed class ProgressLine(TextWriter terminal) : IProgress<long>
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _next = FirstDelay;
    private int _shownLength;

    public void Report(long value)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
        if (elapsed < _next)
        {
            return;
        }

        _next = elapsed + Interval;
        Show(string.Create(
            CultureInfo.InvariantCulture,
            $"{value:N0} regions, {value / elapsed.TotalSeconds:N0}/s, {elapsed.TotalSeconds:F1} s"));
    }

    /// <summary>Takes the line away.</summary>
    public void Erase()
    {
        if (_shownLength > 0)
        {
            terminal.Write('\r' + new string(' ', _shownLength) + '\r');
            terminal.Flush();
            _shownLength = 0;
        }
    }

    private void Show(string line)
    {
        terminal.Write('\r' + line.PadRight(_shownLength));
        terminal.Flush();
        _shownLength = line.Length;
    }
}
