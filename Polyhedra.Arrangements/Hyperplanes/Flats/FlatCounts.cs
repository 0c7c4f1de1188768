using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Arrangements.Hyperplanes.Flats;

/// <summary>What can be counted in the intersection poset of an arrangement in R^d: its flats, and with them its faces.</summary>
/// <remarks>
/// <para>A flat is a nonempty intersection of hyperplanes, R^d among them; its rank is its codimension. The faces of the arrangement, its
/// relatively open pieces, are the chambers of the restrictions to the flats, so that f_k is the sum of the numbers of chambers of the
/// restrictions to all flats of dimension k (T. Zaslavsky, Facing up to arrangements, Mem. AMS 154 (1975)).</para>
/// <para>Exact. No chamber is looked at.</para>
/// </remarks>
internal sealed class FlatCounts
{
    private FlatCounts(int dimension, FlatTally tally)
    {
        Dimension = dimension;
        Total = tally.Total;
        Restrictions = [.. tally.Ranks.SelectMany((groups, rank) => Groups(dimension, rank, groups))];
        FlatsByRank = [.. tally.Ranks.Select(groups => groups.Values.Sum())];
        WhitneyNumbers = [.. Restrictions[0].Polynomial.Coefficients.Take(tally.Ranks.Count)];
        BigInteger[] faces = new BigInteger[dimension + 1];
        foreach (RestrictionGroup group in Restrictions)
        {
            faces[dimension - group.Rank] += group.Count * group.Polynomial.Regions;
        }

        Faces = [.. faces];
    }

    /// <summary>The dimension d of the space.</summary>
    public int Dimension { get; }

    /// <summary>The f-vector: entry k is the number of faces of dimension k, for k = 0, ..., d; 0 below d - rank.</summary>
    public ImmutableArray<BigInteger> Faces { get; }

    /// <summary>The number of flats.</summary>
    public long Total { get; }

    /// <summary>The Whitney numbers of the second kind: entry k is the number of flats of rank k, for k = 0, ..., rank.</summary>
    public ImmutableArray<long> FlatsByRank { get; }

    /// <summary>The Whitney numbers of the first kind, with signs: entry k is the sum of the Möbius function over the flats of rank k,
    /// which is the coefficient of t^(d - k) in the characteristic polynomial.</summary>
    public ImmutableArray<BigInteger> WhitneyNumbers { get; }

    /// <summary>The characteristic polynomials of the restrictions to all flats: by rank, then by the number of their chambers, most
    /// first. The first is that of the arrangement.</summary>
    public ImmutableArray<RestrictionGroup> Restrictions { get; }

    /// <summary>Whether the alternating sum f_0 - f_1 + f_2 - ... is (-1)^d, as Euler's relation has it for the faces, which partition
    /// R^d.</summary>
    public bool EulerHolds =>
        Faces.Aggregate(BigInteger.Zero, (sum, count) => count - sum) == BigInteger.One;

    /// <summary>Counts.</summary>
    /// <param name="arrangement">Any arrangement; with no hyperplane R^d is the one flat.</param>
    /// <param name="mostFlats">Give up when there are more.</param>
    /// <param name="cancellation">Stops the count.</param>
    /// <returns>The counts; null if there are more flats.</returns>
    /// <exception cref="OperationCanceledException">The token asked for it.</exception>
    public static FlatCounts? Of(
        HyperplaneArrangement arrangement, long mostFlats = long.MaxValue, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(arrangement);
        int? infinity = arrangement.IsLinear ? null : 0;
        IntegerMatrix rows = infinity is null ? arrangement.Rows : CharacteristicPolynomial.Cone(arrangement);
        FlatTally? tally = RingChoice.Run(rows, new Counting(rows, infinity, mostFlats, cancellation));
        return tally is null ? null : new FlatCounts(arrangement.Dimension, tally);
    }

    private static IEnumerable<RestrictionGroup> Groups(int dimension, int rank, IReadOnlyDictionary<BigInteger[], long> groups) =>
        groups.Select(group => new RestrictionGroup(
                rank, CharacteristicPolynomial.FromWhitneyNumbers(dimension - rank, [.. group.Key]), group.Value))
            .OrderByDescending(group => group.Polynomial.Regions)
            .ThenByDescending(group => group.Polynomial.RelativelyBoundedRegions)
            .ThenBy(group => string.Join(' ', group.Polynomial.Coefficients), StringComparer.Ordinal);

    private sealed class Counting(IntegerMatrix rows, int? infinity, long mostFlats, CancellationToken cancellation) : IRingTask<FlatTally?>
    {
        public FlatTally? Run<TScalars, T>(TScalars scalars)
            where TScalars : struct, IScalars<T>
            where T : IEquatable<T> =>
            new FlatWalk<TScalars, T>(scalars, infinity, mostFlats, cancellation)
                .Walk(PointConfiguration<T>.FromRows(scalars, rows, cancellation));
    }
}
