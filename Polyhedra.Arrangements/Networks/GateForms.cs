using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.Collections;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>Which affine forms decide the pieces of a layer's units, and how. Immutable.</summary>
/// <remarks>
/// <para>Dense, k breakpoints: form <c>unit k + j</c> is z - t_j, and the piece of the unit is the number of its positive forms.</para>
/// <para>Maxout, rank r: one form for each pair i &lt; j of pieces, z_j - z_i; unit by unit, pairs in the order (0,1), (0,2), (1,2), (0,3),
/// ... The piece is j if z_j - z_i is positive for all i &lt; j and z_i - z_j nonpositive for all i > j: of equal rows the lowest
/// leads.</para>
/// </remarks>
internal sealed class GateForms
{
    private readonly double[] _thresholds;
    private readonly BigInteger[] _numerators;
    private readonly BigInteger[] _denominators;

    /// <summary>The forms of a layer.</summary>
    public GateForms(NetworkLayer layer)
    {
        ImmutableArray<Rational> breakpoints = layer is DenseLayer dense ? dense.Activation.Breakpoints : [];
        Rank = layer is MaxoutLayer maxout ? maxout.Rank : 0;
        PerUnit = Rank > 0 ? Rank * (Rank - 1) / 2 : breakpoints.Length;
        Count = PerUnit * layer.UnitCount;
        AreRows = breakpoints is [{ IsZero: true }];
        Breakpoints = breakpoints;
        _thresholds = Mapped.Array(breakpoints.AsSpan(), t => t.ToDouble());
        _numerators = Mapped.Array(breakpoints.AsSpan(), t => t.Numerator);
        _denominators = Mapped.Array(breakpoints.AsSpan(), t => t.Denominator);
        if (Rank == 0)
        {
            return;
        }

        LowerPiece = new byte[PerUnit];
        UpperPiece = new byte[PerUnit];
        for (int j = 1; j < Rank; j++)
        {
            for (int i = 0; i < j; i++)
            {
                LowerPiece[PairOf(i, j)] = (byte)i;
                UpperPiece[PairOf(i, j)] = (byte)j;
            }
        }
    }

    /// <summary>The number of forms.</summary>
    public int Count { get; }

    /// <summary>The number of forms of a unit; 0 if its output is its row whatever the input.</summary>
    public int PerUnit { get; }

    /// <summary>The rank of a maxout layer, else 0.</summary>
    public int Rank { get; }

    /// <summary>Whether form i is row i itself: one breakpoint, at 0.</summary>
    public bool AreRows { get; }

    /// <summary>Dense: the breakpoints of a unit, increasing.</summary>
    public ImmutableArray<Rational> Breakpoints { get; }

    /// <summary>Maxout: the lower piece of each pair.</summary>
    public byte[] LowerPiece { get; } = [];

    /// <summary>Maxout: the upper piece of each pair.</summary>
    public byte[] UpperPiece { get; } = [];

    /// <summary>The position of the pair i &lt; j among the forms of a maxout unit.</summary>
    public static int PairOf(int i, int j) => (j * (j - 1) / 2) + i;

    /// <summary>Dense: the row whose threshold a form is.</summary>
    public int RowOf(int form) => form / PerUnit;

    /// <summary>Maxout: the row that counts negatively.</summary>
    public int LowerRow(int form) => (form / PerUnit * Rank) + LowerPiece[form % PerUnit];

    /// <summary>Maxout: the row that counts positively.</summary>
    public int UpperRow(int form) => (form / PerUnit * Rank) + UpperPiece[form % PerUnit];

    /// <summary>Dense: the threshold of a form, rounded to double.</summary>
    public double Threshold(int form) => _thresholds[form % PerUnit];

    /// <summary>Dense: the numerator of a form's threshold.</summary>
    public BigInteger ThresholdNumerator(int form) => _numerators[form % PerUnit];

    /// <summary>Dense: the denominator of a form's threshold.</summary>
    public BigInteger ThresholdDenominator(int form) => _denominators[form % PerUnit];

    /// <summary>The piece of a unit, given which of its forms are positive.</summary>
    public int PieceOf(ReadOnlySpan<bool> isPositive)
    {
        if (Rank == 0)
        {
            return isPositive.Count(true);
        }

        // Pairs come by their upper piece: one that exceeds all before it leads until the next such.
        int best = 0;
        for (int pair = 0; pair < PerUnit; pair++)
        {
            if (LowerPiece[pair] == best && isPositive[pair])
            {
                best = UpperPiece[pair];
            }
        }

        return best;
    }
}
