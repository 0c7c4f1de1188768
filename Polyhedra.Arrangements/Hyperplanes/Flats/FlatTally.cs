using System.Numerics;
using System.Runtime.InteropServices;

namespace Polyhedra.Arrangements.Hyperplanes.Flats;

/// <summary>Counts flats by their rank and the Whitney numbers of their restrictions.</summary>
internal sealed class FlatTally
{
    private readonly List<Dictionary<BigInteger[], long>> _ranks = [];

    /// <summary>The number of flats.</summary>
    public long Total { get; private set; }

    /// <summary>For each rank how many flats there are with which Whitney numbers of the first kind, in absolute value.</summary>
    public IReadOnlyList<IReadOnlyDictionary<BigInteger[], long>> Ranks => _ranks;

    /// <summary>Adds a flat.</summary>
    public void Add(int rank, BigInteger[] whitneyNumbers)
    {
        while (_ranks.Count <= rank)
        {
            _ranks.Add(new Dictionary<BigInteger[], long>(new Comparer()));
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_ranks[rank], whitneyNumbers, out _)++;
        Total++;
    }

    private sealed class Comparer : IEqualityComparer<BigInteger[]>
    {
        public bool Equals(BigInteger[]? left, BigInteger[]? right) => left.AsSpan().SequenceEqual(right);

        public int GetHashCode(BigInteger[] numbers)
        {
            HashCode hash = default;
            foreach (BigInteger number in numbers)
            {
                hash.Add(number);
            }

            return hash.ToHashCode();
        }
    }
}
