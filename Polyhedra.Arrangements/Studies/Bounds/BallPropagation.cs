using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>Encloses the values of a network's units on a ball, layer by layer.</summary>
/// <remarks>
/// <para>Carried from layer to layer: the exact values at the centre, h(c); bounds D_j >= |h_j(x) - h_j(c)| and S >= |h(x) - h(c)|
/// (Euclidean) for all x in the ball; an interval for each h_j. A row w·h + b is then within min(|w| S, sum |w_j| D_j) of its value at the
/// centre, and in the interval that the intervals of its inputs give; in the first layer within r |w|_*, the dual norm,
/// which is exact.</para>
/// <para>Bounds are doubles rounded outwards from exact sums; infinite ones are allowed and say nothing.</para>
/// </remarks>
internal sealed class BallPropagation(Network network, Ball ball)
{
    private Rational[] _centre = [.. ball.Centre];
    private double[] _deviations = [];
    private double _distance = double.PositiveInfinity;
    private (double Low, double High)[] _ranges = [];

    /// <summary>What is known of the signs of each layer's forms; zeros for identity layers.</summary>
    public ImmutableArray<BallLayerStability> Run()
    {
        ImmutableArray<BallLayerStability>.Builder result = ImmutableArray.CreateBuilder<BallLayerStability>(network.Layers.Length);
        for (int l = 0; l < network.Layers.Length; l++)
        {
            NetworkLayer layer = network.Layers[l];
            Row[] rows =
            [
                .. Enumerable.Range(0, layer.RowCount).Select(i => RowOf(layer.SparseWeights.DenseRow(i), layer.Bias[i], l == 0)),
            ];
            result.Add(layer is MaxoutLayer maxout ? PairStability(maxout, l == 0) : ThresholdStability((DenseLayer)layer, rows));
            Advance(layer, rows);
        }

        return result.MoveToImmutable();
    }

    private static BallLayerStability ThresholdStability(DenseLayer layer, Row[] rows) =>
        Count(rows.SelectMany((row, unit) => layer.Activations[unit].Breakpoints.Select(row.Above)));

    private BallLayerStability PairStability(MaxoutLayer layer, bool isFirst)
    {
        List<Sign?> signs = [];
        for (int unit = 0; unit < layer.UnitCount; unit++)
        {
            for (int j = 1; j < layer.PieceCountOf(unit); j++)
            {
                for (int i = 0; i < j; i++)
                {
                    int upper = layer.FirstRowOf(unit) + j;
                    int lower = layer.FirstRowOf(unit) + i;
                    Rational[] difference = layer.SparseWeights.DenseRow(upper);
                    Rational[] subtracted = layer.SparseWeights.DenseRow(lower);
                    for (int k = 0; k < difference.Length; k++)
                    {
                        difference[k] -= subtracted[k];
                    }

                    signs.Add(RowOf(difference, layer.Bias[upper] - layer.Bias[lower], isFirst).Above(Rational.Zero));
                }
            }
        }

        return Count(signs);
    }

    private static BallLayerStability Count(IEnumerable<Sign?> signs)
    {
        ILookup<Sign?, Sign?> groups = signs.ToLookup(sign => sign);
        return new BallLayerStability(groups[Sign.Positive].Count(), groups[Sign.Negative].Count(), groups[null].Count());
    }

    private Row RowOf(ReadOnlySpan<Rational> weights, Rational offset, bool isFirst)
    {
        Rational atCentre = offset;
        for (int k = 0; k < weights.Length; k++)
        {
            atCentre += weights[k] * _centre[k];
        }

        if (isFirst)
        {
            Rational square = SquaredDualNorm(weights) * ball.Radius * ball.Radius;
            double spread = RootUp(square);
            return new Row(atCentre, square, spread, (double.NegativeInfinity, double.PositiveInfinity));
        }

        Rational? sum = Rational.Zero;
        Rational squares = Rational.Zero;
        Rational? low = offset;
        Rational? high = offset;
        for (int k = 0; k < weights.Length; k++)
        {
            Rational weight = weights[k];
            if (weight.IsZero)
            {
                continue;
            }

            squares += weight * weight;
            sum = Add(sum, Rational.Abs(weight), _deviations[k]);
            low = Add(low, weight, weight.Sign == Sign.Positive ? _ranges[k].Low : _ranges[k].High);
            high = Add(high, weight, weight.Sign == Sign.Positive ? _ranges[k].High : _ranges[k].Low);
        }

        double euclidean = squares.IsZero ? 0 : Math.BitIncrement(RootUp(squares) * _distance);
        double deviation = Math.Min(euclidean, sum?.ToDoubleUp() ?? double.PositiveInfinity);
        return new Row(
            atCentre, null, deviation, (low?.ToDoubleDown() ?? double.NegativeInfinity, high?.ToDoubleUp() ?? double.PositiveInfinity));
    }

    private static Rational? Add(Rational? sum, Rational weight, double bound) =>
        sum is { } known && double.IsFinite(bound) ? known + (weight * Rational.FromDouble(bound)) : null;

    // The square of the norm that is dual to the ball's.
    private Rational SquaredDualNorm(ReadOnlySpan<Rational> weights)
    {
        Rational squares = Rational.Zero;
        Rational sum = Rational.Zero;
        Rational largest = Rational.Zero;
        foreach (Rational weight in weights)
        {
            Rational size = Rational.Abs(weight);
            squares += size * size;
            sum += size;
            largest = Rational.Max(largest, size);
        }

        return ball.Norm switch
        {
            BallNorm.Euclidean => squares,
            BallNorm.Sum => largest * largest,
            _ => sum * sum,
        };
    }

    // From the rows of a layer to its outputs.
    private void Advance(NetworkLayer layer, Row[] rows)
    {
        int units = layer.UnitCount;
        Rational[] centre = new Rational[units];
        double[] deviations = new double[units];
        (double Low, double High)[] ranges = new (double, double)[units];
        double steepest = layer is MaxoutLayer ? 1 : 0;
        for (int i = 0; i < units; i++)
        {
            if (layer is MaxoutLayer maxout)
            {
                Row[] pieces = rows[maxout.FirstRowOf(i)..(maxout.FirstRowOf(i) + maxout.PieceCountOf(i))];
                centre[i] = pieces.Max(piece => piece.AtCentre);
                deviations[i] = pieces.Max(piece => piece.Deviation);
                ranges[i] = (pieces.Max(piece => piece.Range.Low), pieces.Max(piece => piece.Range.High));
                continue;
            }

            Activation activation = ((DenseLayer)layer).Activations[i];
            double steep = activation.Pieces.Max(piece => Rational.Abs(piece.Slope).ToDoubleUp());
            steepest = Math.Max(steepest, steep);
            centre[i] = activation.Apply(rows[i].AtCentre);
            ranges[i] = Image(activation, rows[i].Range);
            deviations[i] = Math.Min(Up(steep * rows[i].Deviation), Up(ranges[i].High - ranges[i].Low));
        }

        Rational? squares = Rational.Zero;
        foreach (double deviation in deviations)
        {
            squares = double.IsFinite(deviation) && squares is { } known
                ? known + (Rational.FromDouble(deviation) * Rational.FromDouble(deviation))
                : null;
        }

        double frobenius = _ranges.Length > 0
            && layer is DenseLayer ? Up(Up(steepest * FrobeniusUp(layer)) * _distance) : double.PositiveInfinity;
        _distance = Math.Min(
            squares is { } all ? RootUp(all) : double.PositiveInfinity, double.IsNaN(frobenius) ? double.PositiveInfinity : frobenius);
        (_centre, _deviations, _ranges) = (centre, deviations, ranges);
    }

    private static double FrobeniusUp(NetworkLayer layer)
    {
        Rational squares = Rational.Zero;
        for (int i = 0; i < layer.RowCount; i++)
        {
            foreach (Rational weight in layer.SparseWeights.Values(i))
            {
                squares += weight * weight;
            }
        }

        return RootUp(squares);
    }

    // The values of an activation on an interval: at its ends, and at the breakpoints between them.
    private static (double Low, double High) Image(Activation activation, (double Low, double High) range)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (Rational breakpoint in activation.Breakpoints)
        {
            if (breakpoint.ToDoubleUp() >= range.Low && breakpoint.ToDoubleDown() <= range.High)
            {
                Include(activation.Apply(breakpoint));
            }
        }

        IncludeEnd(range.Low, activation.Pieces[0]);
        IncludeEnd(range.High, activation.Pieces[^1]);
        return (low, high);

        void IncludeEnd(double end, (Rational Slope, Rational Intercept) outermost)
        {
            if (double.IsFinite(end))
            {
                Include(activation.Apply(Rational.FromDouble(end)));
            }
            else if (outermost.Slope.IsZero)
            {
                Include(outermost.Intercept);
            }
            else
            {
                bool isHigh = (end > 0) == (outermost.Slope.Sign == Sign.Positive);
                (low, high) = isHigh ? (low, double.PositiveInfinity) : (double.NegativeInfinity, high);
            }
        }

        void Include(Rational value)
        {
            low = Math.Min(low, value.ToDoubleDown());
            high = Math.Max(high, value.ToDoubleUp());
        }
    }

    // A product or difference of nonnegative doubles, rounded up.
    private static double Up(double value) => value == 0 ? 0 : Math.BitIncrement(value);

    private static double RootUp(Rational square) => square.IsZero ? 0 : Math.BitIncrement(Math.Sqrt(square.ToDoubleUp()));

    /// <summary>What is known of an affine row on the ball.</summary>
    private sealed class Row
    {
        private readonly Rational? _squaredReach;

        /// <summary>Takes over what is known.</summary>
        /// <param name="atCentre">Its value at the centre.</param>
        /// <param name="squaredReach">In the first layer: the exact square of the largest deviation from it.</param>
        /// <param name="deviation">A bound on that deviation.</param>
        /// <param name="interval">A bound on its values.</param>
        public Row(Rational atCentre, Rational? squaredReach, double deviation, (double Low, double High) interval)
        {
            AtCentre = atCentre;
            _squaredReach = squaredReach;
            Deviation = double.IsNaN(deviation) ? double.PositiveInfinity : deviation;
            (double Low, double High) around = double.IsFinite(Deviation)
                ? ((atCentre - Rational.FromDouble(Deviation)).ToDoubleDown(), (atCentre + Rational.FromDouble(Deviation)).ToDoubleUp())
                : (double.NegativeInfinity, double.PositiveInfinity);
            Range = (Math.Max(interval.Low, around.Low), Math.Min(interval.High, around.High));
        }

        public Rational AtCentre { get; }

        public double Deviation { get; }

        public (double Low, double High) Range { get; }

        /// <summary>Positive if the row is above a threshold all over the open ball, negative if it is nowhere above it,
        /// else null.</summary>
        public Sign? Above(Rational threshold)
        {
            Rational difference = AtCentre - threshold;
            if (_squaredReach is { } square)
            {
                // On the open ball the largest deviation is not attained, unless it is zero.
                return difference.IsZero ? (square.IsZero ? Sign.Negative : null)
                    : difference * difference >= square ? difference.Sign
                    : null;
            }

            return double.IsFinite(Range.Low) && Rational.FromDouble(Range.Low) > threshold ? Sign.Positive
                : double.IsFinite(Range.High) && Rational.FromDouble(Range.High) <= threshold ? Sign.Negative
                : null;
        }
    }
}
