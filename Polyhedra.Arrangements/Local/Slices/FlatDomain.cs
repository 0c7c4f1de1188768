using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Slices;

/// <summary>A domain without interior that is not empty: it has an interior in its affine hull, a flat of lower dimension. Networks are
/// looked at in coordinates s of the hull. Immutable.</summary>
/// <remarks>
/// <para>The coordinates s are some of the inputs, in their order: those that stay free when the equations of the hull are brought to
/// reduced echelon form, each solved for the last input in it. Of a box some sides of which have length 0 they are the inputs with the
/// other sides.</para>
/// <para>A dimension of 0, a single point, is allowed. As networks have inputs there is one coordinate then, from 0 to 1, that nothing
/// depends on.</para>
/// </remarks>
public sealed class FlatDomain
{
    private FlatDomain(HPolyhedron domain, Rational[] multipliers, (AffineSlice Slice, ImmutableArray<int> Coordinates) hull)
    {
        Domain = domain;
        Multipliers = multipliers;
        (Slice, Coordinates) = hull;
        Inside = Dimension > 0 ? Slice.PullBack(domain) : HPolyhedron.Cube(1, Rational.Zero, Rational.One);
    }

    /// <summary>The domain, in the network's inputs.</summary>
    public HPolyhedron Domain { get; }

    /// <summary>The affine hull as a slice: s = 0 is its origin. A single point is twice the same point.</summary>
    public AffineSlice Slice { get; }

    /// <summary>The inputs, counted from 0, that are the coordinates s; increasing.</summary>
    public ImmutableArray<int> Coordinates { get; }

    /// <summary>The domain in the coordinates s; it has an interior.</summary>
    public HPolyhedron Inside { get; }

    /// <summary>The dimension of the hull.</summary>
    public int Dimension => Coordinates.Length;

    /// <summary>For each of <see cref="HPolyhedron.Forms"/> of the domain a number >= 0, such that their combination is identically zero,
    /// which proves that the forms with a positive one vanish on the domain; the hull is where these vanish.</summary>
    internal IReadOnlyList<Rational> Multipliers { get; }

    /// <summary>The hull of a domain that has no interior; null iff it is empty.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>Inequalities that come with their opposite, and sides of length 0, are found without a linear program; others by some,
    /// exactly.</remarks>
    public static FlatDomain? Of(HPolyhedron domain, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(domain);
        IntegerForm[] forms = [.. domain.Forms()];
        return Array.Exists(forms, form => form.IsConstant && form.Constant.Sign < 0)
            ? null
            : Through(domain, forms, OppositePairs(forms), cancellationToken)
                ?? Through(domain, forms, ImplicitEquations.Find(forms, domain.Dimension, cancellationToken), cancellationToken);
    }

    /// <summary>The network as a function of s.</summary>
    /// <exception cref="ArgumentException">It has another number of inputs.</exception>
    public Network Compose(Network network) => Slice.Compose(network);

    /// <summary>Whether two domains have the same hull; then they have the same coordinates s.</summary>
    public bool HasHullOf(FlatDomain other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Coordinates.SequenceEqual(other.Coordinates)
            && Slice.Points.Zip(other.Slice.Points).All(pair => pair.First.SequenceEqual(pair.Second));
    }

    // The domain in the flat where the forms with positive multipliers vanish; null if it has no interior there.
    private static FlatDomain? Through(
        HPolyhedron domain, IntegerForm[] forms, Rational[] multipliers, CancellationToken cancellationToken)
    {
        BigInteger[][] equations =
            [.. forms.Where((_, i) => !multipliers[i].IsZero).Select(form => form.Coefficients.ToArray())];
        if (equations.Length == 0 || Solve(equations, domain.Dimension) is not { } hull)
        {
            return null;
        }

        FlatDomain flat = new(domain, multipliers, hull);
        if (flat.Dimension == 0)
        {
            BigInteger[] point = PrimitiveRow.FromRationals([.. flat.Slice.Points[0], Rational.One]);
            return Array.TrueForAll(forms, form => form.SignAt(point) != Sign.Negative) ? flat : null;
        }

        return InteriorPoint.Find(flat.Inside, cancellationToken) is null ? null : flat;
    }

    // 1 for two forms that are the opposite of each other.
    private static Rational[] OppositePairs(IntegerForm[] forms)
    {
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        Rational[] multipliers = new Rational[forms.Length];
        for (int i = 0; i < forms.Length; i++)
        {
            if (forms[i].IsConstant)
            {
                continue;
            }

            // Forms are primitive.
            if (known.TryGetValue(string.Join(' ', forms[i].Negate().Coefficients.ToArray()), out int opposite))
            {
                multipliers[i] = multipliers[opposite] = Rational.One;
            }

            known.TryAdd(string.Join(' ', forms[i].Coefficients.ToArray()), i);
        }

        return multipliers;
    }

    // The flat of solutions; null if there is none.
    private static (AffineSlice Slice, ImmutableArray<int> Coordinates)? Solve(BigInteger[][] equations, int dimension)
    {
        // The last coordinate first, so that it is the first to be solved for; the constants behind them.
        BigInteger[][] rows = Array.ConvertAll(
            equations, row => (BigInteger[])[.. row[..dimension].AsEnumerable().Reverse(), row[dimension]]);
        (List<int> columns, BigInteger pivot, _) = FractionFree.Reduce(rows, dimension, jordan: true);
        if (rows.Skip(columns.Count).Any(row => !row[dimension].IsZero))
        {
            return null;
        }

        int[] solved = [.. columns.Select(column => dimension - 1 - column)];
        ImmutableArray<int> free = [.. Enumerable.Range(0, dimension).Except(solved)];
        Rational[] origin = new Rational[dimension];
        for (int i = 0; i < solved.Length; i++)
        {
            origin[solved[i]] = new Rational(-rows[i][dimension], pivot);
        }

        List<ImmutableArray<Rational>> points = [[.. origin]];
        foreach (int coordinate in free)
        {
            Rational[] point = [.. origin];
            point[coordinate] = Rational.One;
            for (int i = 0; i < solved.Length; i++)
            {
                point[solved[i]] -= new Rational(rows[i][dimension - 1 - coordinate], pivot);
            }

            points.Add([.. point]);
        }

        if (free.IsEmpty)
        {
            points.Add(points[0]);
        }

        return (AffineSlice.Of(points), free);
    }
}
