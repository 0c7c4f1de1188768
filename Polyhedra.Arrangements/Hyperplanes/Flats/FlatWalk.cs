using System.Numerics;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;

namespace Polyhedra.Arrangements.Hyperplanes.Flats;

/// <summary>Visits every flat of a matroid once, or every one that does not lie at infinity, with the Whitney numbers of its
/// restriction.</summary>
/// <remarks>From a flat, the points of its restriction are the flats of the next rank in it. A flat is known by the set of its hyperplanes,
/// and gone into when it is met for the first time. Memory: a set of hyperplanes a flat. Time: a projection a flat and a look at every
/// flat that covers it, and the Whitney numbers of its restriction, of which alike ones are counted once. Not thread-safe.</remarks>
/// <param name="scalars">The ring.</param>
/// <param name="infinity">The index of the hyperplane at infinity; null if there is none.</param>
/// <param name="mostFlats">The most flats that may be found.</param>
/// <param name="cancellation">Stops the walk.</param>
internal sealed class FlatWalk<TScalars, T>(TScalars scalars, int? infinity, long mostFlats, CancellationToken cancellation)
    where TScalars : struct, IScalars<T>
    where T : IEquatable<T>
{
    private readonly WhitneyCounter<TScalars, T> _counter = new(scalars, cancellation);
    private readonly List<HashSet<HyperplaneSet>> _seen = [];
    private readonly FlatTally _tally = new();
    private PointSet<TScalars, T>? _set;

    /// <summary>Walks from the whole space.</summary>
    /// <param name="matroid">The hyperplanes as points.</param>
    /// <returns>How many flats there are of each rank and restriction; null if there are more than may be found.</returns>
    /// <exception cref="OperationCanceledException">The token asked for it.</exception>
    /// <exception cref="NoInverseException">The ring cannot tell whether a number is zero.</exception>
    public FlatTally? Walk(PointConfiguration<T> matroid)
    {
        _set = new PointSet<TScalars, T>(scalars, matroid.Count);
        HyperplaneSet[] members = [.. Enumerable.Range(0, matroid.Count).Select(i => HyperplaneSet.Single(i, matroid.Count))];
        return Visit(HyperplaneSet.Empty(matroid.Count), new Restriction<T>(matroid, members), 0) ? _tally : null;
    }

    // The hyperplane at infinity is a hyperplane of every restriction that is looked at.
    private bool Visit(HyperplaneSet flat, Restriction<T> restriction, int rank)
    {
        cancellation.ThrowIfCancellationRequested();
        BigInteger[] numbers = _counter.Count(restriction.Points);
        _tally.Add(rank, infinity is null ? numbers : CharacteristicPolynomial.DivideByCone(numbers));
        if (_tally.Total > mostFlats)
        {
            return false;
        }

        if (_seen.Count == rank)
        {
            _seen.Add([]);
        }

        for (int i = 0; i < restriction.Points.Count; i++)
        {
            HyperplaneSet members = restriction.Members[i];
            if (infinity is { } far && members.Contains(far))
            {
                continue;
            }

            HyperplaneSet cover = flat.Union(members);
            if (_seen[rank].Add(cover) && !Visit(cover, restriction.RestrictTo(scalars, i, _set!), rank + 1))
            {
                return false;
            }
        }

        return true;
    }
}
