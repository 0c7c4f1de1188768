using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Oracles;

/// <summary>The units of a layer in integers: what their pieces ask of the rows, and what they make of them.</summary>
/// <remarks>Rows are integers over one positive scale. A row of a point has one column; one of an affine form has a column an input and one
/// for the constant, which is the last.</remarks>
internal sealed class NaiveGates
{
    private readonly int _rank;
    private readonly (BigInteger Numerator, BigInteger Denominator)[] _thresholds = [];
    private readonly BigInteger[] _slopes = [BigInteger.One];
    private readonly BigInteger[] _intercepts = [BigInteger.Zero];

    /// <summary>Reads the numbers of a layer's activation, or its rank.</summary>
    public NaiveGates(NetworkLayer layer)
    {
        UnitCount = layer.UnitCount;
        if (layer is MaxoutLayer maxout)
        {
            _rank = maxout.Rank;
            PieceCount = _rank;
            Exist = true;
            return;
        }

        Activation activation = ((DenseLayer)layer).Activation;
        _thresholds = [.. activation.Breakpoints.Select(t => (t.Numerator, t.Denominator))];
        PieceCount = _thresholds.Length + 1;
        Exist = PieceCount > 1;
        List<Rational> numbers = [.. activation.Pieces.Select(piece => piece.Slope), .. activation.Pieces.Select(piece => piece.Intercept)];
        IntegerVector all = IntegerVector.ClearDenominators([.. numbers]);
        OutputFactor = all.Denominator;
        _slopes = all.Numerators[..PieceCount];
        _intercepts = all.Numerators[PieceCount..];
    }

    /// <summary>The number of units.</summary>
    public int UnitCount { get; }

    /// <summary>The number of pieces of every unit.</summary>
    public int PieceCount { get; }

    /// <summary>Whether the units are gates.</summary>
    public bool Exist { get; }

    /// <summary>The scale of the outputs is this times that of the rows.</summary>
    public BigInteger OutputFactor { get; } = BigInteger.One;

    /// <summary>The piece at a point, from rows of one column.</summary>
    public int PieceAt(int unit, BigInteger[][] rows, BigInteger scale)
    {
        if (_rank == 0)
        {
            return _thresholds.Count(t => rows[unit][0] * t.Denominator > t.Numerator * scale);
        }

        BigInteger[] values = [.. rows.Skip(unit * _rank).Take(_rank).Select(row => row[0])];
        return Array.IndexOf(values, values.Max());
    }

    /// <summary>What a piece asks: with thresholds, to be above the one and not above the next; in a maxout unit, to be above the pieces
    /// before and not below those after.</summary>
    public IEnumerable<NaiveCondition> Conditions(int unit, int piece, BigInteger[][] rows, BigInteger scale)
    {
        for (int other = 0; other < _rank; other++)
        {
            if (other != piece)
            {
                BigInteger[] own = rows[(unit * _rank) + piece];
                yield return new NaiveCondition([.. own.Zip(rows[(unit * _rank) + other], (left, right) => left - right)], other > piece);
            }
        }

        if (_rank == 0 && piece > 0)
        {
            yield return new NaiveCondition(Above(rows[unit], _thresholds[piece - 1], scale), HoldsAtZero: false);
        }

        if (_rank == 0 && piece < _thresholds.Length)
        {
            yield return new NaiveCondition(
                Array.ConvertAll(Above(rows[unit], _thresholds[piece], scale), entry => -entry), HoldsAtZero: true);
        }
    }

    /// <summary>The output of a unit on a piece.</summary>
    public BigInteger[] Output(int unit, int piece, BigInteger[][] rows, BigInteger scale)
    {
        if (_rank > 0)
        {
            return rows[(unit * _rank) + piece];
        }

        BigInteger[] output = Array.ConvertAll(rows[unit], entry => _slopes[piece] * entry);
        output[^1] += _intercepts[piece] * scale;
        return output;
    }

    private static BigInteger[] Above(BigInteger[] row, (BigInteger Numerator, BigInteger Denominator) threshold, BigInteger scale)
    {
        BigInteger[] form = Array.ConvertAll(row, entry => threshold.Denominator * entry);
        form[^1] -= threshold.Numerator * scale;
        return form;
    }
}
