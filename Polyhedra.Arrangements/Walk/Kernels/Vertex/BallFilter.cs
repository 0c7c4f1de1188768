using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>Discards the forms that cannot cut a cell, by a ball around it.</summary>
/// <remarks>
/// <para>Let c be the double point near the middle, R at least the distance from c to every vertex, and a form's computed value at c be
/// f~, within F (1 + |c|_1) of the true one (F is <see cref="LayerState.FilterError"/>). The form changes on the ball by at most R |a|_2
/// &lt;= R (|a~|_2 + sqrt(d) D), D &lt;= F. So its sign on the cell is that of f~ if |f~| - F (1 + |c|_1 + sqrt(d) R) > R |a~|_2.
/// Everything is rounded in the safe direction; NaN decides nothing.</para>
/// <para>Invariant: after <see cref="TryEnclose"/> has said true, and until it is called again, the closed ball around the centre
/// contains the cell, and so every cell below it.</para>
/// </remarks>
internal sealed class BallFilter(int dimension, bool filters)
{
    // More than what squares of coefficients can lose by underflow.
    private const double SquareUnderflow = 1e-300;
    private readonly int _dimension = dimension;
    private readonly bool _filters = filters;
    private readonly double[] _centre = new double[dimension];
    private double _radius;

    // 1 + |c|_1 + sqrt(d) R.
    private double _slack;

    /// <summary>Puts a ball around a cell; false if there is none, because the cell is unbounded or floating point may not
    /// decide.</summary>
    public bool TryEnclose(VertexCell cell)
    {
        if (!_filters || !cell.IsBounded || !(cell.LargestNorm <= SignTest.Large))
        {
            return false;
        }

        int capacity = cell.Capacity;
        int count = cell.Count;
        double[] x = cell.X;
        bool isAffine = true;
        double error = 0;
        int weights = _dimension * capacity;
        for (int v = 0; v < count; v++)
        {
            isAffine &= x[weights + v] == 1;
            error = Math.Max(error, cell.Errors[v]);
        }

        if (!isAffine)
        {
            return TryEncloseWeighted(cell, error);
        }

        double norm = 1;
        double share = 1.0 / count;
        for (int k = 0; k < _dimension; k++)
        {
            double sum = 0;
            foreach (double value in x.AsSpan(k * capacity, count))
            {
                sum += value;
            }

            double middle = sum * share;
            _centre[k] = middle;
            norm += Math.Abs(middle);
        }

        ref double source = ref MemoryMarshal.GetArrayDataReference(x);
        Vector256<double> largest = Vector256<double>.Zero;
        for (int v = 0; v < count; v += 4)
        {
            Vector256<double> square = Vector256<double>.Zero;
            int at = v;
            for (int k = 0; k < _dimension; k++, at += capacity)
            {
                Vector256<double> difference = Vector256.LoadUnsafe(ref source, (nuint)at) - Vector256.Create(_centre[k]);
                square = Vector256.FusedMultiplyAdd(difference, difference, square);
            }

            largest = Vector256.Max(largest, square);
        }

        Vector128<double> two = Vector128.Max(largest.GetLower(), largest.GetUpper());
        SetBall(Math.Sqrt(Math.Max(two.GetElement(0), two.GetElement(1))), error, norm);
        return true;
    }

    // Exact generators may have other weights than 1.
    private bool TryEncloseWeighted(VertexCell cell, double error)
    {
        CellInterior.FindMiddle(cell, _centre);
        int weights = _dimension * cell.Capacity;
        double norm = 1;
        double largest = 0;
        double least = 1;
        foreach (double c in _centre)
        {
            norm += Math.Abs(c);
        }

        for (int v = 0; v < cell.Count; v++)
        {
            double w = cell.X[weights + v];
            least = Math.Min(least, w);
            double square = 0;
            for (int k = 0; k < _dimension; k++)
            {
                double difference = (cell.X[(k * cell.Capacity) + v] / w) - _centre[k];
                square += difference * difference;
            }

            largest = Math.Max(largest, square);
        }

        // A quotient is rounded once: one more unit in the last place of a coordinate at most |c| + R.
        double rounding = FloatingPoint.Epsilon * (norm + Math.Sqrt(largest)) * 2;
        SetBall(Math.Sqrt(largest), (error / least) + rounding, norm);
        return norm <= SignTest.Large;
    }

    private void SetBall(double distance, double error, double norm)
    {
        double inflation = 1 + ((4 * _dimension) + 16) * FloatingPoint.Epsilon;
        double root = Math.Sqrt(_dimension) * inflation;
        _radius = ((distance * inflation) + (root * error * inflation) + FloatingPoint.Underflow) * inflation;
        _slack = (norm + (root * _radius)) * inflation;
    }

    /// <summary>After <see cref="TryEnclose"/>: writes the sign of every form of a layer, 0 where the ball does not decide, and lists
    /// those.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="forms">The computed rows of its forms, column by column.</param>
    /// <param name="signs">Receives a sign a form.</param>
    /// <param name="open">Receives the forms that are not decided.</param>
    /// <returns>How many are not decided.</returns>
    public int Filter(LayerState layer, double[] forms, Span<sbyte> signs, Span<int> open)
    {
        int pad = layer.FormPad;
        int count = layer.Layer.Forms.Count;
        ref double row = ref MemoryMarshal.GetArrayDataReference(forms);
        ref double errors = ref MemoryMarshal.GetArrayDataReference(layer.FilterError);
        Vector256<double> radius = Vector256.Create(_radius * (1 + (8 * FloatingPoint.Epsilon)));
        Vector256<double> slack = Vector256.Create(_slack);
        int found = 0;
        for (int i = 0; i < pad; i += 4)
        {
            Vector256<double> value = Vector256.LoadUnsafe(ref row, (nuint)((_dimension * pad) + i));
            Vector256<double> square = Vector256.Create(SquareUnderflow);
            int at = i;
            for (int k = 0; k < _dimension; k++, at += pad)
            {
                Vector256<double> a = Vector256.LoadUnsafe(ref row, (nuint)at);
                value = Vector256.FusedMultiplyAdd(a, Vector256.Create(_centre[k]), value);
                square = Vector256.FusedMultiplyAdd(a, a, square);
            }

            Vector256<double> margin = Vector256.Abs(value) - (slack * Vector256.LoadUnsafe(ref errors, (nuint)i));
            Vector256<double> reach = radius * Vector256.Sqrt(square * Inflation(_dimension));
            uint decided = Vector256.GreaterThan(margin, reach).ExtractMostSignificantBits();
            uint negative = value.ExtractMostSignificantBits();
            int end = Math.Min(4, count - i);
            for (int j = 0; j < end; j++)
            {
                bool isDecided = ((decided >> j) & 1) != 0;
                signs[i + j] = isDecided ? (sbyte)(1 - (2 * (int)((negative >> j) & 1))) : (sbyte)0;
                open[found] = i + j;
                found += isDecided ? 0 : 1;
            }
        }

        return found;
    }

    /// <summary>After <see cref="TryEnclose"/>: the sign of one form on the cell, 0 if the ball does not decide.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="forms">The computed rows of its forms, column by column.</param>
    /// <param name="form">The form.</param>
    /// <param name="closeness">The squared distance of its hyperplane from the middle, approximately.</param>
    public int Filter(LayerState layer, double[] forms, int form, out double closeness)
    {
        int pad = layer.FormPad;
        double value = forms[(_dimension * pad) + form];
        double square = SquareUnderflow;
        int at = form;
        foreach (double c in _centre)
        {
            double a = forms[at];
            value += a * c;
            square += a * a;
            at += pad;
        }

        double margin = Math.Abs(value) - (_slack * layer.FilterError[form]);
        closeness = value * value / square;
        double reach = _radius * _radius * square * Inflation(_dimension) * (1 + (16 * FloatingPoint.Epsilon));
        return margin > 0 && margin * margin > reach ? Math.Sign(value) : 0;
    }

    private static double Inflation(int dimension) => 1 + (((2 * dimension) + 16) * FloatingPoint.Epsilon);
}
