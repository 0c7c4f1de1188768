using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Kernels.Path;

/// <summary>Paths written by hand.</summary>
internal static class PathRows
{
    /// <summary>Adds the constraint form·(x, 1) > 0 to a path, as the negative side of -form if asked.</summary>
    public static void Push(this CellPath path, int[] form, bool asNegative = false)
    {
        BigInteger[] coefficients = [.. form.Select(entry => (BigInteger)(asNegative ? -entry : entry))];
        IntegerForm exact = IntegerForm.FromIntegers(coefficients);
        double[] row = new double[form.Length];
        Assert.That(ScaledRow.TryRound(exact, row, out double error), Is.True, "a constant is no constraint");
        path.Push(new PathRow(exact, default, asNegative ? Sign.Negative : Sign.Positive), row, error);
    }

    /// <summary>The same constraint as a half-space.</summary>
    public static HalfSpace ToHalfSpace(int[] form) => new([.. form[..^1].Select(entry => (Rational)entry)], form[^1]);

    /// <summary>A form with small random coefficients, not all zero, and the given constant.</summary>
    public static int[] Draw(Random random, int dimension, int constant)
    {
        int[] form;
        do
        {
            form = [.. Enumerable.Range(0, dimension).Select(_ => random.Next(-2, 3)), constant];
        }
        while (form.AsSpan(0, dimension).IndexOfAnyExcept(0) < 0);

        return form;
    }
}
