using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>Where the segment from the witness of a cell to a point beyond one of its rows meets the row's hyperplane.</summary>
/// <remarks>With a > 0 the row's value at the witness and -b &lt; 0 beyond, it is at s = a / (a + b) of the way. If a and b are computed
/// with errors of at most e together, s errs by at most e / (a + b - e) and a few roundings.</remarks>
internal readonly ref struct RowCrossing(CellPath path, int row, Witness inside, Witness outside)
{
    /// <summary>The point: approximately where both ends are doubles, and exactly when it is asked for.</summary>
    public FacetPoint ToFacetPoint()
    {
        IntegerForm form = path.Source(row).Exact;
        if (!inside.IsDouble || !outside.IsDouble || !TryApproximate(out double[] point, out double[] errors))
        {
            return new FacetPoint(FacetCrossing.Between(form, inside.Homogeneous, outside.Homogeneous));
        }

        // The witnesses move on.
        BigInteger[] first = inside.Homogeneous;
        double[] second = [.. outside.Approximation];
        return new FacetPoint(point, errors, () => FacetCrossing.Between(form, first, Witness.ToHomogeneous(second)));
    }

    private bool TryApproximate(out double[] point, out double[] errors)
    {
        double[] first = inside.Approximation;
        double[] second = outside.Approximation;
        double a = CellPath.Evaluate(path.Row(row), first);
        double b = -CellPath.Evaluate(path.Row(row), second);
        double error = path.ValueError(path.RowError(row), inside.Norm) + path.ValueError(path.RowError(row), outside.Norm);
        double least = (a + b - error) * (1 - (4 * FloatingPoint.Epsilon));
        double step = a / (a + b);
        double stepError = ((error / least) + (8 * FloatingPoint.Epsilon)) * (1 + (8 * FloatingPoint.Epsilon));
        point = new double[first.Length];
        errors = new double[first.Length];
        for (int k = 0; k < point.Length; k++)
        {
            double size = Math.Abs(first[k]) + Math.Abs(second[k]);
            point[k] = first[k] + (step * (second[k] - first[k]));
            errors[k] = (stepError * Math.Abs(second[k] - first[k])) + (8 * FloatingPoint.Epsilon * size) + FloatingPoint.Underflow;
            errors[k] *= 1 + (8 * FloatingPoint.Epsilon);
        }

        return a > 0 && b > 0 && least > 0 && double.IsFinite(stepError);
    }
}
