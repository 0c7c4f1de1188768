using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Proofs from the dictionary of a cell of the LP kernel: the reduced costs where a function is largest.</summary>
internal sealed class LpProofSource(LpEngine engine, int halfSpaceStart, int inequalityCount, int dimension) : IProofSource<int>
{
    private readonly double[] _objective = new double[dimension + 1];
    private readonly LpMultipliers _multipliers = new(engine);

    public IReadOnlyList<int> DomainRows { get; } = [.. Enumerable.Range(halfSpaceStart, inequalityCount - halfSpaceStart)];

    public int RowCount => engine.Path.Count;

    public Form FormOf(int row) => engine.Path.Source(row).Form;

    public bool TryPropose(
        int cell, ProofRow claim, IReadOnlyList<ProofRow> rows, bool isSecond, List<(int Row, double Multiplier)> multipliers)
    {
        multipliers.Clear();
        int largest = Largest(claim.Entries);
        double scale = Math.ScaleB(1, -Math.ILogB(claim.Entries[largest]));
        if (!double.IsNormal(scale) || !double.IsNormal(claim.Entries[largest]))
        {
            return false;
        }

        for (int k = 0; k < _objective.Length; k++)
        {
            _objective[k] = claim.Entries[k] * scale;
        }

        if (!_multipliers.TryPropose(cell, _objective, isSecond, multipliers))
        {
            return false;
        }

        // They are multipliers of scaled rows.
        for (int i = 0; i < multipliers.Count; i++)
        {
            (int row, double multiplier) = multipliers[i];
            double[] entries = rows[row].Entries;
            int at = Largest(entries);
            multipliers[i] = (row, multiplier / scale * Math.Abs(engine.Path.Row(row)[at] / entries[at]));
        }

        return multipliers.TrueForAll(entry => double.IsFinite(entry.Multiplier));
    }

    public bool TryExact(int cell, ProofRow claim, IReadOnlyList<ProofRow> rows, List<(int Row, Rational Multiplier)> multipliers)
    {
        multipliers.Clear();
        if (!_multipliers.TryExact(cell, claim.Exact.Terms, out (int Row, BigInteger Multiplier)[] basis, out BigInteger denominator))
        {
            return false;
        }

        foreach ((int row, BigInteger multiplier) in basis)
        {
            // Of the primitive row, and of the numerators of the claim.
            ExactRow asIs = rows[row].Exact;
            int k = asIs.Terms.AsSpan(0, dimension).IndexOfAnyExcept(BigInteger.Zero);
            BigInteger primitive = BigInteger.Abs(engine.Path.Source(row).Exact.Coefficients[k]);
            multipliers.Add((row, new Rational(
                multiplier * primitive * asIs.Denominator, denominator * BigInteger.Abs(asIs.Terms[k]) * claim.Exact.Denominator)));
        }

        return true;
    }

    public void GetBounds(int cell, Span<double> lower, Span<double> upper) => _multipliers.GetBounds(cell, lower, upper);

    public ReadOnlySpan<double> Middle(int cell) => engine.Approximation(cell);

    public ImmutableArray<Rational> InteriorPoint(int cell) => engine.InteriorPoint(cell);

    private int Largest(double[] entries)
    {
        int largest = 0;
        for (int k = 1; k < dimension; k++)
        {
            largest = Math.Abs(entries[k]) > Math.Abs(entries[largest]) ? k : largest;
        }

        return largest;
    }
}
