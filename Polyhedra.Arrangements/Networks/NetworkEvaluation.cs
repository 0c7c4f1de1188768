using System.Collections.Immutable;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>A network evaluated at one rational point, exactly, with the affine piece that it lies on. Immutable.</summary>
public sealed class NetworkEvaluation
{
    private NetworkEvaluation(
        ImmutableArray<Rational> point,
        ImmutableArray<ImmutableArray<Rational>> preActivations,
        ImmutableArray<byte> pattern,
        ImmutableArray<Rational> output,
        AffineMap affineMap,
        NearestGate? nearestGate)
    {
        Point = point;
        PreActivations = preActivations;
        Pattern = pattern;
        Output = output;
        AffineMap = affineMap;
        NearestGate = nearestGate;
    }

    /// <summary>The point.</summary>
    public ImmutableArray<Rational> Point { get; }

    /// <summary>The pre-activations weights·x + bias, an array a layer (identity layers too), an entry a unit; maxout: an entry a
    /// unit and piece.</summary>
    public ImmutableArray<ImmutableArray<Rational>> PreActivations { get; }

    /// <summary>The piece of every gate, layer by layer, unit by unit, identity layers left out. A pre-activation that equals a
    /// breakpoint takes the lower piece, so a ReLU at 0 is inactive; a maxout unit has the lowest piece that attains the maximum.</summary>
    public ImmutableArray<byte> Pattern { get; }

    /// <summary>The network's declared output.</summary>
    public ImmutableArray<Rational> Output { get; }

    /// <summary>The affine map from inputs to the declared output that <see cref="Pattern"/> stands for. It agrees with the
    /// network at the point and on the pattern's whole region; where the point lies on a boundary, that region may have no
    /// interior.</summary>
    public AffineMap AffineMap { get; }

    /// <summary>Of all gates whose pre-activation, under the point's own pattern of the layers before, is not constant: the one
    /// whose nearest breakpoint hyperplane is nearest to the point; the first layer, unit and breakpoint on ties. Null if there is
    /// none.</summary>
    /// <remarks>If the distance is positive, it is the radius of the largest ball around the point inside the point's
    /// activation region of R^n. For a maxout unit the hyperplanes are those where its own piece meets another.</remarks>
    public NearestGate? NearestGate { get; }

    /// <summary>Evaluates a network at a point.</summary>
    /// <exception cref="ArgumentException">The point's length is not the number of inputs.</exception>
    /// <remarks>Composes every layer with the affine map so far: for widths w and n inputs about sum of w_(l-1) w_l (n + 1) from the
    /// second layer on exact multiplications, on numbers whose length grows with the depth.</remarks>
    public static NetworkEvaluation At(Network network, ImmutableArray<Rational> point)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (point.IsDefault || point.Length != network.InputCount)
        {
            throw new ArgumentException(
                $"Expected a point of {network.InputCount} coordinates, got {(point.IsDefault ? 0 : point.Length)}.", nameof(point));
        }

        int inputCount = point.Length;
        ImmutableArray<ImmutableArray<Rational>>.Builder preActivations =
            ImmutableArray.CreateBuilder<ImmutableArray<Rational>>(network.Layers.Length);
        ImmutableArray<byte>.Builder pattern = ImmutableArray.CreateBuilder<byte>(network.GateCount);
        NearestGate? nearest = null;

        // Row i is the affine form of output i of the layer so far: the gradient, then the constant. Empty before the first layer.
        Rational[][] forms = [];
        Rational[] values = [.. point];
        for (int l = 0; l < network.Layers.Length; l++)
        {
            NetworkLayer layer = network.Layers[l];
            Rational[][] rows = l == 0 ? OwnRows(layer) : Compose(layer, forms, inputCount);
            Rational[] z = new Rational[rows.Length];
            for (int i = 0; i < z.Length; i++)
            {
                z[i] = layer.Bias[i] + layer.SparseWeights.Dot(i, values);
            }

            forms = new Rational[layer.UnitCount][];
            values = new Rational[layer.UnitCount];
            for (int unit = 0; unit < values.Length; unit++)
            {
                int piece;
                if (layer is MaxoutLayer maxout)
                {
                    int first = maxout.FirstRowOf(unit);
                    int rank = maxout.PieceCountOf(unit);
                    ReadOnlySpan<Rational> pieces = z.AsSpan(first, rank);
                    piece = MaxoutLayer.PieceAt(pieces);
                    nearest = Nearer(nearest, l, unit, rows.AsSpan(first, rank), pieces, piece);
                    forms[unit] = rows[first + piece];
                    values[unit] = pieces[piece];
                }
                else
                {
                    Activation activation = ((DenseLayer)layer).Activations[unit];
                    piece = activation.PieceAt(z[unit]);
                    nearest = Nearer(nearest, l, unit, activation, z[unit], rows[unit].AsSpan(0, inputCount));
                    (Rational slope, Rational intercept) = activation.Pieces[piece];
                    values[unit] = (slope * z[unit]) + intercept;
                    Scale(rows[unit], slope, intercept);
                    forms[unit] = rows[unit];
                }

                if (layer.IsGate(unit))
                {
                    pattern.Add((byte)piece);
                }
            }

            preActivations.Add([.. z]);
        }

        return new NetworkEvaluation(
            point, preActivations.MoveToImmutable(), pattern.MoveToImmutable(), [.. values], ToMap(forms, inputCount), nearest);
    }

    // The forms of the first layer: its weights and bias.
    private static Rational[][] OwnRows(NetworkLayer layer)
    {
        Rational[][] rows = new Rational[layer.RowCount][];
        for (int unit = 0; unit < rows.Length; unit++)
        {
            rows[unit] = [.. layer.SparseWeights.DenseRow(unit), layer.Bias[unit]];
        }

        return rows;
    }

    private static Rational[][] Compose(NetworkLayer layer, Rational[][] forms, int inputCount)
    {
        Rational[][] rows = new Rational[layer.RowCount][];
        for (int unit = 0; unit < rows.Length; unit++)
        {
            Rational[] row = new Rational[inputCount + 1];
            row[inputCount] = layer.Bias[unit];
            ReadOnlySpan<int> columns = layer.SparseWeights.Columns(unit);
            ReadOnlySpan<Rational> weights = layer.SparseWeights.Values(unit);
            for (int k = 0; k < weights.Length; k++)
            {
                Rational[] form = forms[columns[k]];
                for (int j = 0; j < row.Length; j++)
                {
                    if (!form[j].IsZero)
                    {
                        row[j] += weights[k] * form[j];
                    }
                }
            }

            rows[unit] = row;
        }

        return rows;
    }

    private static void Scale(Rational[] form, Rational slope, Rational intercept)
    {
        if (!slope.IsOne)
        {
            for (int j = 0; j < form.Length; j++)
            {
                form[j] = slope * form[j];
            }
        }

        form[^1] += intercept;
    }

    private static NearestGate? Nearer(
        NearestGate? nearest, int layer, int unit, Activation activation, Rational z, ReadOnlySpan<Rational> gradient)
    {
        Rational squaredNorm = Dot(gradient, gradient);
        if (squaredNorm.IsZero)
        {
            return nearest;
        }

        for (int j = 0; j < activation.Breakpoints.Length; j++)
        {
            Rational gap = z - activation.Breakpoints[j];
            Rational squaredDistance = gap * gap / squaredNorm;
            if (nearest is null || squaredDistance < nearest.SquaredDistance)
            {
                nearest = new NearestGate(layer, unit, j, squaredDistance);
            }
        }

        return nearest;
    }

    // Of a maxout unit: the hyperplanes on which the piece that the point has meets another one.
    private static NearestGate? Nearer(
        NearestGate? nearest, int layer, int unit, ReadOnlySpan<Rational[]> rows, ReadOnlySpan<Rational> values, int piece)
    {
        for (int other = 0; other < rows.Length; other++)
        {
            Rational squaredNorm = Rational.Zero;
            for (int k = 0; k + 1 < rows[piece].Length; k++)
            {
                Rational difference = rows[piece][k] - rows[other][k];
                squaredNorm += difference * difference;
            }

            if (squaredNorm.IsZero)
            {
                continue;
            }

            Rational gap = values[piece] - values[other];
            Rational squaredDistance = gap * gap / squaredNorm;
            if (nearest is null || squaredDistance < nearest.SquaredDistance)
            {
                nearest = new NearestGate(layer, unit, other, squaredDistance);
            }
        }

        return nearest;
    }

    private static Rational Dot(ReadOnlySpan<Rational> left, ReadOnlySpan<Rational> right)
    {
        Rational sum = Rational.Zero;
        for (int k = 0; k < left.Length; k++)
        {
            sum += left[k] * right[k];
        }

        return sum;
    }

    private static AffineMap ToMap(Rational[][] forms, int inputCount) => new(
        new RationalMatrix(forms.Length, inputCount, [.. forms.SelectMany(form => form[..inputCount])]),
        [.. forms.Select(form => form[inputCount])]);
}
