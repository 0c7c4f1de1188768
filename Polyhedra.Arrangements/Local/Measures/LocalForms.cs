using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Measures;

/// <summary>The forms of all gates at a point in floating point, with proven bounds.</summary>
/// <remarks>
/// <para>A unit's value and gradient are those of the affine map of the pattern so far. Let h_j, of gradient length |g_j|_2, be the n
/// inputs of a layer, known up to e_j and, in gradient, up to a vector of length d_j. A row with weights w~ and bias b~, all rounded once,
/// is then off by at most sum |w~_j| e_j + gamma_{n+2} (|b~| + sum |w~_j| (|h~_j| + e_j)), its gradient by a vector of length at most sum
/// |w~_j| d_j + gamma_{n+2} sum |w~_j| (|g~_j|_2 + d_j) (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1, row by row).
/// The code says gamma_{2n+8}, inflates and adds what underflow can lose. Where every term is zero the result is exactly zero.</para>
/// <para>A squared length that is summed in floating point is off by a factor of at most 1 + gamma_{d+2}, and by d 2^-1074 from underflow,
/// whose root is below sqrt(d) 2^-536.</para>
/// </remarks>
internal sealed class LocalForms
{
    private static readonly double SmallestRoot = Math.ScaleB(1.0, -536);
    private readonly ScaledLayer[] _layers;
    private readonly byte[][] _pieces;
    private readonly int _dimension;
    private readonly List<LocalForm> _forms = [];

    // Of the inputs of the current layer; gradients row by row, none before the first layer.
    private double[] _values;
    private double[] _errors;
    private double[] _gradients = [];
    private double[] _gradientSizes = [];
    private double[] _gradientErrors = [];

    private LocalForms(ScaledLayer[] layers, byte[][] pieces, double[] point, double[] pointErrors)
    {
        _layers = layers;
        _pieces = pieces;
        _dimension = point.Length;
        _values = point;
        _errors = pointErrors;
    }

    /// <summary>The forms, by layer, unit and breakpoint. Those whose gradient is proved to be zero are left out.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="pieces">The pieces of the units at the point, an array a layer.</param>
    /// <param name="point">The point.</param>
    public static List<LocalForm> At(ScaledLayer[] layers, byte[][] pieces, ReadOnlySpan<Rational> point)
    {
        double[] values = new double[point.Length];
        double[] errors = new double[point.Length];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = point[k].ToDouble();
            errors[k] = (2 * FloatingPoint.UnitRoundoff * Math.Abs(values[k])) + FloatingPoint.SmallestPositive;
        }

        LocalForms forms = new(layers, pieces, values, errors);
        for (int l = 0; l < layers.Length; l++)
        {
            forms.Pass(l);
        }

        return forms._forms;
    }

    private void Pass(int l)
    {
        ScaledLayer layer = _layers[l];
        int rows = layer.RowCount;
        double[] values = new double[rows];
        double[] errors = new double[rows];
        double[] gradients = new double[rows * _dimension];
        double[] gradientErrors = new double[rows];
        double[] sizes = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            (values[i], errors[i]) = Value(layer, i);
            Span<double> gradient = gradients.AsSpan(i * _dimension, _dimension);
            if (l > 0)
            {
                gradientErrors[i] = Combine(layer, i, gradient);
            }
            else
            {
                for (int k = 0; k < layer.Columns(i).Length; k++)
                {
                    gradient[layer.Columns(i)[k]] = layer.Weights(i)[k];
                }
            }

            sizes[i] = UpperLength(gradient);
            if (l == 0)
            {
                // The weights, rounded once; one that is too small for a double leaves no trace in the size.
                bool isZero = layer.Columns(i).IsEmpty;
                gradientErrors[i] = isZero ? 0 : (2 * FloatingPoint.UnitRoundoff * sizes[i]) + SmallestRoot;
            }
        }

        foreach (int unit in layer.GateUnits)
        {
            if (layer.IsMaxout)
            {
                AddMaxout(l, unit, values, errors, gradients, gradientErrors);
            }
            else
            {
                AddScalar(l, unit, values[unit], errors[unit], gradients, gradientErrors[unit]);
            }
        }

        ToOutputs(l, values, errors, gradients, gradientErrors, sizes);
    }

    private (double Value, double Error) Value(ScaledLayer layer, int i)
    {
        ReadOnlySpan<int> columns = layer.Columns(i);
        ReadOnlySpan<double> weights = layer.Weights(i);
        int n = weights.Length;
        double value = layer.Bias[i];
        double carried = 0;
        double size = Math.Abs(value);
        double largest = 0;
        for (int k = 0; k < n; k++)
        {
            int j = columns[k];
            value += weights[k] * _values[j];
            carried += Math.Abs(weights[k]) * _errors[j];
            double reach = Math.Abs(_values[j]) + _errors[j];
            size += Math.Abs(weights[k]) * reach;
            largest = Math.Max(largest, reach);
        }

        double underflow = (n + 1) * (largest + 4) * FloatingPoint.SmallestPositive;
        return (value, ((carried + (FloatingPoint.Gamma((2 * n) + 8) * size)) * Inflation(n)) + underflow);
    }

    // The gradient of a row from the gradients of its inputs; a bound on the length of its error.
    private double Combine(ScaledLayer layer, int i, Span<double> gradient)
    {
        ReadOnlySpan<int> columns = layer.Columns(i);
        ReadOnlySpan<double> weights = layer.Weights(i);
        int n = weights.Length;
        double carried = 0;
        double size = 0;
        double largest = 0;
        for (int k = 0; k < n; k++)
        {
            int j = columns[k];
            double reach = _gradientSizes[j] + _gradientErrors[j];
            if (reach == 0)
            {
                // Exactly zero, whatever the weight.
                continue;
            }

            carried += Math.Abs(weights[k]) * _gradientErrors[j];
            size += Math.Abs(weights[k]) * reach;
            largest = Math.Max(largest, reach);
            if (weights[k] != 0)
            {
                DoubleVector.AddMultiple(gradient, weights[k], _gradients.AsSpan(j * _dimension, _dimension));
            }
        }

        if (largest == 0)
        {
            return 0;
        }

        double underflow = (_dimension + 1) * (n + 1) * (largest + 4) * FloatingPoint.SmallestPositive;
        return ((carried + (FloatingPoint.Gamma((2 * n) + 8) * size)) * Inflation(n)) + underflow;
    }

    private void AddScalar(int l, int unit, double value, double error, double[] gradients, double gradientError)
    {
        double length = UpperLength(gradients.AsSpan(unit * _dimension, _dimension));
        GateForms forms = _layers[l].Forms;
        for (int j = 0; j < forms.CountOf(unit); j++)
        {
            double breakpoint = forms.Threshold(forms.First(unit) + j);
            Add(new GateBreakpoint(l, unit, j), value - breakpoint, error, Math.Abs(value) + Math.Abs(breakpoint), length, gradientError);
        }
    }

    private void AddMaxout(int l, int unit, double[] values, double[] errors, double[] gradients, double[] gradientErrors)
    {
        int rank = _layers[l].RankOf(unit);
        int first = _layers[l].Forms.FirstRow(unit);
        int own = first + _pieces[l][unit];
        double[] difference = new double[_dimension];
        for (int other = first; other < first + rank; other++)
        {
            if (other == own)
            {
                continue;
            }

            double size = 0;
            for (int k = 0; k < _dimension; k++)
            {
                double a = gradients[(own * _dimension) + k];
                double b = gradients[(other * _dimension) + k];
                difference[k] = a - b;
                size += Math.Abs(a) + Math.Abs(b);
            }

            double error = (gradientErrors[own] + gradientErrors[other] + (FloatingPoint.Epsilon * size)) * Inflation(_dimension);
            Add(
                new GateBreakpoint(l, unit, other - first), values[own] - values[other], errors[own] + errors[other],
                Math.Abs(values[own]) + Math.Abs(values[other]), UpperLength(difference), error);
        }
    }

    // A form from its value, the bound of its parts' errors, the size of its parts, an upper bound of its gradient's computed length and
    // the error of that gradient.
    private void Add(GateBreakpoint gate, double value, double error, double size, double length, double gradientError)
    {
        if (length == 0 && gradientError == 0)
        {
            return;
        }

        double inflation = 1 + (16 * FloatingPoint.Epsilon);
        double bound = (error + (FloatingPoint.Gamma(4) * size) + (4 * FloatingPoint.SmallestPositive)) * inflation;
        double gap = Math.Abs(value);
        double shortest = (length / (Inflation(_dimension) * Inflation(_dimension)))
            - ((_dimension + 1) * SmallestRoot * 4) - gradientError;
        _forms.Add(new LocalForm(
            gate, Math.Max(0, Math.BitDecrement(gap - bound)), Math.BitIncrement(gap + bound), Math.Max(0, Math.BitDecrement(shortest)),
            Math.BitIncrement(length + gradientError)));
    }

    private void ToOutputs(int l, double[] values, double[] errors, double[] gradients, double[] gradientErrors, double[] sizes)
    {
        ScaledLayer layer = _layers[l];
        int units = layer.UnitCount;
        _values = new double[units];
        _errors = new double[units];
        double[] outputs = new double[units * _dimension];
        _gradientSizes = new double[units];
        _gradientErrors = new double[units];
        for (int unit = 0; unit < units; unit++)
        {
            int piece = _pieces[l][unit];
            int row = layer.OutputRowOf(unit, piece);
            int index = layer.SlopeIndexOf(unit, piece);
            (double slope, double intercept) = (layer.SlopeDoubles[index], layer.InterceptDoubles[index]);
            bool isConstant = layer.IntegerSlopes[index].IsZero;
            double reach = Math.Abs(values[row]) + errors[row];
            double size = (Math.Abs(slope) * reach) + Math.Abs(intercept);
            double underflow = (reach + 4) * FloatingPoint.SmallestPositive;
            _values[unit] = (slope * values[row]) + intercept;
            _errors[unit] = ((Math.Abs(slope) * errors[row]) + (FloatingPoint.Gamma(6) * size) + underflow)
                * (1 + (16 * FloatingPoint.Epsilon));
            if (isConstant)
            {
                continue;
            }

            for (int k = 0; k < _dimension; k++)
            {
                outputs[(unit * _dimension) + k] = slope * gradients[(row * _dimension) + k];
            }

            double length = sizes[row] + gradientErrors[row];
            _gradientSizes[unit] = length * Math.Abs(slope) * (1 + (16 * FloatingPoint.Epsilon));
            _gradientErrors[unit] = length == 0 ? 0
                : (((Math.Abs(slope) * gradientErrors[row]) + (FloatingPoint.Gamma(4) * Math.Abs(slope) * length))
                    * (1 + (16 * FloatingPoint.Epsilon)))
                    + ((_dimension + 1) * (length + 4) * FloatingPoint.SmallestPositive);
        }

        _gradients = outputs;
    }

    // At least the length, and at most by a factor of the inflation squared and by what underflow can add; exactly zero for the zero
    // vector.
    private double UpperLength(ReadOnlySpan<double> vector)
    {
        double square = 0;
        bool isZero = true;
        foreach (double entry in vector)
        {
            square += entry * entry;
            isZero &= entry == 0;
        }

        return isZero ? 0 : (Math.Sqrt(square) * Inflation(_dimension)) + ((_dimension + 1) * SmallestRoot);
    }

    private static double Inflation(int n) => 1 + (((4 * n) + 32) * FloatingPoint.Epsilon);
}
