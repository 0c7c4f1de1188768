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

    /// <summary>The pre-activations weights·x + bias, an array a layer (identity layers too), an entry a unit.</summary>
    public ImmutableArray<ImmutableArray<Rational>> PreActivations { get; }

    /// <summary>The piece of every gate, layer by layer, unit by unit, identity layers left out. A pre-activation that equals a
    /// breakpoint takes the lower piece, so a ReLU at 0 is inactive.</summary>
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
    /// activation region of R^n.</remarks>
    public NearestGate? NearestGate { get; }

    /// <summary>Evaluates a network at a point.</summary>
    /// <exception cref="ArgumentException">The point's length is not the number of inputs, or an activation has more than 256
    /// pieces.</exception>
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

        // Row i is the affine form of unit i of the layer so far: the gradient, then the constant. Empty before the first layer.
        Rational[][] forms = [];
        Rational[] values = [.. point];
        for (int l = 0; l < network.Layers.Length; l++)
        {
            DenseLayer layer = network.Layers[l];
            Rational[][] next = l == 0 ? OwnRows(layer) : Compose(layer, forms, inputCount);
            Rational[] z = new Rational[layer.UnitCount];
            Rational[] outputs = new Rational[layer.UnitCount];
            for (int unit = 0; unit < z.Length; unit++)
            {
                z[unit] = layer.Bias[unit] + Dot(layer.Weights.Row(unit), values);
                int piece = layer.Activation.PieceAt(z[unit]);
                if (!layer.Activation.IsIdentity)
                {
                    pattern.Add(checked((byte)piece));
                    nearest = Nearer(nearest, l, unit, layer.Activation, z[unit], next[unit].AsSpan(0, inputCount));
                }

                (Rational slope, Rational intercept) = layer.Activation.Pieces[piece];
                outputs[unit] = (slope * z[unit]) + intercept;
                Scale(next[unit], slope, intercept);
            }

            preActivations.Add([.. z]);
            forms = next;
            values = outputs;
        }

        return new NetworkEvaluation(
            point, preActivations.MoveToImmutable(), pattern.MoveToImmutable(), [.. values], ToMap(forms, inputCount), nearest);
    }

    // The forms of the first layer: its weights and bias.
    private static Rational[][] OwnRows(DenseLayer layer)
    {
        Rational[][] rows = new Rational[layer.UnitCount][];
        for (int unit = 0; unit < rows.Length; unit++)
        {
            rows[unit] = [.. layer.Weights.Row(unit), layer.Bias[unit]];
        }

        return rows;
    }

    private static Rational[][] Compose(DenseLayer layer, Rational[][] forms, int inputCount)
    {
        Rational[][] rows = new Rational[layer.UnitCount][];
        for (int unit = 0; unit < rows.Length; unit++)
        {
            Rational[] row = new Rational[inputCount + 1];
            row[inputCount] = layer.Bias[unit];
            ReadOnlySpan<Rational> weights = layer.Weights.Row(unit);
            for (int k = 0; k < weights.Length; k++)
            {
                if (weights[k].IsZero)
                {
                    continue;
                }

                Rational[] form = forms[k];
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
