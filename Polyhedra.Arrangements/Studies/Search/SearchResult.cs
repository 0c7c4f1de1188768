using System.Numerics;
using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Arrangements.Studies.Search;

/// <summary>What a search found.</summary>
/// <param name="Best">The network with the most regions, with integer weights; the first of several.</param>
/// <param name="Regions">How many it has, of those that were wanted, in all of space.</param>
/// <param name="UpperBound">The best upper bound for its shape.</param>
/// <param name="Steps">How many networks were counted.</param>
/// <param name="Climbs">How many times the search started at a random network.</param>
/// <param name="StepOfBest">The step that found the best one, from 1.</param>
/// <param name="TimeOfBest">When that was.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Stop">Why it ended.</param>
internal sealed record SearchResult(
    Network Best, long Regions, BigInteger UpperBound, long Steps, long Climbs, long StepOfBest, TimeSpan TimeOfBest, TimeSpan Elapsed,
    SearchStop Stop);
