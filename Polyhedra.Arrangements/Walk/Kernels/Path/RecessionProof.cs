using System.Numerics;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>Exact proofs that the current cell is bounded, or is not, from what a simplex proposes.</summary>
/// <remarks>Whatever the dictionary holds, an answer is right; see <see cref="LpBoundedness"/> for the argument.</remarks>
internal sealed class RecessionProof(HPolyhedron domain, CellPath path, ExactBasis basis)
{
    /// <summary>Whether the cell is bounded, if a dictionary proves it.</summary>
    /// <param name="dictionary">The dictionary after maximising the sum of normals.</param>
    /// <param name="status">How the maximisation ended.</param>
    /// <param name="sumOfNormals">A combination of the normals of all rows and bounds with positive weights; then any constant.</param>
    public bool? Decide(DoubleDictionary dictionary, ProposalStatus status, BigInteger[] sumOfNormals) => status switch
    {
        ProposalStatus.Ray when basis.TryRay(dictionary, out BigInteger[] ray) && IsDirection(ray) => false,

        // A regular basis without free coordinates is a vertex of the arrangement of rows and bounds: their rank is d.
        ProposalStatus.Optimal when dictionary.IsVertex
            && basis.TryCombine(dictionary, sumOfNormals, out BigInteger[] combined) && IsBoundedAbove(combined) => true,
        _ => null,
    };

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
