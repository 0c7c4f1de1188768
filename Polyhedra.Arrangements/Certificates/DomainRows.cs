using System.Collections.Immutable;
using System.Globalization;
using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>The inequalities of a domain in the order of its certificates: the bounds, coordinate by coordinate,
/// then the half-spaces.</summary>
internal sealed class DomainRows
{
    public DomainRows(HPolyhedron domain)
    {
        List<(ImmutableArray<Rational> Normal, Rational Offset)> rows = [];
        for (int k = 0; k < domain.Dimension; k++)
        {
            if (domain.Lower[k] is { } lower)
            {
                rows.Add((Axis(domain.Dimension, k, Rational.One), -lower));
            }

            if (domain.Upper[k] is { } upper)
            {
                rows.Add((Axis(domain.Dimension, k, Rational.MinusOne), upper));
            }
        }

        HalfSpaceStart = rows.Count;
        rows.AddRange(domain.HalfSpaces.Where(halfSpace => halfSpace.Normal.Any(entry => !entry.IsZero))
            .Select(halfSpace => (halfSpace.Normal, halfSpace.Offset)));
        Lines = [.. rows.Select(row => string.Join(' ', row.Normal.Prepend(row.Offset).Select(CertificateText.Rational)))];
        Inequalities = [.. rows.Select(row => ExactRow.Of(row.Normal, row.Offset))];
        KernelCount = Inequalities.Count;
    }

    private DomainRows(DomainRows inside, IEnumerable<ExactRow> weaker, IReadOnlyList<string> lines, string hullLine)
    {
        HalfSpaceStart = inside.HalfSpaceStart;
        KernelCount = inside.KernelCount;
        Inequalities = [.. inside.Inequalities, .. weaker];
        Lines = lines;
        HullLine = hullLine;
    }

    /// <summary>The lines of the header.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The line of the header that proves the affine hull; null for a domain with an interior.</summary>
    public string? HullLine { get; }

    /// <summary>The inequalities.</summary>
    public IReadOnlyList<ExactRow> Inequalities { get; }

    /// <summary>The number of those that the kernels know; behind them stand weaker ones.</summary>
    public int KernelCount { get; }

    /// <summary>The number of bounds.</summary>
    public int HalfSpaceStart { get; }

    /// <summary>The rows of a domain without interior. The lines are its inequalities in the network's inputs: first those that become
    /// the domain's in the coordinates of the hull, in their order; then the others, which are constant there, or parallel to one of these
    /// and weaker. A checker keeps the latter.</summary>
    public static DomainRows Of(FlatDomain flat)
    {
        DomainRows inside = new(flat.Inside);
        List<HalfSpace> halfSpaces = [];
        List<Rational> multipliers = [];
        foreach ((IntegerForm form, Rational multiplier) in flat.Domain.Forms().Zip(flat.Multipliers).Where(row => !row.First.IsConstant))
        {
            halfSpaces.Add(new HalfSpace([.. form.Coefficients[..^1].ToArray().Select(entry => (Rational)entry)], form.Constant));
            multipliers.Add(multiplier);
        }

        Dictionary<(HalfSpace Key, Rational Offset), int> positions = [];
        for (int i = 0; i < halfSpaces.Count; i++)
        {
            positions.TryAdd(AffineSlice.Primitive(flat.Slice.PullBack(halfSpaces[i])), i);
        }

        int[] first = flat.Dimension == 0 ? [] : [.. inside.Halves().Select(half => positions[AffineSlice.Primitive(half)])];
        int[] others = [.. Enumerable.Range(0, halfSpaces.Count).Except(first)];
        int[] order = [.. first, .. others];
        IEnumerable<string> words = order.Index().Where(row => !multipliers[row.Item].IsZero)
            .Select(row => string.Create(CultureInfo.InvariantCulture, $" {row.Index}:{CertificateText.Rational(multipliers[row.Item])}"));
        IEnumerable<HalfSpace> restricted = others.Select(i => flat.Slice.PullBack(halfSpaces[i]));
        return new DomainRows(
            inside,
            restricted.Where(half => half.Normal.Any(entry => !entry.IsZero)).Select(half => ExactRow.Of(half.Normal, half.Offset)),
            [.. order.Select(i => string.Join(' ', halfSpaces[i].Normal.Prepend(halfSpaces[i].Offset).Select(CertificateText.Rational)))],
            $"hull{string.Concat(words)}");
    }

    private IEnumerable<HalfSpace> Halves() => Inequalities.Select(row => new HalfSpace(
        [.. row.Terms[..^1].Select(term => new Rational(term, row.Denominator))], new Rational(row.Terms[^1], row.Denominator)));

    private static ImmutableArray<Rational> Axis(int dimension, int axis, Rational value)
    {
        Rational[] normal = new Rational[dimension];
        normal[axis] = value;
        return [.. normal];
    }
}
