using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Enumeration.Composition;

/// <summary>A handle on the affine form of one unit's pre-activation on the current cell.</summary>
/// <param name="Frame">The frame of its layer.</param>
/// <param name="Unit">The unit.</param>
internal readonly record struct Form(LayerFrame Frame, int Unit)
{
    /// <summary>Whether the form is constant whatever the values of the weights that are not zero.</summary>
    public bool IsStructurallyConstant => Frame.IsConstant[Unit];

    /// <summary>The computed row: the coefficients of the inputs, then the constant.</summary>
    public ReadOnlySpan<double> Row => Frame.Row(Unit);

    /// <summary>No coefficient of <see cref="Row"/> is farther than this from the true one; may be infinite or NaN.</summary>
    public double RowError => Frame.Layer.PreActivation[Unit].Error;

    /// <summary>The exact form, up to a positive factor; made when first asked for.</summary>
    public IntegerForm Exact => Frame.ExactForm(Unit);
}
