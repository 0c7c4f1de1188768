using Polyhedra.Arrangements.Walk.Rows;

namespace Polyhedra.Arrangements.Walk.Kernels;

/// <summary>Locates forms that are constant: the cell does not matter.</summary>
internal static class ConstantForm
{
    /// <summary>On which side of a form that is constant every cell lies; none if it is identically zero.</summary>
    /// <param name="form">The form, whose true linear part is zero.</param>
    /// <param name="filters">Whether floating point may decide, by the proven error bound of the row.</param>
    /// <param name="usedExact">Set if it took exact arithmetic.</param>
    public static Sides Locate(in Form form, bool filters, ref bool usedExact)
    {
        double value = form.Row[^1];
        if (filters && form.IsStructurallyConstant && Math.Abs(value) > form.RowError)
        {
            return value > 0 ? Sides.Positive : Sides.Negative;
        }

        usedExact = true;
        return form.Exact.Constant.Sign switch
        {
            > 0 => Sides.Positive,
            < 0 => Sides.Negative,
            _ => Sides.None,
        };
    }
}
