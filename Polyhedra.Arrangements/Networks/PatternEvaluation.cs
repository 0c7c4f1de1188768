using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>One evaluation of a <see cref="PatternEvaluator"/>: values at the point in floating point, each with a proven bound of its
/// error; a unit that they do not decide is left to <see cref="ExactRay"/>.</summary>
/// <remarks>
/// <para>u = 2^-53. A unit computes z = b + sum w_j h_j over n inputs, of which |h_j - h~_j| &lt;= e_j. Weights and bias are rounded once,
/// w = w~ (1 + u) up to underflow; the sum of n products in any order errs by gamma_{n+1} times the sum of the magnitudes. So with C = sum
/// |w~_j| e_j and S = |b~| + sum |w~_j| (|h~_j| + e_j), z~ is within C + gamma_{n+2} S of z (Higham, Accuracy and Stability of Numerical
/// Algorithms, section 3.1). The code says gamma_{2n+8}, inflates by (4n + 32) 2^-52 for the rounding of C and S, and adds (n + 1) (largest
/// + 4) 2^-1074 for products, weights and bounds that underflow. Overflow makes a bound infinite or NaN, which decides nothing.</para>
/// </remarks>
internal sealed class PatternEvaluation
{
    private readonly ScaledLayer[] _layers;
    private readonly Func<byte[][], ExactRay> _makeExact;
    private readonly KnownCrossing? _crossing;
    private readonly byte[][] _pieces;
    private readonly SameRows _sameRows;
    private double[] _rows = [];
    private double[] _rowErrors = [];
    private ExactRay? _exact;

    /// <summary>An evaluation.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="makeExact">Makes the exact ray over the pieces decided so far, if it is needed.</param>
    /// <param name="crossing">What is known of one gate; null: nothing.</param>
    public PatternEvaluation(ScaledLayer[] layers, Func<byte[][], ExactRay> makeExact, KnownCrossing? crossing = null)
    {
        _crossing = crossing;
        _layers = layers;
        _makeExact = makeExact;
        _pieces = Array.ConvertAll(layers, layer => new byte[layer.UnitCount]);
        _sameRows = new SameRows(layers, _pieces);
    }

    private ExactRay Exact => _exact ??= _makeExact(_pieces);

    /// <summary>The pattern.</summary>
    /// <param name="values">The point.</param>
    /// <param name="errors">How far it can be from the exact one.</param>
    /// <param name="gateCount">The number of gates.</param>
    public ImmutableArray<byte> Run(double[] values, double[] errors, int gateCount)
    {
        byte[] pattern = new byte[gateCount];
        int gates = 0;
        for (int l = 0; l < _layers.Length; l++)
        {
            ScaledLayer layer = _layers[l];
            ComputeRows(layer, values, errors);
            values = new double[layer.UnitCount];
            errors = new double[layer.UnitCount];
            for (int unit = 0; unit < layer.UnitCount; unit++)
            {
                int piece = layer.IsMaxout ? MaxoutPiece(l, unit) : ScalarPiece(l, unit);
                _pieces[l][unit] = (byte)piece;
                (values[unit], errors[unit]) = Output(layer, unit, piece);
            }

            gates += layer.CopyGates(_pieces[l], pattern.AsSpan(gates));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(pattern);
    }

    private void ComputeRows(ScaledLayer layer, double[] inputs, double[] inputErrors)
    {
        _rows = new double[layer.RowCount];
        _rowErrors = new double[layer.RowCount];
        int n = layer.InputCount;
        double largest = 1;
        for (int j = 0; j < n; j++)
        {
            // Math.Max keeps a NaN, which a comparison would lose.
            largest = Math.Max(largest, Math.Abs(inputs[j]) + inputErrors[j]);
        }

        double gamma = FloatingPoint.Gamma((2 * n) + 8);
        double inflation = 1 + (((4 * n) + 32) * FloatingPoint.Epsilon);
        double underflow = (n + 1) * (largest + 4) * FloatingPoint.SmallestPositive;
        for (int i = 0; i < layer.RowCount; i++)
        {
            ReadOnlySpan<int> columns = layer.Columns(i);
            ReadOnlySpan<double> weights = layer.Weights(i);
            double value = layer.Bias[i];
            double carried = 0;
            double magnitude = Math.Abs(value);
            for (int k = 0; k < weights.Length; k++)
            {
                int j = columns[k];
                double weight = Math.Abs(weights[k]);
                value += weights[k] * inputs[j];
                carried += weight * inputErrors[j];
                magnitude += weight * (Math.Abs(inputs[j]) + inputErrors[j]);
            }

            _rows[i] = value;
            _rowErrors[i] = (carried + (gamma * magnitude) + underflow) * inflation;
        }
    }

    private int ScalarPiece(int l, int unit)
    {
        ScaledLayer layer = _layers[l];
        int piece = 0;
        int first = layer.Forms.First(unit);
        while (piece < layer.Forms.CountOf(unit))
        {
            double breakpoint = layer.Forms.Threshold(first + piece);
            Sign? sign = CertainSign(_rows[unit], _rowErrors[unit], breakpoint, Math.Abs(breakpoint) * FloatingPoint.Epsilon);
            if ((sign ?? Known(l, unit, piece) ?? Exact.Compare(l, unit, layer.Forms.Breakpoint(first + piece))) != Sign.Positive)
            {
                break;
            }

            piece++;
        }

        return piece;
    }

    // The sign at the one breakpoint that is known, if all layers before have the region's pieces.
    private Sign? Known(int l, int unit, int breakpoint)
    {
        if (_crossing is not { } crossing || (crossing.Layer, crossing.Unit, crossing.Breakpoint) != (l, unit, breakpoint))
        {
            return null;
        }

        ReadOnlySpan<byte> pattern = crossing.Pattern;
        for (int before = 0; before < l; before++)
        {
            if (!_layers[before].HasGatesAs(pattern, _pieces[before]))
            {
                return null;
            }

            pattern = pattern[_layers[before].GateUnits.Length..];
        }

        return crossing.Beyond;
    }

    private int MaxoutPiece(int l, int unit)
    {
        int first = _layers[l].Forms.FirstRow(unit);
        int best = 0;
        for (int j = 1; j < _layers[l].RankOf(unit); j++)
        {
            Sign? sign = CertainSign(_rows[first + j], _rowErrors[first + j], _rows[first + best], _rowErrors[first + best]);
            if (sign is null && _sameRows.Are(l, first + j, first + best))
            {
                continue;
            }

            if ((sign ?? Exact.CompareRows(l, first + j, first + best)) == Sign.Positive)
            {
                best = j;
            }
        }

        return best;
    }

    // The sign of the difference of two numbers that are known up to bounds; null if the bounds leave it open.
    private static Sign? CertainSign(double left, double leftError, double right, double rightError)
    {
        double difference = left - right;
        double error = leftError + rightError
            + (FloatingPoint.Gamma(2) * (Math.Abs(left) + Math.Abs(right))) + (2 * FloatingPoint.SmallestPositive);
        error *= 1 + (8 * FloatingPoint.Epsilon);
        return difference > error ? Sign.Positive : difference < -error ? Sign.Negative : null;
    }

    private (double Value, double Error) Output(ScaledLayer layer, int unit, int piece)
    {
        int row = layer.OutputRowOf(unit, piece);
        int index = layer.SlopeIndexOf(unit, piece);
        (double slope, double intercept) = (layer.SlopeDoubles[index], layer.InterceptDoubles[index]);
        double z = _rows[row];
        double error = _rowErrors[row];
        if (layer.IsPlain[index])
        {
            return slope == 0 ? (0, 0) : (slope * z, error);
        }

        // Slope and intercept rounded once, a product and a sum: gamma_4 of the magnitudes, and the error of z times the slope.
        double size = (Math.Abs(slope) * (Math.Abs(z) + error)) + Math.Abs(intercept);
        double underflow = (Math.Abs(z) + error + 4) * FloatingPoint.SmallestPositive;
        double bound = (Math.Abs(slope) * error) + (FloatingPoint.Gamma(6) * size) + underflow;
        return ((slope * z) + intercept, bound * (1 + (16 * FloatingPoint.Epsilon)));
    }
}
