using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Core.Polytopes;

/// <content>Parts that are cut off.</content>
public sealed partial class Polyhedron
{
    /// <summary>The part where a form is not negative, if it has the dimension of the polyhedron; else null. Where the form vanishes
    /// everywhere, the polyhedron itself.</summary>
    /// <param name="form">A form of as many variables as the space has; it may be constant.</param>
    public Polyhedron? WhereNonnegative(IntegerForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (form.IsConstant)
        {
            return form.Constant.Sign >= 0 ? this : null;
        }

        (Polyhedron? negative, Polyhedron? positive) = Split(form);
        return negative is null ? this : positive;
    }
}
