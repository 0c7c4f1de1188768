using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>A handle on one of a layer's affine forms on the current cell.</summary>
/// <param name="Frame">The frame of its layer.</param>
/// <param name="Index">The index among the layer's forms; see <see cref="GateForms"/>.</param>
internal readonly record struct Form(LayerFrame Frame, int Index)
{
    /// <summary>The unit that the form belongs to.</summary>
    public int Unit => Frame.Layer.Forms.UnitOf(Index);

    /// <summary>The position among the forms of the unit: the breakpoint, or the pair of pieces.</summary>
    public int IndexInUnit => Frame.Layer.Forms.IndexIn(Index);

    /// <summary>Whether the form is constant whatever the values of the weights that are not zero.</summary>
    public bool IsStructurallyConstant => Frame.FormIsConstant(Index);

    /// <summary>The computed row: the coefficients of the inputs, then the constant. For the walk that composes frames.</summary>
    public ReadOnlySpan<double> Row => Frame.FormRow(Index);

    /// <summary>Writes the computed row times a sign, whichever walk has computed it.</summary>
    public void CopyRow(double sign, double[] target) => Frame.CopyFormRow(Index, sign, target);

    /// <summary>No coefficient of <see cref="Row"/> is farther than this from the true one; may be infinite or NaN.</summary>
    public double RowError => Frame.Layer.FormBounds[Index].Error;

    /// <summary>The exact form, up to a positive factor; made when first asked for.</summary>
    public IntegerForm Exact => Frame.ExactForm(Index);
}
