using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>The exact activation pattern of a network at a point moved by an infinitesimal step. Immutable.</summary>
/// <remarks>
/// <para>For a point p, a direction v and all small enough t > 0 the pattern at p + t v is the same, because along the ray the network is
/// piecewise affine with finitely many pieces. It is found without choosing t: values are pairs (value, derivative) that stand for
/// value + t derivative and compare lexicographically. The derivative behind a gate is that of the piece chosen.</para>
/// <para>If p lies in the relative interior of a facet of an activation region and v points out of the region, the result is the pattern of
/// the region on the other side of the facet.</para>
/// </remarks>
internal sealed class PatternEvaluator
{
    private readonly int _inputCount;
    private readonly int _gateCount;
    private readonly ScaledLayer[] _layers;

    /// <summary>An evaluator for a network.</summary>
    public PatternEvaluator(Network network)
        : this(network, [.. (network ?? throw new ArgumentNullException(nameof(network))).Layers.Select(layer => new ScaledLayer(layer))])
    {
    }

    /// <summary>An evaluator for a network whose layers are converted already.</summary>
    public PatternEvaluator(Network network, ScaledLayer[] layers)
    {
        _inputCount = network.InputCount;
        _gateCount = network.GateCount;
        _layers = layers;
    }

    /// <summary>The piece of every gate at point + t direction for all small enough t > 0, layer by layer, unit by unit, identity layers
    /// left out.</summary>
    /// <param name="point">An entry an input.</param>
    /// <param name="direction">An entry an input. The zero vector gives the pattern at the point itself.</param>
    /// <returns>For a scalar gate the number of breakpoints below its pre-activation: one that equals a breakpoint for all small t
    /// has the lower piece. For a maxout unit the lowest index among the largest pieces.</returns>
    /// <exception cref="ArgumentException">A length is not the number of inputs.</exception>
    /// <remarks>Floating point with proven error bounds first: about three operations a weight. Where a pre-activation is not told from a
    /// breakpoint, exact integers for that unit and for all layers before.</remarks>
    public ImmutableArray<byte> PatternAt(ImmutableArray<Rational> point, ImmutableArray<Rational> direction)
    {
        CheckLength(point, nameof(point));
        CheckLength(direction, nameof(direction));
        double[] values = [.. point.Select(x => x.ToDouble())];
        double[] errors = Array.ConvertAll(values, x => (2 * FloatingPoint.UnitRoundoff * Math.Abs(x)) + FloatingPoint.SmallestPositive);
        return new PatternEvaluation(_layers, pieces => new ExactRay(_layers, pieces, point, direction)).Run(values, errors, _gateCount);
    }

    /// <summary>As the other method, at a point in homogeneous coordinates and in a direction of integers, of the right lengths.</summary>
    /// <param name="point">Numerators, then their common positive denominator.</param>
    /// <param name="direction">An entry an input.</param>
    internal ImmutableArray<byte> PatternAtHomogeneous(BigInteger[] point, ImmutableArray<BigInteger> direction)
    {
        double[] values = new double[_inputCount];
        double[] errors = new double[_inputCount];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = Quotient.Of(point[k], point[^1], out errors[k]);
        }

        return new PatternEvaluation(_layers, pieces => new ExactRay(_layers, pieces, point, direction)).Run(values, errors, _gateCount);
    }

    /// <summary>As the other methods, at a point that is known up to errors.</summary>
    /// <param name="values">The point, approximately.</param>
    /// <param name="errors">How far each coordinate can be from the exact one.</param>
    /// <param name="point">The exact point in homogeneous coordinates, asked for where floating point does not decide.</param>
    /// <param name="direction">An entry an input.</param>
    /// <param name="crossing">What is known of one gate; null: nothing.</param>
    internal ImmutableArray<byte> PatternAt(
        double[] values, double[] errors, Func<BigInteger[]> point, ImmutableArray<BigInteger> direction, KnownCrossing? crossing) =>
        new PatternEvaluation(_layers, pieces => new ExactRay(_layers, pieces, point(), direction), crossing)
            .Run(values, errors, _gateCount);

    private void CheckLength(ImmutableArray<Rational> vector, string name)
    {
        if (vector.IsDefault || vector.Length != _inputCount)
        {
            throw new ArgumentException($"Expected {_inputCount} coordinates, got {(vector.IsDefault ? 0 : vector.Length)}.", name);
        }
    }
}
