using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Collections;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>The signs of one cut at the generators of a cell: the decision that everything else is made of.</summary>
/// <remarks>
/// <para>Let a~ be the computed row, within D of the true one a, its largest coefficient M and the sum of those but the constant S; let a
/// generator be computed as x~, within e of the true x in every coordinate (the weight is exact), with N >= |x~|_1 + w. Then |fl(a~·x~) -
/// a·x| is at most gamma_{d+1} M N (rounding) + D N (row) + (S + d D) e (generator), so within E = S e + gamma_{d+3} M N + D (N + d e),
/// rounded up. The sign is certain iff |fl| > E. Nothing overflows: beyond 10^120 a coefficient or norm counts as infinite, and an
/// infinite or NaN bound certifies nothing.</para>
/// <para>If row and generators are exact, integers times a unit, and M N is at most 2^53 units, the value itself is exact: E = 0, and
/// zero is zero.</para>
/// <para>A test goes down this ladder and stops where the sign is certain: the bound of the whole cell; that of the generator alone; that
/// after sharpening the generator; exact coordinates in the exact form. Only the last counts as an exact test.</para>
/// <para>Invariant: what is said here of the last test holds until the next one, of the cell that was tested: its cutting reads it.</para>
/// </remarks>
internal sealed class SignTest(
    int dimension, bool filters, double evaluationError, ExactGenerators exact, Sharpener sharpener)
{
    /// <summary>Coefficients and norms beyond this count as infinite.</summary>
    public const double Large = 1e120;

    private const double ExactIntegers = 1L << 53;
    private readonly int _dimension = dimension;
    private readonly bool _filters = filters;
    private readonly double _evaluationError = evaluationError;
    private readonly ExactGenerators _exact = exact;
    private readonly Sharpener _sharpener = sharpener;
    private readonly double[] _row = new double[dimension + 1];
    private double[] _values = new double[16];
    private sbyte[] _signs = new sbyte[16];
    private Cut _cut;
    private double _rowSum;
    private double _rowMax;
    private double _bound;

    // The vector of the lineality on which the form is not zero; -1 if there is none.
    private int _lineVector = -1;

    /// <summary>Tests so far.</summary>
    public long Count { get; private set; }

    /// <summary>Tests so far that needed exact arithmetic.</summary>
    public long ExactCount { get; private set; }

    /// <summary>The cut of the last test.</summary>
    public ref readonly Cut Cut => ref _cut;

    /// <summary>The computed value at each generator; 0 where the sign is.</summary>
    public double[] Values => _values;

    /// <summary>The sign at each generator, after a test that said both sides, or none.</summary>
    public sbyte[] Signs => _signs;

    /// <summary>How far a value can be off, at any generator; 0 if all are exact.</summary>
    public double ValueError => _bound;

    /// <summary>How many generators are on the positive side.</summary>
    public int PositiveCount { get; private set; }

    /// <summary>How many generators are on the negative side.</summary>
    public int NegativeCount { get; private set; }

    /// <summary>The vector of the cell's lineality on which the form is not zero, by which alone the cut has both sides; -1 if there is
    /// none.</summary>
    public int LineVector => _lineVector;

    /// <summary>After <see cref="Locate"/> has said both sides: how many generators the smaller side has; a form that is not zero on the
    /// lineality has as many as there can be.</summary>
    public int Balance => _lineVector >= 0 ? int.MaxValue : Math.Min(PositiveCount, NegativeCount);

    /// <summary>How far the value of an affine form at a point of doubles can be off by rounding, over its largest coefficient and the
    /// point's norm.</summary>
    public static double EvaluationErrorIn(int dimension) => FloatingPoint.Gamma(dimension + 3) * (1 + (8 * FloatingPoint.Epsilon));

    /// <summary>On which sides of a cut the cell lies, exactly. Afterwards the signs at all generators are known if it is both.</summary>
    public Sides Locate(VertexCell cell, in Cut cut)
    {
        if (cell.Lineality is { IsPermanent: false } lineality && lineality.VectorOff(cut.Exact) is var vector and >= 0)
        {
            Count++;
            _cut = cut;
            _lineVector = vector;
            return Sides.Both;
        }

        _lineVector = -1;
        _bound = Evaluate(cell, cut, out double least, out double most);
        if (least > _bound)
        {
            return Sides.Positive;
        }

        return most < -_bound ? Sides.Negative : Classify(cell);
    }

    /// <summary>Evaluates a cut at all generators of a cell, and no more: <see cref="Values"/>. A test that may end undecided.</summary>
    /// <returns>How far a value can be off.</returns>
    public double Evaluate(VertexCell cell, in Cut cut, out double least, out double most)
    {
        Count++;
        Load(cut);
        Evaluate(cell, out least, out most);
        if (!_filters)
        {
            return double.PositiveInfinity;
        }

        return cut.ExactUnits * cell.ExactFactor <= ExactIntegers ? 0 : ErrorAt(cell.LargestError, cell.LargestNorm);
    }

    /// <summary>How far the value of the cut at a generator can be off.</summary>
    /// <param name="error">The error of the generator's coordinates.</param>
    /// <param name="norm">Its norm.</param>
    public double ErrorAt(double error, double norm)
    {
        if (!(_rowMax <= Large && norm <= Large))
        {
            return double.PositiveInfinity;
        }

        double bound = (_rowSum * error) + (_evaluationError * _rowMax * norm) + (_cut.Error * (norm + (_dimension * error)));
        return (bound * (1 + (16 * FloatingPoint.Epsilon) + (_dimension * FloatingPoint.Epsilon))) + FloatingPoint.Underflow;
    }

    private void Load(in Cut cut)
    {
        _cut = cut;
        double[] rows = cut.Rows;
        int at = cut.Index;
        double sum = 0;
        double largest = 0;
        for (int k = 0; k < _dimension; k++, at += cut.Pad)
        {
            double a = rows[at];
            _row[k] = a;
            sum += Math.Abs(a);
            largest = Math.Max(largest, Math.Abs(a));
        }

        _row[_dimension] = rows[at];
        _rowSum = sum;
        _rowMax = Math.Max(largest, Math.Abs(rows[at]));
    }

    // The sign at every generator.
    private Sides Classify(VertexCell cell)
    {
        int count = cell.Count;
        Buffers.Reserve(ref _signs, count);
        int positive = 0;
        int negative = 0;
        bool usedExact = false;
        for (int v = 0; v < count; v++)
        {
            double value = _values[v];
            sbyte sign;
            if (value > _bound)
            {
                sign = 1;
            }
            else if (value < -_bound)
            {
                sign = -1;
            }
            else
            {
                // A bound of 0 says that the value is exact; NaN and infinite bounds end here too.
                sign = _bound == 0 ? (sbyte)0 : Resolve(cell, v, ref usedExact);
                if (sign == 0)
                {
                    _values[v] = 0;
                }
            }

            _signs[v] = sign;
            positive += sign > 0 ? 1 : 0;
            negative += sign < 0 ? 1 : 0;
        }

        if (usedExact)
        {
            ExactCount++;
        }

        PositiveCount = positive;
        NegativeCount = negative;
        return (positive > 0 ? Sides.Positive : Sides.None) | (negative > 0 ? Sides.Negative : Sides.None);
    }

    // The bound of this generator alone, then the same after sharpening it, then exact arithmetic.
    private sbyte Resolve(VertexCell cell, int v, ref bool usedExact)
    {
        if (_filters)
        {
            double value = _values[v];
            double norm = cell.Norms[v];
            if (_cut.ExactUnits * (norm * cell.Units[v]) <= ExactIntegers)
            {
                return (sbyte)Math.Sign(value);
            }

            double bound = ErrorAt(cell.Errors[v], norm);
            if (value > bound)
            {
                return 1;
            }

            if (value < -bound)
            {
                return -1;
            }
        }

        if (_filters && cell.Errors[v] > Sharpener.SharpError * cell.Norms[v] && _sharpener.TrySharpen(cell, v))
        {
            cell.LargestNorm = Math.Max(cell.LargestNorm, cell.Norms[v]);
            double value = ValueAt(cell, v);
            double bound = ErrorAt(cell.Errors[v], cell.Norms[v]);
            _values[v] = value;
            if (Math.Abs(value) > bound)
            {
                return (sbyte)Math.Sign(value);
            }
        }

        usedExact = true;
        return (sbyte)(int)_cut.Exact.SignAt(_exact.PointOf(cell, v));
    }

    private double ValueAt(VertexCell cell, int v)
    {
        double value = 0;
        int at = v;
        foreach (double a in _row)
        {
            value = Math.FusedMultiplyAdd(a, cell.X[at], value);
            at += cell.Capacity;
        }

        return value;
    }

    // _values[v] = _row · generator v, and the least and the largest of them.
    private void Evaluate(VertexCell cell, out double least, out double most)
    {
        int capacity = cell.Capacity;
        Buffers.Reserve(ref _values, capacity);
        ref double x = ref MemoryMarshal.GetArrayDataReference(cell.X);
        ref double target = ref MemoryMarshal.GetArrayDataReference(_values);
        Vector256<double> low = Vector256.Create(double.PositiveInfinity);
        Vector256<double> high = Vector256.Create(double.NegativeInfinity);
        int count = cell.Count;
        switch (_dimension)
        {
            case 2:
                {
                    Vector256<double> a0 = Vector256.Create(_row[0]), a1 = Vector256.Create(_row[1]), b = Vector256.Create(_row[2]);
                    for (int v = 0; v < count; v += 4)
                    {
                        Vector256<double> values = b * Vector256.LoadUnsafe(ref x, (nuint)((2 * capacity) + v));
                        values = Vector256.FusedMultiplyAdd(a0, Vector256.LoadUnsafe(ref x, (nuint)v), values);
                        values = Vector256.FusedMultiplyAdd(a1, Vector256.LoadUnsafe(ref x, (nuint)(capacity + v)), values);
                        values.StoreUnsafe(ref target, (nuint)v);
                        low = Vector256.Min(low, values);
                        high = Vector256.Max(high, values);
                    }

                    break;
                }

            case 3:
                {
                    Vector256<double> a0 = Vector256.Create(_row[0]), a1 = Vector256.Create(_row[1]), a2 = Vector256.Create(_row[2]);
                    Vector256<double> b = Vector256.Create(_row[3]);
                    for (int v = 0; v < count; v += 4)
                    {
                        Vector256<double> values = b * Vector256.LoadUnsafe(ref x, (nuint)((3 * capacity) + v));
                        values = Vector256.FusedMultiplyAdd(a0, Vector256.LoadUnsafe(ref x, (nuint)v), values);
                        values = Vector256.FusedMultiplyAdd(a1, Vector256.LoadUnsafe(ref x, (nuint)(capacity + v)), values);
                        values = Vector256.FusedMultiplyAdd(a2, Vector256.LoadUnsafe(ref x, (nuint)((2 * capacity) + v)), values);
                        values.StoreUnsafe(ref target, (nuint)v);
                        low = Vector256.Min(low, values);
                        high = Vector256.Max(high, values);
                    }

                    break;
                }

            default:
                {
                    double[] row = _row;
                    for (int v = 0; v < count; v += 4)
                    {
                        int at = v;
                        Vector256<double> values = Vector256<double>.Zero;
                        for (int k = 0; k < row.Length; k++, at += capacity)
                        {
                            values = Vector256.FusedMultiplyAdd(Vector256.Create(row[k]), Vector256.LoadUnsafe(ref x, (nuint)at), values);
                        }

                        values.StoreUnsafe(ref target, (nuint)v);
                        low = Vector256.Min(low, values);
                        high = Vector256.Max(high, values);
                    }

                    break;
                }
        }

        Vector128<double> low2 = Vector128.Min(low.GetLower(), low.GetUpper());
        Vector128<double> high2 = Vector128.Max(high.GetLower(), high.GetUpper());
        least = Math.Min(low2.GetElement(0), low2.GetElement(1));
        most = Math.Max(high2.GetElement(0), high2.GetElement(1));
    }
}
