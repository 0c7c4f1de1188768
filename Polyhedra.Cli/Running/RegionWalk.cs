namespace Polyhedra.Cli.Running;

/// <summary>A walk over the regions of a network in a domain, and what is measured after it; without a whole result there is
/// none.</summary>
internal sealed class RegionWalk(RegionInput input, Engine engine, EnumerationBudget budget, Runner run)
{
    private EnumerationSummary? _summary;
    private StopReason _stop = StopReason.Complete;

    public RegionInput Input => input;

    /// <summary>The cell kernel that walks.</summary>
    public Engine Engine => engine;

    /// <summary>The activation regions that the walk has found.</summary>
    public long Regions => _summary?.ActivationRegions ?? 0;

    /// <summary>The time of the walk.</summary>
    public double Seconds => _summary?.Elapsed.TotalSeconds ?? 0;

    /// <summary>Walks; null if that was stopped.</summary>
    public T? Make<T>(Func<EnumerationBudget, CancellationToken, WalkOutcome<T>> walk)
        where T : class
    {
        WalkOutcome<T> outcome = run.Work((progress, cancellation) => walk(budget with { Progress = progress }, cancellation));
        _summary = outcome.Summary;
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
