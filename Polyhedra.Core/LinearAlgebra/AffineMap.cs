using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearAlgebra;

/// <summary>An exact affine map x -> A x + c from R^n to R^m.</summary>
public sealed class AffineMap : IEquatable<AffineMap>
{
    /// <summary>A map from its linear part (m x n) and its constant part (m).</summary>
    /// <exception cref="ArgumentException">The parts have different numbers of rows.</exception>
    public AffineMap(RationalMatrix linear, ImmutableArray<Rational> constant)
    {
        ArgumentNullException.ThrowIfNull(linear);
        if (linear.RowCount != constant.Length)
        {
            throw new ArgumentException(
                $"A linear part of {linear.RowCount} rows does not fit a constant part of {constant.Length}.", nameof(constant));
        }

        Linear = linear;
        Constant = constant;
    }

    /// <summary>The linear part A: a row an output, a column an input.</summary>
    public RationalMatrix Linear { get; }

    /// <summary>The constant part c.</summary>
    public ImmutableArray<Rational> Constant { get; }

    /// <summary>The image of a point.</summary>
    /// <exception cref="ArgumentException">The point's length is not the number of inputs.</exception>
    public ImmutableArray<Rational> Apply(ReadOnlySpan<Rational> point)
    {
        if (point.Length != Linear.ColumnCount)
        {
            throw new ArgumentException($"Expected a point of {Linear.ColumnCount} coordinates, got {point.Length}.", nameof(point));
        }

        ImmutableArray<Rational>.Builder image = ImmutableArray.CreateBuilder<Rational>(Constant.Length);
        for (int i = 0; i < Constant.Length; i++)
        {
            Rational value = Constant[i];
            ReadOnlySpan<Rational> row = Linear.Row(i);
            for (int k = 0; k < row.Length; k++)
            {
                value += row[k] * point[k];
            }

            image.Add(value);
        }

        return image.MoveToImmutable();
    }

    /// <summary>Whether two maps are the same function.</summary>
    public bool Equals(AffineMap? other) =>
        other is not null && Linear.Equals(other.Linear) && Constant.AsSpan().SequenceEqual(other.Constant.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AffineMap);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Linear);
        foreach (Rational entry in Constant)
        {
            hash.Add(entry);
        }

        return hash.ToHashCode();
    }
}
