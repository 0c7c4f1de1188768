using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Running;

/// <summary>Several walks over one network and domain, one after the other, under budgets that they share.</summary>
internal sealed class WalkSeries(RegionInput input, Engine engine, EnumerationBudget budget, Runner run)
{
    private TimeSpan _used;
    private StopReason _stop = StopReason.Complete;

    public RegionInput Input => input;

    /// <summary>The cell kernel that walks.</summary>
    public Engine Engine => engine;

    /// <summary>Whether no walk was stopped.</summary>
    public bool IsComplete => _stop == StopReason.Complete;

    /// <summary>The time of all walks.</summary>
    public double Seconds => _used.TotalSeconds;

    /// <summary>Walks, unless an earlier walk was stopped.</summary>
    public T? Walk<T>(Func<EnumerationBudget, CancellationToken, WalkOutcome<T>> walk)
        where T : class
    {
        if (!IsComplete)
        {
            return null;
        }

        TimeSpan? rest = budget.Timeout is { } limit ? (limit > _used ? limit - _used : TimeSpan.Zero) : null;
        WalkOutcome<T> outcome = run.Work((progress, cancellation) =>
            walk(budget with { Timeout = rest, Progress = progress }, cancellation));
        _used += outcome.Summary.Elapsed;
        _stop = outcome.Summary.StopReason;
        return outcome.Value;
    }

    /// <summary>Does work that is no walk; false if it was interrupted.</summary>
    public bool TryMeasure(Action<CancellationToken> work)
    {
        try
        {
            return run.Stopping(cancellation =>
            {
                work(cancellation);
                return true;
            });
        }
        catch (OperationCanceledException)
        {
            _stop = StopReason.Cancelled;
            return false;
        }
    }

    /// <summary>Says that there is no result; the exit code.</summary>
    public int TellStop(string consequence)
    {
        run.Tell($"{consequence}: stopped by {Stop.NameOf(_stop)}");
        return Stop.ExitCodeOf(_stop);
    }
}
