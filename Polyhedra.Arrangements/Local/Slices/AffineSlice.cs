using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Slices;

/// <summary>A flat of the input space with coordinates s = (s_1, ..., s_k) of its own: x = P_0 + sum s_i (P_i - P_0), for affinely
/// independent points P_0, ..., P_k. So s = 0 is P_0 and the i-th unit vector is P_i. Immutable.</summary>
public sealed class AffineSlice
{
    // Over one denominator: entry j of the origin, and of every direction.
    private readonly BigInteger[] _origin;
    private readonly BigInteger[][] _directions;
    private readonly BigInteger _denominator;

    private AffineSlice(ImmutableArray<ImmutableArray<Rational>> points)
    {
        Points = points;
        _denominator = CommonDenominator.Of([.. points.SelectMany(point => point)]);
        BigInteger[][] numerators = [.. points.Select(point => CommonDenominator.Scale(point.AsSpan(), _denominator))];
        _origin = numerators[0];
        _directions = [.. numerators.Skip(1).Select(point => (BigInteger[])[.. point.Zip(_origin, (x, o) => x - o)])];
    }

    /// <summary>The points P_0, ..., P_k.</summary>
    public ImmutableArray<ImmutableArray<Rational>> Points { get; }

    /// <summary>The number k of coordinates s.</summary>
    public int Dimension => _directions.Length;

    /// <summary>The dimension of the space that the slice lies in.</summary>
    public int AmbientDimension => _origin.Length;

    /// <summary>The slice through k + 1 points; null iff they are affinely dependent (two equal points, three points on a line,
    /// ...).</summary>
    /// <param name="points">At least two, all of one positive dimension.</param>
    /// <exception cref="ArgumentException">There are fewer, or their dimensions differ.</exception>
    public static AffineSlice? Through(IReadOnlyList<ImmutableArray<Rational>> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count < 2)
        {
            throw new ArgumentException($"A slice needs at least two points, not {points.Count}.", nameof(points));
        }

        int dimension = points[0].Length;
        if (dimension == 0 || points.Any(point => point.Length != dimension))
        {
            throw new ArgumentException("The points of a slice have one positive dimension.", nameof(points));
        }

        if (points.Count > dimension + 1)
        {
            return null;
        }

        AffineSlice slice = new([.. points]);
        ImmutableArray<BigInteger> entries = [.. slice._directions.SelectMany(direction => direction)];
        return IntegerElimination.Rank(new IntegerMatrix(slice.Dimension, dimension, entries)) == slice.Dimension ? slice : null;
    }

    /// <summary>The slice through points that are known to be affinely independent, or twice the same.</summary>
    internal static AffineSlice Of(IReadOnlyList<ImmutableArray<Rational>> points) => new([.. points]);

    /// <summary>The point x with given coordinates s.</summary>
    /// <exception cref="ArgumentException">There are not <see cref="Dimension"/> of them.</exception>
    public ImmutableArray<Rational> PointAt(ReadOnlySpan<Rational> coordinates)
    {
        if (coordinates.Length != Dimension)
        {
            throw new ArgumentException($"Expected {Dimension} coordinates, got {coordinates.Length}.", nameof(coordinates));
        }

        Rational[] point = new Rational[AmbientDimension];
        for (int j = 0; j < point.Length; j++)
        {
            point[j] = new Rational(_origin[j], _denominator);
            for (int i = 0; i < Dimension; i++)
            {
                point[j] += coordinates[i] * new Rational(_directions[i][j], _denominator);
            }
        }

        return [.. point];
    }

    /// <summary>The network as a function of s: its first layer composed with the slice, the others as they are. A unit that is zero on the
    /// whole slice has zero weights and bias in it, so it is inactive.</summary>
    /// <exception cref="ArgumentException">The network's input dimension is not <see cref="AmbientDimension"/>.</exception>
    /// <remarks>Exact; its reading rule is <see cref="NumberRule.Exact"/>. One integer multiplication a weight and point.</remarks>
    public Network Compose(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.InputCount != AmbientDimension)
        {
            throw new ArgumentException($"A slice of R^{AmbientDimension} for a network of {network.InputCount} inputs.", nameof(network));
        }

        return InputSubstitution.Apply(network, Dimension, PullBack, NumberRule.Exact);
    }

    /// <summary>The set {s : x(s) in set}. It may be empty or flat; inequalities that hold on the whole slice are left out, and of parallel
    /// ones the tightest stays.</summary>
    /// <exception cref="ArgumentException">The set's dimension is not <see cref="AmbientDimension"/>.</exception>
    /// <remarks>The closed set is pulled back: a slice within the boundary of the set has an interior.</remarks>
    public HPolyhedron PullBack(HPolyhedron set)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (set.Dimension != AmbientDimension)
        {
            throw new ArgumentException($"A set of dimension {set.Dimension} for a slice of R^{AmbientDimension}.", nameof(set));
        }

        // Per primitive normal the smallest offset.
        Dictionary<HalfSpace, Rational> tightest = [];
        List<HalfSpace> order = [];
        foreach (HalfSpace halfSpace in PullBackAll(set))
        {
            (HalfSpace key, Rational offset) = Primitive(halfSpace);
            if (key.Normal.All(entry => entry.IsZero) && offset.Sign != Sign.Negative)
            {
                continue;
            }

            if (!tightest.TryGetValue(key, out Rational known))
            {
                order.Add(key);
                tightest[key] = offset;
            }
            else if (offset < known)
            {
                tightest[key] = offset;
            }
        }

        return HPolyhedron.FromHalfSpaces(Dimension, order.Select(key => key with { Offset = tightest[key] }));
    }

    /// <summary>A half-space with a positive factor such that its normal is primitive: with offset 0, and the offset.</summary>
    internal static (HalfSpace Key, Rational Offset) Primitive(HalfSpace halfSpace)
    {
        BigInteger[] normal = PrimitiveRow.FromRationals(halfSpace.Normal.AsSpan(), out Rational scale);
        return (new HalfSpace([.. normal.Select(entry => (Rational)entry)], Rational.Zero), scale * halfSpace.Offset);
    }

    /// <summary>A half-space in the coordinates s.</summary>
    internal HalfSpace PullBack(HalfSpace halfSpace)
    {
        (ImmutableArray<Rational> normal, Rational offset) = PullBack(halfSpace.Normal.AsSpan(), halfSpace.Offset);
        return new HalfSpace(normal, offset);
    }

    private IEnumerable<HalfSpace> PullBackAll(HPolyhedron set)
    {
        for (int j = 0; j < set.Dimension; j++)
        {
            int axis = j;
            ImmutableArray<Rational> normal = [.. _directions.Select(direction => new Rational(direction[axis], _denominator))];
            Rational origin = new(_origin[j], _denominator);
            if (set.Lower[j] is { } lower)
            {
                yield return new HalfSpace(normal, origin - lower);
            }

            if (set.Upper[j] is { } upper)
            {
                yield return new HalfSpace([.. normal.Select(entry => -entry)], upper - origin);
            }
        }

        foreach (HalfSpace halfSpace in set.HalfSpaces)
        {
            yield return PullBack(halfSpace);
        }
    }

    // The form normal·x + offset as a form of s. In integers over one denominator: sums of fractions would reduce at every step.
    private (ImmutableArray<Rational> Normal, Rational Offset) PullBack(ReadOnlySpan<Rational> normal, Rational offset)
    {
        BigInteger scale = CommonDenominator.Of(normal);
        BigInteger[] integers = CommonDenominator.Scale(normal, scale);
        BigInteger denominator = scale * _denominator;
        return (
            [.. _directions.Select(direction => new Rational(Dot(integers, direction), denominator))],
            new Rational(Dot(integers, _origin), denominator) + offset);
    }

    private static BigInteger Dot(BigInteger[] left, BigInteger[] right)
    {
        BigInteger sum = BigInteger.Zero;
        for (int j = 0; j < left.Length; j++)
        {
            if (!left[j].IsZero && !right[j].IsZero)
            {
                sum += left[j] * right[j];
            }
        }

        return sum;
    }
}
