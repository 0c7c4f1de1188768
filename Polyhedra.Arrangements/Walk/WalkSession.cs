using System.Diagnostics;

namespace Polyhedra.Arrangements.Walk;

/// <summary>One run: its clock, its limits, the caller's wish to stop, and whom it tells how far it is. The one place that decides that a
/// run is stopped, and why.</summary>
/// <remarks>
/// <para>A walk asks <see cref="Interruption"/> between its steps, and <see cref="IsPast"/> before it gives out a region; walks that share
/// their work ask with the number of all of them. Work that takes long within a step is given the token
/// <see cref="Stop"/>, which is cancelled when the caller wishes it or the time is up; an <see cref="OperationCanceledException"/> of that
/// token then ends the run as an interruption between steps would.</para>
/// <para>May be shared by several threads.</para>
/// </remarks>
internal sealed class WalkSession : IDisposable
{
    // A timer takes no longer time; the clock is looked at between steps anyway.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(24);

    private readonly IProgress<long>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _stop;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly long _deadline = long.MaxValue;

    /// <summary>Starts the clock.</summary>
    /// <param name="mostRegions">The most regions that the run may find; null: any number.</param>
    /// <param name="timeout">How long it may take; null: any time.</param>
    /// <param name="progress">Whom it tells how far it is; null: nobody.</param>
    /// <param name="cancellation">The caller's wish to stop.</param>
    public WalkSession(long? mostRegions, TimeSpan? timeout, IProgress<long>? progress, CancellationToken cancellation)
    {
        MostRegions = mostRegions ?? long.MaxValue;
        _progress = progress;
        _cancellation = cancellation;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (timeout is { } limit)
        {
            _deadline = _start + (long)(Math.Min(limit.TotalSeconds, 1e9) * Stopwatch.Frequency);
            if (limit < LongestTimer)
            {
                _stop.CancelAfter(limit);
            }
        }
    }

    /// <summary>Is cancelled when the run has to stop.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>The most regions that the run may find; <see cref="long.MaxValue"/> without a limit.</summary>
    public long MostRegions { get; }

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Why the run has to stop now: the caller's wish, or the time; <see cref="StopReason.Complete"/> if it may go on.</summary>
    public StopReason Interruption =>
        _cancellation.IsCancellationRequested ? StopReason.Cancelled
        : Stopwatch.GetTimestamp() >= _deadline ? StopReason.Timeout
        : StopReason.Complete;

    /// <summary>Whether that many regions are more than the run may find. It then ends with <see cref="StopReason.MaxRegions"/>.</summary>
    public bool IsPast(long regions) => regions > MostRegions;

    /// <summary>Why <see cref="Stop"/> was cancelled.</summary>
    public StopReason Cause => _cancellation.IsCancellationRequested ? StopReason.Cancelled : StopReason.Timeout;

    /// <summary>Whether an exception comes from work that this run has stopped.</summary>
    public bool Caused(OperationCanceledException exception) => exception.CancellationToken == _stop.Token;

    /// <summary>Tells how many regions have been found.</summary>
    public void Report(long regions) => _progress?.Report(regions);

    /// <summary>Does what comes before a walk; false if the run was stopped meanwhile.</summary>
    public bool TryDo(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (OperationCanceledException stop) when (Caused(stop))
        {
            return false;
        }
    }

    /// <summary>The summary of a run that ended before the first region was looked for.</summary>
    /// <param name="reason">Why.</param>
    public EnumerationSummary Nothing(StopReason reason) => new(reason, 0, 0, 0, Elapsed);

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();
}
