using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Arrangements.Studies.Search;

/// <summary>Searches for weights that give a ReLU network as many regions as possible in all of space.</summary>
/// <remarks>
/// <para>Simulated annealing on integer weights, again and again from random weights, in turn with the styles below: every step changes the
/// network by a move of <see cref="SearchMoves"/>, counts its regions exactly and goes on with it unless it has fewer, and now and then
/// even then. Without a time limit the result depends on the options alone.</para>
/// <para>What it finds is a lower bound with a witness; only an upper bound that is met says that there is nothing better.</para>
/// </remarks>
internal sealed class NetworkSearch
{
    // Few shallow units are found fastest on a coarse grid with blind moves; deep narrow networks need aimed moves and finer weights.
    private static readonly SearchStyle[] Styles =
    [
        new(Grid: 40, Patience: 2000, Aimed: 0, Followed: 0, Odds: 28),
        new(Grid: 2000, Patience: 5000, Aimed: 50, Followed: 50, Odds: 28),
        new(Grid: 1000, Patience: 3000, Aimed: 60, Followed: 70, Odds: 150),
    ];

    private readonly SearchOptions _options;
    private readonly HPolyhedron _space;
    private readonly WalkSession _session;
    private readonly CancellationToken _cancellation;
    private readonly BigInteger _upperBound;
    private readonly SearchMoves _moves;
    private IntegerNetwork? _best;
    private long _bestRegions = -1;
    private long _stepOfBest;
    private TimeSpan _timeOfBest;
    private long _steps;
    private long _climbs;

    private NetworkSearch(SearchOptions options, WalkSession session, CancellationToken cancellation)
    {
        _options = options;
        _space = HPolyhedron.WholeSpace(options.Inputs);
        _session = session;
        _cancellation = cancellation;
        _upperBound = UpperBounds.Best(NetworkShape.Relu(options.Inputs, options.Widths.AsSpan())).Value!.Value;
        _moves = new SearchMoves(new SeededRandom(options.Seed), _space, session.Stop);
    }

    /// <summary>Searches until a budget is spent or an upper bound is met.</summary>
    /// <param name="options">What to search for; at least one step is taken.</param>
    /// <param name="cancellation">Stops the search; the result is the best so far.</param>
    /// <exception cref="ArgumentException">There is no layer, a number is not positive,
    /// or there is neither a number of steps nor a time.</exception>
    /// <exception cref="OperationCanceledException">Stopped before the first network was counted.</exception>
    public static SearchResult Run(SearchOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Steps is null && options.Time is null)
        {
            throw new ArgumentException("A search needs a number of steps or a time.", nameof(options));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(options.Steps ?? 1, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Time ?? TimeSpan.Zero, TimeSpan.Zero, nameof(options));
        using WalkSession session = new(null, options.Time, null, cancellation);
        return new NetworkSearch(options, session, cancellation).Run();
    }

    private SearchResult Run()
    {
        SearchStop? reason = null;
        try
        {
            while (reason is null)
            {
                reason = Climb(Styles[_climbs % Styles.Length]);
                _climbs++;
            }
        }
        catch (OperationCanceledException) when (_session.Stop.IsCancellationRequested && _best is not null)
        {
            reason = _session.Cause == StopReason.Cancelled ? SearchStop.Cancelled : SearchStop.Time;
            _climbs++;
        }

        return new SearchResult(
            _best!.ToNetwork(_best.LayerCount), _bestRegions, _upperBound, _steps, _climbs, _stepOfBest, _timeOfBest, _session.Elapsed,
            reason.Value);
    }

    // From random weights until patience runs out (null) or the search ends.
    private SearchStop? Climb(SearchStyle style)
    {
        IntegerNetwork current = new(_options.Inputs, _options.Widths.AsSpan());
        _moves.Scatter(current, style.Grid);
        long regions = Count(current);
        long highest = regions;
        int fruitless = 0;
        while (fruitless < style.Patience)
        {
            if (_bestRegions >= _upperBound)
            {
                return SearchStop.UpperBound;
            }

            if (_steps >= _options.Steps)
            {
                return SearchStop.Steps;
            }

            _session.Stop.ThrowIfCancellationRequested();
            fruitless++;
            IntegerNetwork next = current.Copy();
            if (!_moves.Change(next, style))
            {
                continue;
            }

            long found = Count(next);
            if (found >= regions || _moves.Accepts(regions - found, style.Odds))
            {
                current = next;
                regions = found;
            }

            if (found > highest)
            {
                highest = found;
                fruitless = 0;
            }
        }

        return _steps >= _options.Steps ? SearchStop.Steps : null;
    }

    private long Count(IntegerNetwork weights)
    {
        // The time does not stop the first count, so that there is a network to give back.
        CancellationToken stop = _best is null ? _cancellation : _session.Stop;
        Network network = weights.ToNetwork(weights.LayerCount);
        long regions = _options.Goal == SearchGoal.ActivationRegions
            ? RegionEnumerator.Count(network, _space, cancellation: stop).ActivationRegions
            : RegionCounter.Count(network, _space, cancellation: stop).LinearRegions ?? 0;

        // A count that was stopped is none.
        stop.ThrowIfCancellationRequested();
        _steps++;
        if (regions > _bestRegions)
        {
            _best = weights;
            _bestRegions = regions;
            _stepOfBest = _steps;
            _timeOfBest = _session.Elapsed;
        }

        if (_steps % 256 == 1)
        {
            _options.Progress?.Report(_bestRegions);
        }

        return regions;
    }
}
