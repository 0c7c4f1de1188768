using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Running;

/// <summary>A network and a domain that several walks go over, one after the other, under budgets that they share.</summary>
internal sealed class GraphRun
{
    private readonly CliContext _context;
    private readonly long? _maxRegions;
    private readonly TimeSpan? _timeout;
    private TimeSpan _used;
    private StopReason _stop = StopReason.Complete;

    private GraphRun(CliContext context, RegionInput input, Engine engine, long? maxRegions, TimeSpan? timeout)
    {
        _context = context;
        Input = input;
        Engine = engine;
        _maxRegions = maxRegions;
        _timeout = timeout;
    }

    public RegionInput Input { get; }

    public NetworkDescription Description => Input.Description;

    public Network Network => Input.Network;

    public HPolyhedron Domain => Input.Domain;

    /// <summary>The cell kernel that walks.</summary>
    public Engine Engine { get; }

    /// <summary>Whether no walk was stopped.</summary>
    public bool IsComplete => _stop == StopReason.Complete;

    /// <summary>The time of all walks.</summary>
    public double Seconds => _used.TotalSeconds;

    /// <summary>Reads the network and, by the function given, the domain or slice to look at.</summary>
    public static GraphRun Prepare(
        CliContext context, string path, Func<NetworkDescription, RegionInput> read, NumberRule? numbers, bool normalise, Engine engine,
        long? maxRegions, TimeSpan? timeout)
    {
        RegionInput input = read(NetworkDescription.Read(path, numbers, normalise));
        Engine chosen = OptionValue.Engine("--engine", input.Network, input.Domain, engine, countsOnly: false);
        return new GraphRun(context, input, chosen, maxRegions, timeout);
    }

    /// <summary>Walks, unless an earlier walk was stopped.</summary>
    public T? Walk<T>(Func<EnumerationBudget, Engine, WalkOutcome<T>> walk)
        where T : class
    {
        if (!IsComplete)
        {
            return null;
        }

        TimeSpan? rest = _timeout is { } limit ? (limit > _used ? limit - _used : TimeSpan.Zero) : null;
        WalkOutcome<T> outcome = _context.WithProgress(progress =>
            walk(new EnumerationBudget { MaxRegions = _maxRegions, Timeout = rest, Progress = progress }, Engine));
        _used += outcome.Summary.Elapsed;
        _stop = outcome.Summary.StopReason;
        return outcome.Value;
    }

    /// <summary>Does work that is no walk; false if it was interrupted.</summary>
    public bool TryMeasure(Action work)
    {
        try
        {
            work();
            return true;
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
        _context.Tell($"{consequence}: stopped by {Stop.NameOf(_stop)}");
        return Stop.ExitCodeOf(_stop);
    }
}
