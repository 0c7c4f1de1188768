using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>A hyperplane that bounds or cuts cells: a form of a layer on the current cell, or a half-space of the domain.</summary>
/// <remarks>Column k of the computed row is at <c>Rows[k Pad + Index]</c>; the constant is column d. Precondition for use: the layer has
/// not been entered anew and <see cref="Rows"/> has not been recycled, which holds in the subtree of the cell that the cut was made
/// for.</remarks>
internal readonly struct Cut
{
    private readonly LayerFrame? _frame;
    private readonly IntegerForm? _exact;

    /// <summary>A form of a layer, with its rows on the current cell.</summary>
    public Cut(LayerState layer, int form)
    {
        _frame = layer.Frame;
        Rows = layer.Forms;
        Pad = layer.FormPad;
        Index = form;
        Magnitude = layer.Magnitude[form];
        Error = layer.Error[form];
        ExactUnits = layer.ExactUnits[form];
    }

    /// <summary>A half-space of the domain.</summary>
    public Cut(IntegerForm exact, double[] row, double magnitude, double error, double exactUnits)
    {
        _exact = exact;
        Rows = row;
        Pad = 1;
        Index = 0;
        Magnitude = magnitude;
        Error = error;
        ExactUnits = exactUnits;
    }

    /// <summary>Computed rows, this one among them.</summary>
    public double[] Rows { get; }

    /// <summary>The distance between the columns of <see cref="Rows"/>.</summary>
    public int Pad { get; }

    /// <summary>The position in a column; for a form of a layer its index there.</summary>
    public int Index { get; }

    /// <summary>No coefficient, true or computed, exceeds this in absolute value.</summary>
    public double Magnitude { get; }

    /// <summary>No computed coefficient is farther than this from that of a positive multiple of the true form.</summary>
    public double Error { get; }

    /// <summary>See <see cref="LayerState.ExactUnits"/>.</summary>
    public double ExactUnits { get; }

    /// <summary>Whether it bounds the domain.</summary>
    public bool IsOfDomain => _frame is null;

    /// <summary>The form of the layer.</summary>
    /// <exception cref="InvalidOperationException">It bounds the domain.</exception>
    public Form Form => new(_frame ?? throw new InvalidOperationException("A half-space of the domain is no form of a layer."), Index);

    /// <summary>The frame of the layer whose form this is; null if it bounds the domain.</summary>
    public LayerFrame? Frame => _frame;

    /// <summary>The exact form up to a positive factor; made when first asked for.</summary>
    public IntegerForm Exact => _exact ?? _frame!.ExactForm(Index);
}
