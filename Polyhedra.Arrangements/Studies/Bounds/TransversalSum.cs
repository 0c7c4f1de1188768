using System.Collections.Immutable;
using System.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>The sum over all t of the products of C(n, t_p), where t_p different elements can be chosen for every place p from a set of its
/// own, no element twice.</summary>
/// <remarks>Depth first over the places. A choice that is possible grows by one element by an augmenting path, and what was possible for
/// the places before stays so.</remarks>
internal sealed class TransversalSum
{
    private const int Nobody = -1;
    private readonly int[][] _sets;
    private readonly ImmutableArray<BigInteger> _binomials;
    private readonly int _count;
    private readonly long _mostSteps;
    private readonly bool[] _seen;
    private long _steps;

    /// <summary>A sum over sets of elements 0, ..., <paramref name="elements"/> - 1.</summary>
    public TransversalSum(int[][] sets, int elements, int count, long mostSteps)
    {
        _sets = sets;
        _count = count;
        _mostSteps = mostSteps;
        _binomials = [.. BinomialSum.Terms(count, sets.Max(set => set.Length))];
        _seen = new bool[elements];
    }

    /// <summary>The sum; null if it takes too many steps.</summary>
    public BigInteger? Compute()
    {
        int[] owners = new int[_seen.Length];
        Array.Fill(owners, Nobody);
        return From(0, owners);
    }

    // The sum over the places from one on, given a choice for those before.
    private BigInteger? From(int place, int[] owners)
    {
        if (place == _sets.Length)
        {
            return BigInteger.One;
        }

        int[] mine = [.. owners];
        BigInteger sum = BigInteger.Zero;
        for (int t = 0; t <= Math.Min(_count, _sets[place].Length); t++)
        {
            if (t > 0)
            {
                Array.Clear(_seen);
                if (!Augment(place, mine))
                {
                    break;
                }
            }

            if (++_steps > _mostSteps || From(place + 1, mine) is not { } rest)
            {
                return null;
            }

            sum += _binomials[t] * rest;
        }

        return sum;
    }

    private bool Augment(int place, int[] owners)
    {
        foreach (int element in _sets[place])
        {
            if (_seen[element])
            {
                continue;
            }

            _seen[element] = true;
            if (owners[element] == Nobody || Augment(owners[element], owners))
            {
                owners[element] = place;
                return true;
            }
        }

        return false;
    }
}
