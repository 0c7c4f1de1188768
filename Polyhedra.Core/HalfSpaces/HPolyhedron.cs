using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.HalfSpaces;

/// <summary>A closed polyhedron given by bounds on single coordinates and by half-spaces: {x : lower &lt;= x &lt;= upper,
/// normal·x + offset >= 0 for each half-space}. It may be unbounded, flat or empty; nothing is checked on construction but
/// the dimensions.</summary>
/// <remarks>Bounds are held apart from half-spaces because the exact linear program treats them without a row each.</remarks>
public sealed class HPolyhedron
{
    /// <summary>A polyhedron from its bounds (null: none) and half-spaces.</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public HPolyhedron(ImmutableArray<Rational?> lower, ImmutableArray<Rational?> upper, ImmutableArray<HalfSpace> halfSpaces)
    {
        if (lower.Length != upper.Length)
        {
            throw new ArgumentException($"{lower.Length} lower bounds but {upper.Length} upper bounds.", nameof(upper));
        }

        foreach (HalfSpace halfSpace in halfSpaces)
        {
            if (halfSpace.Dimension != lower.Length)
            {
                throw new ArgumentException(
                    $"A half-space of dimension {halfSpace.Dimension} in a polyhedron of dimension {lower.Length}.", nameof(halfSpaces));
            }
        }

        Lower = lower;
        Upper = upper;
        HalfSpaces = halfSpaces;
    }

    /// <summary>The dimension of the space.</summary>
    public int Dimension => Lower.Length;

    /// <summary>Lower bounds, one a coordinate; null where there is none.</summary>
    public ImmutableArray<Rational?> Lower { get; }

    /// <summary>Upper bounds, one a coordinate; null where there is none.</summary>
    public ImmutableArray<Rational?> Upper { get; }

    /// <summary>The half-spaces beside the bounds.</summary>
    public ImmutableArray<HalfSpace> HalfSpaces { get; }

    /// <summary>Whether every coordinate has two bounds, which makes the polyhedron bounded (the converse fails).</summary>
    public bool HasAllBounds
    {
        get
        {
            for (int k = 0; k < Dimension; k++)
            {
                if (Lower[k] is null || Upper[k] is null)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>All of R^d.</summary>
    public static HPolyhedron WholeSpace(int dimension)
    {
        ImmutableArray<Rational?> none = Repeat(null, dimension);
        return new HPolyhedron(none, none, []);
    }

    /// <summary>The box lower &lt;= x &lt;= upper.</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static HPolyhedron Box(IEnumerable<Rational> lower, IEnumerable<Rational> upper) =>
        new([.. lower.Select(value => (Rational?)value)], [.. upper.Select(value => (Rational?)value)], []);

    /// <summary>The cube [lower, upper]^d.</summary>
    public static HPolyhedron Cube(int dimension, Rational lower, Rational upper) =>
        new(Repeat(lower, dimension), Repeat(upper, dimension), []);

    /// <summary>The intersection of half-spaces. A half-space whose normal has exactly one nonzero entry becomes a bound;
    /// of several bounds on one side of a coordinate the tightest stays.</summary>
    /// <exception cref="ArgumentException">A half-space has another dimension.</exception>
    public static HPolyhedron FromHalfSpaces(int dimension, IEnumerable<HalfSpace> halfSpaces)
    {
        Rational?[] lower = new Rational?[dimension];
        Rational?[] upper = new Rational?[dimension];
        ImmutableArray<HalfSpace>.Builder rest = ImmutableArray.CreateBuilder<HalfSpace>();
        foreach (HalfSpace halfSpace in halfSpaces)
        {
            int[] support = [.. Enumerable.Range(0, halfSpace.Dimension).Where(k => !halfSpace.Normal[k].IsZero)];
            if (support.Length != 1 || halfSpace.Dimension != dimension)
            {
                rest.Add(halfSpace);
                continue;
            }

            int axis = support[0];
            Rational bound = -halfSpace.Offset / halfSpace.Normal[axis];
            if (halfSpace.Normal[axis].Sign == Sign.Positive)
            {
                lower[axis] = lower[axis] is { } current ? Rational.Max(current, bound) : bound;
            }
            else
            {
                upper[axis] = upper[axis] is { } current ? Rational.Min(current, bound) : bound;
            }
        }

        return new HPolyhedron([.. lower], [.. upper], rest.ToImmutable());
    }

    /// <summary>The intersection with another polyhedron: of two bounds on one side of a coordinate the tighter one,
    /// and the half-spaces of both.</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public HPolyhedron Intersect(HPolyhedron other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Dimension != Dimension)
        {
            throw new ArgumentException($"Dimensions {Dimension} and {other.Dimension} do not fit.", nameof(other));
        }

        Rational?[] lower = [.. Lower];
        Rational?[] upper = [.. Upper];
        for (int k = 0; k < Dimension; k++)
        {
            lower[k] = lower[k] is { } low && other.Lower[k] is { } otherLow ? Rational.Max(low, otherLow) : lower[k] ?? other.Lower[k];
            upper[k] = upper[k] is { } high && other.Upper[k] is { } otherHigh ? Rational.Min(high, otherHigh) : upper[k] ?? other.Upper[k];
        }

        return new HPolyhedron([.. lower], [.. upper], HalfSpaces.AddRange(other.HalfSpaces));
    }

    /// <summary>Whether a point lies strictly inside every bound and half-space. A half-space with a zero normal counts by its
    /// offset alone: it holds iff the offset is at least 0.</summary>
    /// <exception cref="ArgumentException">The point has another dimension.</exception>
    public bool HasInInterior(ReadOnlySpan<Rational> point)
    {
        if (point.Length != Dimension)
        {
            throw new ArgumentException($"Expected a point of {Dimension} coordinates, got {point.Length}.", nameof(point));
        }

        for (int k = 0; k < point.Length; k++)
        {
            if (Lower[k] >= point[k] || Upper[k] <= point[k])
            {
                return false;
            }
        }

        foreach (HalfSpace halfSpace in HalfSpaces)
        {
            Sign sign = halfSpace.Evaluate(point).Sign;
            bool trivial = halfSpace.Normal.All(entry => entry.IsZero);
            if (sign == Sign.Negative || (sign == Sign.Zero && !trivial))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>All constraints as forms that are not negative on it: first the bounds, coordinate by coordinate, the lower one first,
    /// then the half-spaces. Bounds that are absent are left out; half-spaces with a zero normal are constant forms.</summary>
    public IEnumerable<IntegerForm> Forms()
    {
        for (int k = 0; k < Dimension; k++)
        {
            if (Lower[k] is { } lower)
            {
                yield return Bound(k, Rational.One, -lower);
            }

            if (Upper[k] is { } upper)
            {
                yield return Bound(k, Rational.MinusOne, upper);
            }
        }

        foreach (HalfSpace halfSpace in HalfSpaces)
        {
            yield return IntegerForm.FromRationals(halfSpace.Normal.AsSpan(), halfSpace.Offset);
        }
    }

    private IntegerForm Bound(int coordinate, Rational direction, Rational offset)
    {
        Rational[] normal = new Rational[Dimension];
        normal[coordinate] = direction;
        return IntegerForm.FromRationals(normal, offset);
    }

    // Not by LINQ, here and above: every run makes a domain, and each operator would be compiled for these value types first.
    private static ImmutableArray<Rational?> Repeat(Rational? bound, int dimension)
    {
        Rational?[] bounds = new Rational?[dimension];
        for (int k = 0; k < dimension; k++)
        {
            bounds[k] = bound;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(bounds);
    }
}
