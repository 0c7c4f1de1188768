using System.Collections.Immutable;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Files;

/// <summary>Rows of hyperplanes that name only some of their coefficients; the others are 0.</summary>
internal sealed class SparseRows
{
    /// <summary>The most coefficients, zeros among them, that the rows of a file may stand for: a short text could claim any
    /// number.</summary>
    public const long MaxCoefficients = 1L << 24;

    private readonly List<(Dictionary<int, Rational> Normal, Rational Offset)> _rows = [];

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Adds a row: the coefficients of the normal by their index from 0, not all of them zero, and the offset.</summary>
    public void Add(Dictionary<int, Rational> normal, Rational offset) => _rows.Add((normal, offset));

    /// <summary>The arrangement in a space of this dimension; null if that would be more than <see cref="MaxCoefficients"/>.</summary>
    public HyperplaneArrangement? ToArrangement(int dimension)
    {
        long size = Math.Max(1L, _rows.Count) * (dimension + 1L);
        if (size > MaxCoefficients)
        {
            return null;
        }

        ImmutableArray<Rational>.Builder entries = ImmutableArray.CreateBuilder<Rational>(_rows.Count * (dimension + 1));
        foreach ((Dictionary<int, Rational> normal, Rational offset) in _rows)
        {
            for (int k = 0; k < dimension; k++)
            {
                entries.Add(normal.GetValueOrDefault(k));
            }

            entries.Add(offset);
        }

        return HyperplaneArrangement.FromRationalRows(new RationalMatrix(_rows.Count, dimension + 1, entries.MoveToImmutable()));
    }
}
