using System.Numerics;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Core.Polytopes;

/// <summary>A row of the program for an inscribed ball: form(x) - norm r >= 0, in integers.</summary>
internal sealed class BallRow
{
    /// <summary>A row from a form and the enclosure of its dual norm.</summary>
    public BallRow(IntegerForm form, DualNorm norm)
    {
        Form = form;
        Norm = norm;
        int dimension = form.Dimension;
        Entries = new BigInteger[dimension + 2];
        int up = Math.Max(0, -norm.Exponent);
        for (int k = 0; k < dimension; k++)
        {
            Entries[k] = form.Coefficients[k] << up;
        }

        Entries[dimension] = -(norm.Lower << Math.Max(0, norm.Exponent));
        Entries[^1] = form.Constant << up;
    }

    /// <summary>The form.</summary>
    public IntegerForm Form { get; }

    /// <summary>Its norm.</summary>
    public DualNorm Norm { get; }

    /// <summary>The coefficients of the coordinates, that of the radius (the lower norm, negative), and the constant.</summary>
    public BigInteger[] Entries { get; }
}
