using System.Numerics;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Kernels.Vertex;

/// <summary>Cuts for the vertex kernel, with computed rows as good or as bad as wanted.</summary>
internal static class Cuts
{
    /// <summary>A cut whose computed row is the form itself, and says so. The coefficients must be short.</summary>
    public static Cut Exact(IntegerForm form)
    {
        double[] row = [.. form.Coefficients.ToArray().Select(entry => (double)entry)];
        double size = row.Max(Math.Abs);
        return new Cut(form, row, size, 0, size);
    }

    /// <summary>A cut whose computed row is off by up to 2^-bits beside largest coefficients in [1/2, 1],
    /// which its bound allows for.</summary>
    public static Cut Inexact(Random random, IntegerForm form, int bits)
    {
        BigInteger scale = BigInteger.One << form.BitLength;
        double noise = Math.ScaleB(1, -bits);
        double[] row = [.. form.Coefficients.ToArray().Select(entry =>
            new Rational(entry, scale).ToDouble() + (noise * ((2 * random.NextDouble()) - 1)))];
        return new Cut(form, row, 1 + noise + FloatingPoint.Epsilon, noise + FloatingPoint.Epsilon, double.PositiveInfinity);
    }

    /// <summary>The exact cut if the form is short enough and it is wanted, else an inexact one.</summary>
    public static Cut Of(Random random, IntegerForm form, int? bits) =>
        bits is { } noise ? Inexact(random, form, noise) : form.BitLength <= 40 ? Exact(form) : Inexact(random, form, 52);

    /// <summary>The value of a form at homogeneous coordinates.</summary>
    public static Rational[] RowOf(IntegerForm form, Sign side) =>
        [.. form.Coefficients.ToArray().Select(entry => (Rational)((int)side * entry))];
}
