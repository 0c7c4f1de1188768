using NUnit.Framework;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Kernels.Path;

/// <summary>The path gives back what was put on it, however long it gets.</summary>
public sealed class CellPathTests
{
    [Test]
    public void Rows_errors_and_sources_outlive_growth()
    {
        const int Count = 100;
        CellPath path = new(2, KernelArithmetic.Filtered);
        IntegerForm[] forms = [.. Enumerable.Range(0, Count).Select(i => IntegerForm.FromIntegers([1, i, -1]))];
        for (int i = 0; i < Count; i++)
        {
            path.Push(new PathRow(forms[i], default, i % 2 == 0 ? Sign.Positive : Sign.Negative), [1, i, -1], i / 8.0);
        }

        Assert.That(path.Count, Is.EqualTo(Count));
        for (int i = 0; i < Count; i++)
        {
            int sign = i % 2 == 0 ? 1 : -1;
            Assert.That(path.Row(i).ToArray(), Is.EqualTo((double[])[sign, sign * i, -sign]));
            Assert.That(path.RowError(i), Is.EqualTo(i / 8.0));
            Assert.That(path.Source(i), Is.EqualTo(new PathRow(forms[i], default, (Sign)sign)));
        }
    }

    [Test]
    public void Truncating_drops_the_last_rows_and_no_other()
    {
        CellPath path = new(1, KernelArithmetic.Filtered);
        path.Push([1, 0]);
        path.Push([1, -5]);
        path.Truncate(1);
        path.Push([-1, 3]);

        Assert.That(path.Count, Is.EqualTo(2));
        Assert.That(IsInside(path, 1), Is.True);
        Assert.That(IsInside(path, 4), Is.False);
        Assert.That(IsInside(path, -1), Is.False);
    }

    [Test]
    public void Inside_means_strictly_inside_every_row([Values] bool isFiltered, [Values] bool asNegative)
    {
        // 0 < x < 3, but x = 2^-1000 away from a wall is inside, too.
        CellPath path = new(1, isFiltered ? KernelArithmetic.Filtered : KernelArithmetic.ExactOnly);
        path.Push([1, 0], asNegative);
        path.Push([-1, 3], asNegative);

        Assert.That(IsInside(path, 0), Is.False);
        Assert.That(IsInside(path, 3), Is.False);
        Assert.That(IsInside(path, Math.ScaleB(1, -1000)), Is.True);
        Assert.That(IsInside(path, Math.BitDecrement(3)), Is.True);
        Assert.That(IsInside(path, Math.BitIncrement(3)), Is.False);
    }

    [Test]
    public void Inside_is_decided_with_the_error_of_each_row()
    {
        // The row says x - 1/2, the form x - 1: at 3/4 they differ, and the error says that they may.
        CellPath path = new(1, KernelArithmetic.Filtered);
        path.Push(new PathRow(IntegerForm.FromIntegers([1, -1]), default, Sign.Positive), [1, -0.5], 0.5);

        Assert.That(IsInside(path, 0.75), Is.False);
        Assert.That(IsInside(path, 1.25), Is.True);
    }

    private static bool IsInside(CellPath path, double x)
    {
        Witness witness = new(1);
        witness.Set([x]);
        bool usedExact = false;
        return path.HasInInterior(witness, ref usedExact);
    }
}
