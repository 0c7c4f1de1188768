using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Oracles;

/// <summary>The units of a layer in integers: what their pieces ask of the rows, and what they make of them.</summary>
/// <remarks>Rows are integers over one positive scale. A row of a point has one column; one of an affine form has a column an input and one
/// for the constant, which is the last.</remarks>
internal sealed class NaiveGates
{
    private readonly List<Unit> _units = [];

    /// <summary>Reads the numbers of the units' activations, or their ranks.</summary>
    public NaiveGates(NetworkLayer layer)
    {
        if (layer is MaxoutLayer)
        {
            for (int unit = 0, row = 0; unit < layer.UnitCount; row += layer.PieceCountOf(unit), unit++)
            {
                _units.Add(new Unit(row, layer.PieceCountOf(unit), [], [BigInteger.One], [BigInteger.Zero], layer.IsGate(unit)));
            }

            return;
        }

        Activation[] activations = [.. ((DenseLayer)layer).Activations];
        Rational[] numbers = [.. activations.SelectMany(a => a.Pieces).SelectMany(piece => (Rational[])[piece.Slope, piece.Intercept])];
        IntegerVector all = IntegerVector.ClearDenominators(numbers);
        OutputFactor = all.Denominator;
        int at = 0;
        foreach (Activation activation in activations)
        {
            BigInteger[][] pieces = [.. all.Numerators[at..(at + (2 * activation.Pieces.Length))].Chunk(2)];
            at += 2 * pieces.Length;
            _units.Add(new Unit(
                _units.Count, 0, [.. activation.Breakpoints.Select(t => (t.Numerator, t.Denominator))],
                [.. pieces.Select(piece => piece[0])], [.. pieces.Select(piece => piece[1])], pieces.Length > 1));
        }
    }

    /// <summary>The number of units.</summary>
    public int UnitCount => _units.Count;

    /// <summary>The scale of the outputs is this times that of the rows.</summary>
    public BigInteger OutputFactor { get; } = BigInteger.One;

    /// <summary>The number of pieces of a unit.</summary>
    public int PieceCount(int unit) => _units[unit].Rank > 0 ? _units[unit].Rank : _units[unit].Slopes.Length;

    /// <summary>Whether a unit is a gate.</summary>
    public bool IsGate(int unit) => _units[unit].IsGate;

    /// <summary>The piece at a point, from rows of one column.</summary>
    public int PieceAt(int unit, BigInteger[][] rows, BigInteger scale)
    {
        (int row, int rank, (BigInteger Numerator, BigInteger Denominator)[] thresholds, _, _, _) = _units[unit];
        if (rank == 0)
        {
            return thresholds.Count(t => rows[row][0] * t.Denominator > t.Numerator * scale);
        }

        BigInteger[] values = [.. rows.Skip(row).Take(rank).Select(entries => entries[0])];
        return Array.IndexOf(values, values.Max());
    }

    /// <summary>What a piece asks: with thresholds, to be above the one and not above the next; in a maxout unit, to be above the pieces
    /// before and not below those after.</summary>
    public IEnumerable<NaiveCondition> Conditions(int unit, int piece, BigInteger[][] rows, BigInteger scale)
    {
        (int row, int rank, (BigInteger Numerator, BigInteger Denominator)[] thresholds, _, _, _) = _units[unit];
        for (int other = 0; other < rank; other++)
        {
            if (other != piece)
            {
                yield return new NaiveCondition(
                    [.. rows[row + piece].Zip(rows[row + other], (left, right) => left - right)], other > piece);
            }
        }

        if (rank == 0 && piece > 0)
        {
            yield return new NaiveCondition(Above(rows[row], thresholds[piece - 1], scale), HoldsAtZero: false);
        }

        if (rank == 0 && piece < thresholds.Length)
        {
            yield return new NaiveCondition(
                Array.ConvertAll(Above(rows[row], thresholds[piece], scale), entry => -entry), HoldsAtZero: true);
        }
    }

    /// <summary>The output of a unit on a piece.</summary>
    public BigInteger[] Output(int unit, int piece, BigInteger[][] rows, BigInteger scale)
    {
        Unit own = _units[unit];
        if (own.Rank > 0)
        {
            return rows[own.Row + piece];
        }

        BigInteger[] output = Array.ConvertAll(rows[own.Row], entry => own.Slopes[piece] * entry);
        output[^1] += own.Intercepts[piece] * scale;
        return output;
    }

    private static BigInteger[] Above(BigInteger[] row, (BigInteger Numerator, BigInteger Denominator) threshold, BigInteger scale)
    {
        BigInteger[] form = Array.ConvertAll(row, entry => threshold.Denominator * entry);
        form[^1] -= threshold.Numerator * scale;
        return form;
    }

    /// <summary>A unit.</summary>
    /// <param name="Row">Its row, of a maxout unit the first.</param>
    /// <param name="Rank">The number of pieces of a maxout unit, else 0.</param>
    /// <param name="Thresholds">The breakpoints.</param>
    /// <param name="Slopes">The slopes of the pieces times the layer's output factor.</param>
    /// <param name="Intercepts">The intercepts likewise.</param>
    /// <param name="IsGate">Whether it is a gate.</param>
    private sealed record Unit(
        int Row, int Rank, (BigInteger Numerator, BigInteger Denominator)[] Thresholds, BigInteger[] Slopes, BigInteger[] Intercepts,
        bool IsGate);
}
