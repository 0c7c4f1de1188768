using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Proofs from the vertices of a cell: a function that is nowhere positive is largest at some vertex, and there minus its gradient
/// is a nonnegative combination of the tight constraints.</summary>
internal sealed class VertexProofSource(VertexEngine engine, int dimension) : IProofSource<VertexCell>
{
    private readonly ConeSolver _cone = new(dimension);
    private readonly List<int> _tight = [];

    public IReadOnlyList<int> DomainRows => engine.DomainRows;

    public int RowCount => engine.PathCount;

    public Form FormOf(int row) => engine.CutAt(row).Form;

    public bool TryPropose(
        VertexCell cell, ProofRow claim, IReadOnlyList<ProofRow> rows, bool isSecond, List<(int Row, double Multiplier)> multipliers)
    {
        multipliers.Clear();
        _tight.Clear();
        int v = isSecond ? -1 : Highest(cell, claim.Entries);
        if (v < 0)
        {
            return false;
        }

        _cone.Clear();
        foreach (int row in cell.Tight.AsSpan(v * cell.Stride, cell.TightCounts[v]))
        {
            if (row != 0)
            {
                _tight.Add(row);
                _cone.Add(rows[row].Entries);
            }
        }

        if (!_cone.TrySolve(claim.Entries))
        {
            return false;
        }

        ReadOnlySpan<double> solution = _cone.Multipliers;
        for (int i = 0; i < solution.Length; i++)
        {
            if (solution[i] > 0 && double.IsFinite(solution[i]))
            {
                multipliers.Add((_tight[i], solution[i]));
            }
        }

        return multipliers.Count > 0;
    }

    public bool TryExact(VertexCell cell, ProofRow claim, IReadOnlyList<ProofRow> rows, List<(int Row, Rational Multiplier)> multipliers)
    {
        multipliers.Clear();
        ReadOnlySpan<double> proposed = _cone.Multipliers;
        List<int> basis = [];
        for (int i = 0; i < _tight.Count; i++)
        {
            if (proposed[i] > 0)
            {
                basis.Add(_tight[i]);
            }
        }

        // Numerators of multipliers of numerators of rows: over as many coordinates as determine them.
        int n = basis.Count;
        if (n == 0 || n > dimension)
        {
            return false;
        }

        RankSelector selector = new(n);
        List<int> coordinates = [];
        for (int k = 0; k < dimension && coordinates.Count < n; k++)
        {
            if (selector.TryAdd([.. basis.Select(row => rows[row].Exact.Terms[k])]))
            {
                coordinates.Add(k);
            }
        }

        if (coordinates.Count < n)
        {
            return false;
        }

        BigInteger[] system = new BigInteger[n * (n + 1)];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                system[(i * (n + 1)) + j] = rows[basis[j]].Exact.Terms[coordinates[i]];
            }

            system[(i * (n + 1)) + n] = -claim.Exact.Terms[coordinates[i]];
        }

        BigInteger[] solution = new BigInteger[n];
        if (!SquareSystem.TrySolve(system, solution, out BigInteger denominator)
            || Array.Exists(solution, multiplier => multiplier.Sign < 0))
        {
            return false;
        }

        for (int i = 0; i < n; i++)
        {
            BigInteger numerator = solution[i] * rows[basis[i]].Exact.Denominator;
            multipliers.Add((basis[i], new Rational(numerator, denominator * claim.Exact.Denominator)));
        }

        return true;
    }

    public void GetBounds(VertexCell cell, Span<double> lower, Span<double> upper)
    {
        if (!cell.IsBounded)
        {
            lower.Fill(double.NegativeInfinity);
            upper.Fill(double.PositiveInfinity);
            return;
        }

        ReadOnlySpan<double> weights = cell.X.AsSpan(dimension * cell.Capacity, cell.Count);
        for (int k = 0; k < dimension; k++)
        {
            double least = double.PositiveInfinity;
            double most = double.NegativeInfinity;
            for (int v = 0; v < cell.Count; v++)
            {
                double x = cell.X[(k * cell.Capacity) + v] / weights[v];
                least = Math.Min(least, x);
                most = Math.Max(most, x);
            }

            (lower[k], upper[k]) = (least, most);
        }
    }

    public ReadOnlySpan<double> Middle(VertexCell cell) => engine.Middle(cell);

    public ImmutableArray<Rational> InteriorPoint(VertexCell cell) => engine.InteriorPoint(cell);

    // The vertex where a function is largest, as far as floating point knows.
    private int Highest(VertexCell cell, double[] row)
    {
        int best = -1;
        double most = double.NegativeInfinity;
        int weights = dimension * cell.Capacity;
        for (int v = 0; v < cell.Count; v++)
        {
            double weight = cell.X[weights + v];
            if (weight == 0)
            {
                continue;
            }

            double value = row[dimension] * weight;
            for (int k = 0; k < dimension; k++)
            {
                value += row[k] * cell.X[(k * cell.Capacity) + v];
            }

            value /= weight;
            if (value > most)
            {
                (best, most) = (v, value);
            }
        }

        return best;
    }
}
