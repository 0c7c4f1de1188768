using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Lines;

/// <summary>Sweeps a network of one input t over 0 &lt; t &lt; 1, layer by layer: a segment on which the layers before are affine is cut
/// where a gate of the layer changes its piece, and each part goes on to the next layer, from left to right.
/// No linear program is needed.</summary>
/// <remarks>
/// <para>On a segment every row is a t + b. In floating point, with |a~|, |b~| at most X and off by at most E for all n inputs, a row with
/// weights w~ and bias b0~, all rounded once, is off by at most |w~|_1 E + gamma_{n+2} (|w~|_1 (X + E) + |b0~|) (Higham, Accuracy and
/// Stability of Numerical Algorithms, section 3.1); the code says gamma_{2n+8}, inflates by (4n + 32) 2^-52 for the rounding of the bound
/// and adds (n + 1) (X + E + 4) 2^-1074 for underflow. Overflow gives infinity or NaN, which decide nothing. What floating point leaves
/// open is decided exactly: values of a layer are integers over one scale, made on demand.</para>
/// <para>Memory grows with the number of units, not with the number of segments.</para>
/// </remarks>
internal sealed partial class LineSweep
{
    private readonly ScaledLayer[] _layers;
    private readonly LineLevel[] _levels;
    private readonly CancellationToken _cancellation;
    private Action<LineBreak, LineBreak>? _accept;

    public LineSweep(ScaledLayer[] layers, CancellationToken cancellation)
    {
        _layers = layers;
        _cancellation = cancellation;
        _levels = new LineLevel[layers.Length + 1];
        for (int l = 0; l < layers.Length; l++)
        {
            _levels[l] = new LineLevel(layers[l].InputCount, layers[l]);
        }

        _levels[^1] = new LineLevel(layers[^1].UnitCount, null);
    }

    /// <summary>The outputs of the network on the current segment.</summary>
    public LineLevel Output => _levels[^1];

    /// <summary>Calls for every activation region along the line, from left to right, with its ends;
    /// patterns and outputs can be asked for meanwhile.</summary>
    public void Run(Action<LineBreak, LineBreak> accept)
    {
        _accept = accept;
        LineLevel first = _levels[0];
        first.Slopes[0] = 1;
        first.Constants[0] = 0;
        first.Error = 0;
        first.ExactSlopes = [BigInteger.One];
        first.ExactConstants = [BigInteger.Zero];
        first.IsExact = true;
        Sweep(0, new LineBreak(Rational.Zero), new LineBreak(Rational.One));
    }

    /// <summary>The pieces of all gates on the current segment, layer by layer.</summary>
    public byte[] Pattern()
    {
        byte[] pattern = new byte[_layers.Sum(layer => layer.GateUnits.Length)];
        int gates = 0;
        for (int l = 0; l < _layers.Length; l++)
        {
            gates += _layers[l].CopyGates(_levels[l].Pieces, pattern.AsSpan(gates));
        }

        return pattern;
    }

    /// <summary>The pieces of the units of every layer on the current segment; what a layer without gates has means nothing.</summary>
    public byte[][] Pieces() => [.. _levels.Take(_layers.Length).Select(level => (byte[])[.. level.Pieces])];

    private void Sweep(int l, LineBreak start, LineBreak end)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (l == _layers.Length)
        {
            _accept!(start, end);
            return;
        }

        ScaledLayer layer = _layers[l];
        LineLevel level = _levels[l];
        ComputeRows(layer, level);
        Decide(l, start, end);
        level.Events.Sort((left, right) => LineBreak.Compare(left.At, right.At));
        LineBreak from = start;
        for (int i = 0; i < level.Events.Count;)
        {
            LineBreak at = level.Events[i].At;
            int next = i + 1;
            while (next < level.Events.Count && LineBreak.Compare(at, level.Events[next].At) == 0)
            {
                next++;
            }

            if (ChangesPieces(layer, level, i, next))
            {
                Descend(l, from, at);
                from = at;
            }

            for (; i < next; i++)
            {
                UpdatePiece(layer, level, level.Events[i].Unit);
            }
        }

        Descend(l, from, end);
    }

    // Applies the signs beyond events i <= k < next; whether a unit's piece is another then. The pieces themselves are left as they are.
    private static bool ChangesPieces(ScaledLayer layer, LineLevel level, int i, int next)
    {
        for (int k = i; k < next; k++)
        {
            level.IsPositive[level.Events[k].Form] = level.Events[k].IsPositive;
        }

        for (int k = i; k < next; k++)
        {
            int unit = level.Events[k].Unit;
            if (layer.Forms.PieceOf(FormsOf(layer, level, unit)) != level.Pieces[unit])
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<bool> FormsOf(ScaledLayer layer, LineLevel level, int unit) =>
        level.IsPositive.AsSpan(layer.Forms.First(unit), layer.Forms.CountOf(unit));

    private static void UpdatePiece(ScaledLayer layer, LineLevel level, int unit) =>
        level.Pieces[unit] = (byte)layer.Forms.PieceOf(FormsOf(layer, level, unit));

    // Into the next layer, whose inputs are what the pieces make of the rows.
    private void Descend(int l, LineBreak start, LineBreak end)
    {
        ScaledLayer layer = _layers[l];
        LineLevel level = _levels[l];
        LineLevel outputs = _levels[l + 1];
        double largest = 0;
        for (int unit = 0; unit < layer.UnitCount; unit++)
        {
            int piece = level.Pieces[unit];
            int row = layer.OutputRowOf(unit, piece);
            int index = layer.SlopeIndexOf(unit, piece);
            (double slope, double intercept) = (layer.SlopeDoubles[index], layer.InterceptDoubles[index]);
            if (layer.IsPlain[index])
            {
                outputs.Slopes[unit] = slope == 0 ? 0 : slope * level.RowSlopes[row];
                outputs.Constants[unit] = slope == 0 ? 0 : slope * level.RowConstants[row];
                largest = slope == 0 ? largest : Math.Max(largest, level.RowErrors[row]);
                continue;
            }

            double a = level.RowSlopes[row];
            double b = level.RowConstants[row];
            outputs.Slopes[unit] = slope * a;
            outputs.Constants[unit] = (slope * b) + intercept;

            // Slope and intercept rounded once, a product and a sum: gamma_4 of the magnitudes, and the error of the row times the slope.
            double reach = Math.Max(Math.Abs(a), Math.Abs(b)) + level.RowErrors[row];
            double size = (Math.Abs(slope) * reach) + Math.Abs(intercept);
            double bound = (Math.Abs(slope) * level.RowErrors[row]) + (FloatingPoint.Gamma(6) * size)
                + ((reach + 4) * FloatingPoint.SmallestPositive);
            largest = Math.Max(largest, bound * (1 + (16 * FloatingPoint.Epsilon)));
        }

        outputs.Error = largest;
        outputs.IsExact = false;
        Sweep(l + 1, start, end);
    }

    private static void ComputeRows(ScaledLayer layer, LineLevel level)
    {
        int n = layer.InputCount;
        double size = 0;
        for (int j = 0; j < n; j++)
        {
            // Math.Max keeps a NaN, which a comparison would lose.
            size = Math.Max(size, Math.Max(Math.Abs(level.Slopes[j]), Math.Abs(level.Constants[j])));
        }

        double reach = size + level.Error;
        double gamma = FloatingPoint.Gamma((2 * n) + 8);
        double inflation = 1 + (((4 * n) + 32) * FloatingPoint.Epsilon);
        double underflow = (n + 1) * (reach + 4) * FloatingPoint.SmallestPositive;
        for (int i = 0; i < layer.RowCount; i++)
        {
            (double slope, double constant) = Dot(layer.Weights(i), layer.Columns(i), level.Slopes, level.Constants);
            level.RowSlopes[i] = slope;
            level.RowConstants[i] = constant + layer.Bias[i];

            // Of inputs or weights that are all exactly zero the bias is left. A weight may be too small for a double.
            bool isZero = (reach == 0 || layer.RowSizes[i] == 0) && layer.IntegerBias[i].IsZero && (reach == 0 || layer.Columns(i).IsEmpty);
            double bound = (layer.RowSizes[i] * (level.Error + (gamma * reach))) + (gamma * Math.Abs(layer.Bias[i]));
            level.RowErrors[i] = isZero ? 0 : (bound * inflation) + underflow;
        }
    }

    private static (double Slope, double Constant) Dot(
        ReadOnlySpan<double> weights, ReadOnlySpan<int> columns, ReadOnlySpan<double> slopes, ReadOnlySpan<double> constants)
    {
        double a = 0;
        double b = 0;
        if (weights.Length < slopes.Length)
        {
            for (int k = 0; k < weights.Length; k++)
            {
                a += weights[k] * slopes[columns[k]];
                b += weights[k] * constants[columns[k]];
            }

            return (a, b);
        }

        Vector<double> slope = Vector<double>.Zero;
        Vector<double> constant = Vector<double>.Zero;
        int j = 0;
        for (; j + Vector<double>.Count <= weights.Length; j += Vector<double>.Count)
        {
            Vector<double> weight = new(weights[j..]);
            slope += weight * new Vector<double>(slopes[j..]);
            constant += weight * new Vector<double>(constants[j..]);
        }

        a = Vector.Sum(slope);
        b = Vector.Sum(constant);
        for (; j < weights.Length; j++)
        {
            a += weights[j] * slopes[j];
            b += weights[j] * constants[j];
        }

        return (a, b);
    }
}
