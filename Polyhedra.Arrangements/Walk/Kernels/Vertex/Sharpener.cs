using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Collections;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>Moves a generator to where its tight constraints meet, when its computed coordinates have become too blurred.</summary>
/// <remarks>
/// <para>Let A be d tight rows, R an approximate inverse, beta at least the norm of I - R A (all norms are row sums), and r the true
/// residuals of A at the computed point y, known up to e. Then the point x where all of them vanish is y - A^-1 r, and
/// |A^-1 r| &lt;= |R r| / (1 - beta). So y - R r~ is within |R| e + beta |R r| / (1 - beta) of x, plus roundings. Nothing is assumed of
/// R: if beta is not small, the step is not taken.</para>
/// <para>For a ray the linear parts of d - 1 rows are taken, and its largest coordinate stays as it is; in a cell with lineality the
/// coordinates at the pivots stay. These are rows too, unit vectors without error and with residual 0. The rows alone do not tell a ray
/// from its opposite: the step is taken only if the error so far leaves no doubt of the sign of the coordinate that stays.</para>
/// <para>Invariant: the arrays are scratch space; nothing in them outlives a call.</para>
/// </remarks>
internal sealed class Sharpener(int dimension, double evaluationError, ConstraintPath path)
{
    /// <summary>A generator with more error than this, relative to its size, is solved for exactly. It decides speed only: a larger error
    /// means more exact sign tests later.</summary>
    public const double WorthwhileError = 1.0 / (1L << 20);

    /// <summary>A generator with less error than this, relative to its size, gains nothing from being computed anew.</summary>
    public const double SharpError = 1.0 / (1L << 40);

    // A row that is this small beside the largest one is taken for dependent; a wrong guess costs an exact solution, no more.
    private const double SmallPivot = 1e-9;

    private readonly int _dimension = dimension;
    private readonly double _evaluationError = evaluationError;
    private readonly ConstraintPath _path = path;
    private double[] _matrix = [];
    private double[] _inverse = [];
    private double[] _elimination = [];
    private double[] _residuals = [];
    private int[] _chosen = [];

    /// <summary>Moves a generator with weight 1 or 0 to where its tight constraints meet; false, and nothing changed, if that could not
    /// be proved or is no better.</summary>
    public bool TrySharpen(VertexCell cell, int v)
    {
        int d = _dimension;
        Buffers.Reserve(ref _matrix, d * d);
        Buffers.Reserve(ref _inverse, d * d);
        Buffers.Reserve(ref _elimination, d * 2 * d);
        Buffers.Reserve(ref _residuals, 3 * d);
        double weight = cell.X[(d * cell.Capacity) + v];
        if (!TryChoose(cell, v, weight == 0) || !TryInvert())
        {
            return false;
        }

        double norm = cell.Norms[v];
        double rowError = 0;
        double residualError = 0;
        for (int i = 0; i < d; i++)
        {
            if (_chosen[i] < 0)
            {
                _residuals[i] = 0;
                _residuals[d + i] = 0;
                continue;
            }

            ref readonly Cut cut = ref _path.CutAt(_chosen[i]);
            double residual = weight * cut.Rows[(d * cut.Pad) + cut.Index];
            double largest = Math.Abs(residual);
            for (int k = 0; k < d; k++)
            {
                double a = _matrix[(i * d) + k];
                residual = Math.FusedMultiplyAdd(a, cell.X[(k * cell.Capacity) + v], residual);
                largest = Math.Max(largest, Math.Abs(a));
            }

            _residuals[i] = residual;

            // Here the point is a point of doubles: it has no error of its own.
            _residuals[d + i] = (_evaluationError * largest * norm) + (cut.Error * norm) + FloatingPoint.Underflow;
            rowError = Math.Max(rowError, cut.Error);
            residualError = Math.Max(residualError, largest);
        }

        if (!(residualError <= SignTest.Large && norm <= SignTest.Large))
        {
            return false;
        }

        double beta = 0;
        double step = 0;
        double spread = 0;
        for (int i = 0; i < d; i++)
        {
            double row = 0;
            double magnitude = 0;
            double move = 0;
            double moveSize = 0;
            double moveError = 0;
            double inverseSum = 0;
            for (int j = 0; j < d; j++)
            {
                double r = _inverse[(i * d) + j];
                double product = i == j ? -1 : 0;
                double products = 1;
                for (int k = 0; k < d; k++)
                {
                    double term = _inverse[(i * d) + k] * _matrix[(k * d) + j];
                    product += term;
                    products += Math.Abs(term);
                }

                row += Math.Abs(product);
                magnitude += products;
                move += r * _residuals[j];
                moveSize += Math.Abs(r * _residuals[j]);
                moveError += Math.Abs(r) * _residuals[d + j];
                inverseSum += Math.Abs(r);
            }

            beta = Math.Max(beta, row + (_evaluationError * magnitude) + (inverseSum * rowError * d));
            step = Math.Max(step, moveSize + moveError);
            spread = Math.Max(spread, moveError + (_evaluationError * moveSize));
            _residuals[(2 * d) + i] = move;
        }

        if (!(beta <= 0.125))
        {
            return false;
        }

        double newNorm = weight;
        double size = 0;
        for (int k = 0; k < d; k++)
        {
            double x = cell.X[(k * cell.Capacity) + v] - _residuals[(2 * d) + k];
            newNorm += Math.Abs(x);
            size = Math.Max(size, Math.Abs(x));
        }

        double error = (spread + (beta * step / (1 - beta)) + (FloatingPoint.Epsilon * size)) * (1 + (64 * FloatingPoint.Epsilon));
        error += FloatingPoint.Underflow;
        if (!(error <= WorthwhileError * newNorm && error < cell.Errors[v]))
        {
            return false;
        }

        for (int k = 0; k < d; k++)
        {
            cell.X[(k * cell.Capacity) + v] -= _residuals[(2 * d) + k];
        }

        cell.Errors[v] = error;
        cell.Norms[v] = newNorm * (1 + (2 * (d + 2) * FloatingPoint.Epsilon));
        return true;
    }

    // Tight constraints that look independent and unit vectors, d in all, with their rows in _matrix; a unit vector is chosen as
    // ~coordinate. False if there are not as many, or if the sign of a ray's largest coordinate is not certain.
    private bool TryChoose(VertexCell cell, int v, bool isRay)
    {
        int d = _dimension;
        int tight = cell.TightCounts[v];
        Buffers.Reserve(ref _chosen, Math.Max(tight, d) + d);
        int count = 0;
        foreach (int constraint in cell.Tight.AsSpan(v * cell.Stride, tight))
        {
            if (constraint != 0)
            {
                _chosen[count++] = constraint;
            }
        }

        int units = (isRay ? 1 : 0) + (cell.Lineality?.Dimension ?? 0);
        int needed = d - units;
        if (count < needed || (count > needed && !TrySelect(count, needed)))
        {
            return false;
        }

        Array.Clear(_matrix, 0, d * d);
        for (int i = 0; i < needed; i++)
        {
            ref readonly Cut cut = ref _path.CutAt(_chosen[i]);
            for (int k = 0; k < d; k++)
            {
                _matrix[(i * d) + k] = cut.Rows[(k * cut.Pad) + cut.Index];
            }
        }

        int row = needed;
        foreach (int pivot in cell.Lineality?.Pivots ?? [])
        {
            AddUnit(row++, pivot);
        }

        if (isRay)
        {
            int largest = 0;
            for (int k = 1; k < d; k++)
            {
                largest = Math.Abs(cell.X[(k * cell.Capacity) + v]) > Math.Abs(cell.X[(largest * cell.Capacity) + v]) ? k : largest;
            }

            if (!(Math.Abs(cell.X[(largest * cell.Capacity) + v]) > cell.Errors[v]))
            {
                return false;
            }

            AddUnit(row, largest);
        }

        return true;
    }

    private void AddUnit(int row, int coordinate)
    {
        _chosen[row] = ~coordinate;
        _matrix[(row * _dimension) + coordinate] = 1;
    }

    // Moves rows with large pivots, as many as needed, to the front of _chosen.
    private bool TrySelect(int count, int needed)
    {
        int d = _dimension;
        double[] rows = new double[count * d];
        for (int i = 0; i < count; i++)
        {
            ref readonly Cut cut = ref _path.CutAt(_chosen[i]);
            double largest = 0;
            for (int k = 0; k < d; k++)
            {
                rows[(i * d) + k] = cut.Rows[(k * cut.Pad) + cut.Index];
                largest = Math.Max(largest, Math.Abs(rows[(i * d) + k]));
            }

            for (int k = 0; k < d; k++)
            {
                rows[(i * d) + k] /= largest;
            }
        }

        for (int n = 0; n < needed; n++)
        {
            int best = -1;
            int column = -1;
            double pivot = SmallPivot;
            for (int i = n; i < count; i++)
            {
                for (int k = 0; k < d; k++)
                {
                    if (Math.Abs(rows[(i * d) + k]) > pivot)
                    {
                        (best, column, pivot) = (i, k, Math.Abs(rows[(i * d) + k]));
                    }
                }
            }

            if (best < 0)
            {
                return false;
            }

            (_chosen[n], _chosen[best]) = (_chosen[best], _chosen[n]);
            for (int k = 0; k < d; k++)
            {
                (rows[(n * d) + k], rows[(best * d) + k]) = (rows[(best * d) + k], rows[(n * d) + k]);
            }

            for (int i = n + 1; i < count; i++)
            {
                double factor = rows[(i * d) + column] / rows[(n * d) + column];
                for (int k = 0; k < d; k++)
                {
                    rows[(i * d) + k] -= factor * rows[(n * d) + k];
                }

                rows[(i * d) + column] = 0;
            }
        }

        return true;
    }

    // _inverse: the inverse of _matrix by Gauss-Jordan elimination with row pivots, as far as floating point goes.
    private bool TryInvert()
    {
        int d = _dimension;
        int width = 2 * d;
        double[] work = _elimination;
        for (int i = 0; i < d; i++)
        {
            for (int k = 0; k < d; k++)
            {
                work[(i * width) + k] = _matrix[(i * d) + k];
                work[(i * width) + d + k] = i == k ? 1 : 0;
            }
        }

        for (int n = 0; n < d; n++)
        {
            int best = n;
            for (int i = n + 1; i < d; i++)
            {
                best = Math.Abs(work[(i * width) + n]) > Math.Abs(work[(best * width) + n]) ? i : best;
            }

            double pivot = work[(best * width) + n];
            if (pivot == 0)
            {
                return false;
            }

            Span<double> pivotRow = work.AsSpan(n * width, width);
            if (best != n)
            {
                Span<double> other = work.AsSpan(best * width, width);
                for (int k = n; k < width; k++)
                {
                    (pivotRow[k], other[k]) = (other[k], pivotRow[k]);
                }
            }

            double inverse = 1 / pivot;
            for (int k = n; k < width; k++)
            {
                pivotRow[k] *= inverse;
            }

            for (int i = 0; i < d; i++)
            {
                double factor = i == n ? 0 : work[(i * width) + n];
                if (factor == 0)
                {
                    continue;
                }

                Span<double> row = work.AsSpan(i * width, width);
                for (int k = n; k < row.Length; k++)
                {
                    row[k] -= factor * pivotRow[k];
                }
            }
        }

        for (int i = 0; i < d; i++)
        {
            work.AsSpan((i * width) + d, d).CopyTo(_inverse.AsSpan(i * d));
        }

        return true;
    }
}
