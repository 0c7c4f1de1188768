using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
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
    }

    /// <summary>The lines of the header.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The inequalities.</summary>
    public IReadOnlyList<ExactRow> Inequalities { get; }

    /// <summary>The number of bounds.</summary>
    public int HalfSpaceStart { get; }

    private static ImmutableArray<Rational> Axis(int dimension, int axis, Rational value)
    {
        Rational[] normal = new Rational[dimension];
        normal[axis] = value;
        return [.. normal];
    }
}
