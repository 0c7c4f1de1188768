using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>The exact activation pattern of a network at a point moved by an infinitesimal step.</summary>
/// <remarks>
/// <para>For a point p, a direction v and all small enough t > 0 the pattern at p + t v is the same, because along the ray the network is
/// piecewise affine with finitely many pieces. It is found without choosing t: values are pairs (value, derivative) that stand for
/// value + t derivative and compare lexicographically. The derivative behind a gate is that of the piece chosen.</para>
/// <para>If p lies in the relative interior of a facet of an activation region and v points out of the region, the result is the pattern of the region on
/// the other side of the facet.</para>
/// </remarks>
public sealed class PatternEvaluator
{
    private readonly Network _network;

    /// <summary>An evaluator for a network.</summary>
    public PatternEvaluator(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
    }

    /// <summary>The piece of every gate at point + t direction for all small enough t > 0, layer by layer, unit by unit, identity layers left out.</summary>
    /// <param name="point">An entry an input.</param>
    /// <param name="direction">An entry an input. The zero vector gives the pattern at the point itself.</param>
    /// <returns>For a scalar gate the number of breakpoints below its pre-activation: one that equals a breakpoint for all small t
    /// has the lower piece. For a maxout unit the lowest index among the largest pieces.</returns>
    /// <exception cref="ArgumentException">A length is not the number of inputs.</exception>
    public ImmutableArray<byte> PatternAt(ImmutableArray<Rational> point, ImmutableArray<Rational> direction)
    {
        CheckLength(point, nameof(point));
        CheckLength(direction, nameof(direction));
        ImmutableArray<byte>.Builder pattern = ImmutableArray.CreateBuilder<byte>(_network.GateCount);
        (Rational Value, Rational Rate)[] values = [.. point.Zip(direction)];
        foreach (NetworkLayer layer in _network.Layers)
        {
            (Rational Value, Rational Rate)[] rows = new (Rational, Rational)[layer.Weights.RowCount];
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i].Value = layer.Bias[i];
                ReadOnlySpan<Rational> weights = layer.Weights.Row(i);
                for (int k = 0; k < weights.Length; k++)
                {
                    rows[i].Value += weights[k] * values[k].Value;
                    rows[i].Rate += weights[k] * values[k].Rate;
                }
            }

            values = new (Rational, Rational)[layer.UnitCount];
            for (int unit = 0; unit < values.Length; unit++)
            {
                int piece = 0;
                if (layer is MaxoutLayer maxout)
                {
                    int first = unit * maxout.Rank;
                    for (int j = 1; j < maxout.Rank; j++)
                    {
                        piece = rows[first + j].CompareTo(rows[first + piece]) > 0 ? j : piece;
                    }

                    values[unit] = rows[first + piece];
                }
                else
                {
                    Activation activation = ((DenseLayer)layer).Activation;
                    while (piece < activation.Breakpoints.Length && rows[unit].CompareTo((activation.Breakpoints[piece], Rational.Zero)) > 0)
                    {
                        piece++;
                    }

                    (Rational slope, Rational intercept) = activation.Pieces[piece];
                    values[unit] = ((slope * rows[unit].Value) + intercept, slope * rows[unit].Rate);
                }

                if (layer.HasGates)
                {
                    pattern.Add((byte)piece);
                }
            }
        }

        return pattern.MoveToImmutable();
    }

    private void CheckLength(ImmutableArray<Rational> vector, string name)
    {
        if (vector.IsDefault || vector.Length != _network.InputCount)
        {
            throw new ArgumentException(
                $"Expected {_network.InputCount} coordinates, got {(vector.IsDefault ? 0 : vector.Length)}.", name);
        }
    }
}
