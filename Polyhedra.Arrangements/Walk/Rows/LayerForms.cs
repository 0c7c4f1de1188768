using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Collections;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>The affine forms whose signs decide the pieces of a layer's units.</summary>
/// <remarks>
/// <para>Dense, k breakpoints: form <c>unit k + j</c> is z - t_j, and the piece of the unit is the number of its positive forms.</para>
/// <para>Maxout, rank r: one form for each pair i &lt; j of pieces, z_j - z_i; unit by unit, pairs in the order (0,1), (0,2), (1,2), (0,3), ...
/// The piece is j if z_j - z_i is positive for all i &lt; j and z_i - z_j nonpositive for all i > j.</para>
/// </remarks>
internal sealed class LayerForms
{
    private readonly double[] _thresholds;
    private readonly BigInteger[] _numerators;
    private readonly BigInteger[] _denominators;

    /// <summary>The forms of a layer, given bounds on its rows.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="rows">Bounds on its rows.</param>
    /// <param name="rowGranularity">A power of two of which all coefficients of all rows are integer multiples; 0 if none is known.</param>
    public LayerForms(NetworkLayer layer, RowBounds[] rows, double rowGranularity)
    {
        ImmutableArray<Rational> breakpoints = layer is DenseLayer dense ? dense.Activation.Breakpoints : [];
        Rank = layer is MaxoutLayer maxout ? maxout.Rank : 0;
        PerUnit = Rank > 0 ? Rank * (Rank - 1) / 2 : breakpoints.Length;
        Count = PerUnit * layer.UnitCount;
        AreRows = breakpoints is [{ IsZero: true }];
        _thresholds = Mapped.Array(breakpoints.AsSpan(), t => t.ToDouble());
        _numerators = Mapped.Array(breakpoints.AsSpan(), t => t.Numerator);
        _denominators = Mapped.Array(breakpoints.AsSpan(), t => t.Denominator);
        Bounds = new RowBounds[Count];
        Granularity = rowGranularity;
        foreach (Rational t in breakpoints)
        {
            Granularity = Math.Min(Granularity, DyadicUnit.Of(t));
        }

        if (Rank == 0)
        {
            for (int f = 0; f < Count; f++)
            {
                Bounds[f] = rows[f / PerUnit].Minus(breakpoints[f % PerUnit]).ExactOn(Granularity);
            }

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

        for (int f = 0; f < Count; f++)
        {
            Bounds[f] = rows[UpperRow(f)].Minus(rows[LowerRow(f)]).ExactOn(Granularity);
        }
    }

    /// <summary>The number of forms.</summary>
    public int Count { get; }

    /// <summary>The number of forms of a unit.</summary>
    public int PerUnit { get; }

    /// <summary>The rank of a maxout layer, else 0.</summary>
    public int Rank { get; }

    /// <summary>Whether form i is row i itself: one breakpoint, at 0.</summary>
    public bool AreRows { get; }

    /// <summary>Bounds on the computed rows of the forms.</summary>
    public RowBounds[] Bounds { get; }

    /// <summary>A power of two of which all coefficients of all true forms are integer multiples; 0 if none is known.</summary>
    public double Granularity { get; }

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
}
