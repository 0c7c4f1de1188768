using System.Numerics;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Tests.Oracles;

/// <summary>The flats of a small arrangement, by intersecting every set of hyperplanes; the Möbius function by its definition.</summary>
internal sealed class NaiveFlats
{
    private readonly IntegerMatrix _rows;
    private readonly List<(int Members, int Rank)> _flats = [];

    /// <summary>Rows: normal, then offset; at most twenty or so.</summary>
    public NaiveFlats(IntegerMatrix rows)
    {
        _rows = rows;
        HashSet<int> closures = [];
        for (int set = 0; set < 1 << rows.RowCount; set++)
        {
            int rank = Rank(set, rows.ColumnCount - 1);
            if (rank == Rank(set, rows.ColumnCount) && closures.Add(Closure(set)))
            {
                _flats.Add((Closure(set), rank));
            }
        }
    }

    /// <summary>Entry k: how many flats have rank k.</summary>
    public long[] ByRank => [.. _flats.GroupBy(flat => flat.Rank).OrderBy(group => group.Key).Select(group => group.LongCount())];

    /// <summary>For every flat a text, in order: its rank, and the characteristic polynomial of the restriction from the highest power
    /// down.</summary>
    public string[] Restrictions() =>
        [.. _flats.Select(flat => $"{flat.Rank}: {string.Join(' ', Polynomial(flat))}").Order(StringComparer.Ordinal)];

    /// <summary>Entry k: the sum of the Möbius function from R^d over the flats of rank k.</summary>
    public BigInteger[] MobiusByRank()
    {
        Dictionary<int, BigInteger> values = Mobius((0, 0));
        return [.. _flats.GroupBy(flat => flat.Rank).OrderBy(group => group.Key)
            .Select(group => group.Aggregate(BigInteger.Zero, (sum, flat) => sum + values[flat.Members]))];
    }

    private BigInteger[] Polynomial((int Members, int Rank) flat)
    {
        BigInteger[] coefficients = new BigInteger[_rows.ColumnCount - flat.Rank];
        Dictionary<int, BigInteger> values = Mobius(flat);
        foreach ((int members, int rank) in _flats.Where(other => values.ContainsKey(other.Members)))
        {
            coefficients[rank - flat.Rank] += values[members];
        }

        return coefficients;
    }

    // The sum of mu(from, between) over all flats between is 0, unless the two ends are the same.
    private Dictionary<int, BigInteger> Mobius((int Members, int Rank) from)
    {
        Dictionary<int, BigInteger> values = new() { [from.Members] = BigInteger.One };
        foreach ((int members, int _) in _flats.OrderBy(flat => flat.Rank))
        {
            if (members != from.Members && (members & from.Members) == from.Members)
            {
                BigInteger below = values.Where(known => (known.Key & members) == known.Key)
                    .Aggregate(BigInteger.Zero, (sum, known) => sum + known.Value);
                values[members] = -below;
            }
        }

        return values;
    }

    private int Closure(int set)
    {
        int rank = Rank(set, _rows.ColumnCount);
        int closure = set;
        for (int i = 0; i < _rows.RowCount; i++)
        {
            closure |= Rank(set | (1 << i), _rows.ColumnCount) == rank ? 1 << i : 0;
        }

        return closure;
    }

    private int Rank(int set, int columns)
    {
        int[] members = [.. Enumerable.Range(0, _rows.RowCount).Where(i => ((set >> i) & 1) != 0)];
        return members.Length == 0
            ? 0
            : IntegerElimination.PivotColumns(
                new IntegerMatrix(members.Length, columns, [.. members.SelectMany(i => _rows.Row(i)[..columns].ToArray())])).Length;
    }
}
