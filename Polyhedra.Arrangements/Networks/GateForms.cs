using Polyhedra.Core.Collections;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>Which affine forms decide the pieces of a layer's units, and how. Immutable.</summary>
/// <remarks>
/// <para>Forms are numbered unit by unit; a pass-through unit has none.</para>
/// <para>Dense, k breakpoints: form j of a unit is z - t_j, and the piece of the unit is the number of its positive forms.</para>
/// <para>Maxout, rank r: one form for each pair i &lt; j of pieces, z_j - z_i; pairs in the order (0,1), (0,2), (1,2), (0,3),
/// ... The piece is j if z_j - z_i is positive for all i &lt; j and z_i - z_j nonpositive for all i > j: of equal rows the lowest
/// leads.</para>
/// </remarks>
internal sealed class GateForms
{
    private readonly int[] _unitOf;
    private readonly int[] _first;
    private readonly int[] _firstRow;
    private readonly Rational[] _breakpoints;
    private readonly double[] _thresholds;

    /// <summary>The forms of a layer.</summary>
    public GateForms(NetworkLayer layer)
    {
        DenseLayer? dense = layer as DenseLayer;
        MaxoutLayer? maxout = layer as MaxoutLayer;
        IsMaxout = maxout is not null;
        _first = new int[layer.UnitCount + 1];
        _firstRow = new int[layer.UnitCount];
        IsBinary = !IsMaxout;
        for (int unit = 0; unit < _firstRow.Length; unit++)
        {
            int rank = layer.PieceCountOf(unit);
            int count = IsMaxout ? PairOf(0, rank) : rank - 1;
            _first[unit + 1] = _first[unit] + count;
            _firstRow[unit] = maxout?.FirstRowOf(unit) ?? unit;
            IsBinary &= count <= 1;
        }

        Count = _first[^1];
        _unitOf = new int[Count];
        for (int unit = 0; unit < _firstRow.Length; unit++)
        {
            _unitOf.AsSpan(_first[unit].._first[unit + 1]).Fill(unit);
        }

        _breakpoints = new Rational[dense is null ? 0 : Count];
        AreRows = IsBinary && Count == layer.UnitCount;
        for (int form = 0; form < _breakpoints.Length; form++)
        {
            _breakpoints[form] = dense!.Activations[_unitOf[form]].Breakpoints[IndexIn(form)];
            AreRows &= _breakpoints[form].IsZero;
        }

        _thresholds = Mapped.Array<Rational, double>(_breakpoints, t => t.ToDouble());
        MakePairs(maxout?.Rank ?? 0);
    }

    /// <summary>The number of forms.</summary>
    public int Count { get; }

    /// <summary>Whether the units branch over the largest of their rows, rather than at thresholds of one row.</summary>
    public bool IsMaxout { get; }

    /// <summary>Whether the units are thresholds and none has more than one form.</summary>
    public bool IsBinary { get; }

    /// <summary>Whether form i is row i itself: every unit has one breakpoint, at 0.</summary>
    public bool AreRows { get; }

    /// <summary>Maxout: the lower piece of each pair, as far as the largest unit has pairs.</summary>
    public byte[] LowerPiece { get; private set; } = [];

    /// <summary>Maxout: the upper piece of each pair.</summary>
    public byte[] UpperPiece { get; private set; } = [];

    /// <summary>The position of the pair i &lt; j among the forms of a maxout unit.</summary>
    public static int PairOf(int i, int j) => (j * (j - 1) / 2) + i;

    /// <summary>The unit that a form belongs to.</summary>
    public int UnitOf(int form) => _unitOf[form];

    /// <summary>The first form of a unit.</summary>
    public int First(int unit) => _first[unit];

    /// <summary>The number of forms of a unit.</summary>
    public int CountOf(int unit) => _first[unit + 1] - _first[unit];

    /// <summary>The position of a form among those of its unit: the breakpoint, or the pair.</summary>
    public int IndexIn(int form) => form - _first[_unitOf[form]];

    /// <summary>Maxout: the form z_j - z_i of a unit, i &lt; j.</summary>
    public int Pair(int unit, int i, int j) => _first[unit] + PairOf(i, j);

    /// <summary>The row of a unit; of a maxout unit that of its first piece.</summary>
    public int FirstRow(int unit) => _firstRow[unit];

    /// <summary>The unit that a row belongs to.</summary>
    public int UnitOfRow(int row)
    {
        int place = Array.BinarySearch(_firstRow, row);
        return place >= 0 ? place : ~place - 1;
    }

    /// <summary>Dense: the row whose threshold a form is.</summary>
    public int RowOf(int form) => _unitOf[form];

    /// <summary>Maxout: the row that counts negatively.</summary>
    public int LowerRow(int form) => _firstRow[_unitOf[form]] + LowerPiece[IndexIn(form)];

    /// <summary>Maxout: the row that counts positively.</summary>
    public int UpperRow(int form) => _firstRow[_unitOf[form]] + UpperPiece[IndexIn(form)];

    /// <summary>Dense: the breakpoint of a form.</summary>
    public Rational Breakpoint(int form) => _breakpoints[form];

    /// <summary>Dense: the breakpoint of a form, rounded to double.</summary>
    public double Threshold(int form) => _thresholds[form];

    /// <summary>The piece of a unit, given which of its forms are positive.</summary>
    public int PieceOf(ReadOnlySpan<bool> isPositive)
    {
        if (!IsMaxout)
        {
            return isPositive.Count(true);
        }

        // Pairs come by their upper piece: one that exceeds all before it leads until the next such.
        int best = 0;
        for (int pair = 0; pair < isPositive.Length; pair++)
        {
            if (LowerPiece[pair] == best && isPositive[pair])
            {
                best = UpperPiece[pair];
            }
        }

        return best;
    }

    private void MakePairs(int rank)
    {
        LowerPiece = new byte[PairOf(0, rank)];
        UpperPiece = new byte[LowerPiece.Length];
        for (int j = 1; j < rank; j++)
        {
            for (int i = 0; i < j; i++)
            {
                LowerPiece[PairOf(i, j)] = (byte)i;
                UpperPiece[PairOf(i, j)] = (byte)j;
            }
        }
    }
}
