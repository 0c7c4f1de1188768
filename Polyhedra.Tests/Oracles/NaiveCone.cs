using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Oracles;

/// <summary>The vertices, rays, edges and facets of a polyhedron in the plainest way: every set of as many constraints as determine a
/// generator is solved in rationals, and ranks decide the rest.</summary>
/// <remarks>Homogeneous coordinates (x, w): a vertex has w = 1, a ray w = 0. Constraint 0 is w >= 0, the hyperplane at infinity.</remarks>
internal sealed class NaiveCone
{
    private readonly Rational[][] _rows;
    private readonly Rational[][] _zeros;
    private readonly int _size;

    /// <summary>The polyhedron of rows (normal, offset) that must not be negative,
    /// cut with {x = 0} at some coordinates so that it has no lines.</summary>
    public NaiveCone(int dimension, IEnumerable<Rational[]> rows, IEnumerable<int> zeroCoordinates)
    {
        _size = dimension + 1;
        _rows = [Unit(dimension), .. rows];
        _zeros = [.. zeroCoordinates.Select(Unit)];
        HashSet<string> known = new(StringComparer.Ordinal);
        int chosen = _size - 1 - _zeros.Length;
        foreach (int[] subset in Subsets(_rows.Length, chosen))
        {
            if (Solve([.. _zeros, .. subset.Select(i => _rows[i])]) is not { } solution)
            {
                continue;
            }

            Rational[] values = [.. _rows.Select(row => Dot(row, solution))];
            bool isInside = values.All(value => value.Sign != Sign.Negative);
            if ((isInside || values.All(value => value.Sign != Sign.Positive))
                && known.Add(string.Join(' ', Normalise(solution, isInside ? 1 : -1).Select(entry => entry.ToString()))))
            {
                Generators.Add(Normalise(solution, isInside ? 1 : -1));
                Tight.Add([.. Enumerable.Range(0, _rows.Length).Where(i => values[i].IsZero)]);
            }
        }

        Facets = [.. Enumerable.Range(0, _rows.Length).Where(IsFacet)];
    }

    /// <summary>Vertices with w = 1, and rays with largest coordinate 1 in absolute value.</summary>
    public List<Rational[]> Generators { get; } = [];

    /// <summary>The constraints that are zero at each generator.</summary>
    public List<HashSet<int>> Tight { get; } = [];

    /// <summary>The constraints that are facets; constraint 0 is one if the rays span a facet at infinity.</summary>
    public HashSet<int> Facets { get; }

    /// <summary>A constraint.</summary>
    public Rational[] Row(int constraint) => _rows[constraint];

    /// <summary>Whether the segment (or ray) between two generators is an edge.</summary>
    public bool AreJoined(int first, int second) =>
        Rank([.. _zeros, .. Tight[first].Intersect(Tight[second]).Select(i => _rows[i])]) == _size - 2;

    /// <summary>The value of a row at a generator.</summary>
    public static Rational Dot(Rational[] row, Rational[] point) =>
        row.Zip(point, (left, right) => left * right).Aggregate(Rational.Zero, (sum, term) => sum + term);

    private bool IsFacet(int constraint)
    {
        Rational[][] on = [.. Enumerable.Range(0, Generators.Count).Where(v => Tight[v].Contains(constraint)).Select(v => Generators[v])];
        return on.Length >= _size - 1 - _zeros.Length && on.Length < Generators.Count && Rank(on) == _size - 1 - _zeros.Length;
    }

    private Rational[] Unit(int coordinate)
    {
        Rational[] row = new Rational[_size];
        row[coordinate] = 1;
        return row;
    }

    private static Rational[] Normalise(Rational[] point, int sign)
    {
        Rational scale = point[^1].IsZero ? point.Select(Rational.Abs).Max() * sign : point[^1];
        return [.. point.Select(entry => entry / scale)];
    }

    // The solution of all rows, unique up to a factor; null if it is not.
    private Rational[]? Solve(Rational[][] rows)
    {
        List<(int Column, Rational[] Row)> reduced = Reduce(rows);
        if (reduced.Count != _size - 1)
        {
            return null;
        }

        int free = Enumerable.Range(0, _size).First(k => !reduced.Exists(entry => entry.Column == k));
        Rational[] solution = new Rational[_size];
        solution[free] = 1;
        foreach ((int column, Rational[] row) in reduced)
        {
            solution[column] = -row[free];
        }

        return solution;
    }

    private static int Rank(Rational[][] rows) => Reduce(rows).Count;

    // Reduced echelon form: each row has 1 at its column, where the others have 0.
    private static List<(int Column, Rational[] Row)> Reduce(Rational[][] rows)
    {
        List<(int Column, Rational[] Row)> reduced = [];
        foreach (Rational[] original in rows)
        {
            Rational[] row = [.. original];
            foreach ((int column, Rational[] other) in reduced)
            {
                Subtract(row, other, row[column]);
            }

            int pivot = Array.FindIndex(row, entry => !entry.IsZero);
            if (pivot < 0)
            {
                continue;
            }

            Rational lead = row[pivot];
            row = Array.ConvertAll(row, entry => entry / lead);
            foreach ((_, Rational[] other) in reduced)
            {
                Subtract(other, row, other[pivot]);
            }

            reduced.Add((pivot, row));
        }

        return reduced;
    }

    private static void Subtract(Rational[] target, Rational[] row, Rational factor)
    {
        if (factor.IsZero)
        {
            return;
        }

        for (int k = 0; k < target.Length; k++)
        {
            target[k] -= factor * row[k];
        }
    }

    private static IEnumerable<int[]> Subsets(int count, int size)
    {
        int[] chosen = [.. Enumerable.Range(0, size)];
        while (size <= count)
        {
            yield return chosen;
            int i = size - 1;
            while (i >= 0 && chosen[i] == count - size + i)
            {
                i--;
            }

            if (i < 0)
            {
                yield break;
            }

            chosen[i]++;
            for (int j = i + 1; j < size; j++)
            {
                chosen[j] = chosen[j - 1] + 1;
            }
        }
    }
}
