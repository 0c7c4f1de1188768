using System.Numerics;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Enumeration.Kernels.Lp;

/// <summary>Exact checks of what a simplex proposes about the boundedness of the current cell.</summary>
internal sealed class RecessionProof(HPolyhedron domain, CellPath path)
{
    /// <summary>Whether a direction is not zero and never leaves the closure of the cell, which is then unbounded.</summary>
    public bool IsDirection(BigInteger[] ray)
    {
        if (Array.TrueForAll(ray, r => r.IsZero))
        {
            return false;
        }

        for (int k = 0; k < ray.Length; k++)
        {
            if ((ray[k].Sign < 0 && domain.Lower[k] is not null) || (ray[k].Sign > 0 && domain.Upper[k] is not null))
            {
                return false;
            }
        }

        BigInteger[] atInfinity = [.. ray, BigInteger.Zero];
        for (int i = 0; i < path.Count; i++)
        {
            PathRow source = path.Source(i);
            if (source.Exact.SignAt(atInfinity).Times(source.Sign) == Sign.Negative)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the bounds of the domain alone bound a form from above.</summary>
    /// <param name="form">The coefficients of the coordinates, then the constant, which does not matter.</param>
    public bool IsBoundedAbove(BigInteger[] form)
    {
        for (int k = 0; k < domain.Dimension; k++)
        {
            if ((form[k].Sign > 0 && domain.Upper[k] is null) || (form[k].Sign < 0 && domain.Lower[k] is null))
            {
                return false;
            }
        }

        return true;
    }
}
