using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;
using Polyhedra.Tests.Oracles;

namespace Polyhedra.Tests.Core.Polytopes;

/// <summary>Compares polyhedra with the naive cone and with each other.</summary>
internal static class PolyhedronAssert
{
    /// <summary>Generators, facets and incidences are those of the naive cone over some rows (normal, offset).</summary>
    public static void IsConeOf(Polyhedron polyhedron, IReadOnlyList<Rational[]> rows)
    {
        int[] pivots = [.. Enumerable.Range(0, polyhedron.Lineality.RowCount).Select(i => Pivot(polyhedron.Lineality.Row(i)))];
        NaiveCone naive = new(polyhedron.SpaceDimension, rows, pivots);
        string[] expected = [.. Enumerable.Range(0, naive.Generators.Count).Select(v => Describe(
            naive.Generators[v],
            naive.Tight[v].Where(c => c > 0 && naive.Facets.Contains(c)).Select(c => DescribeRow(naive.Row(c)))
                .Distinct(StringComparer.Ordinal)))];
        Assert.That(Describe(polyhedron), Is.EqualTo(expected.Order(StringComparer.Ordinal)));
    }

    /// <summary>The generators as sorted text, each with its facets.</summary>
    public static string[] Describe(Polyhedron polyhedron) =>
    [
        .. Enumerable.Range(0, polyhedron.GeneratorCount).Select(v => Describe(
            Normalise(polyhedron.Generator(v)),
            Enumerable.Range(0, polyhedron.Facets.Length).Where(f => polyhedron.IsOn(v, f)).Select(f => FacetOf(polyhedron, f))))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A facet's hyperplane as text, the same for all positive multiples.</summary>
    public static string FacetOf(Polyhedron polyhedron, int facet) =>
        DescribeRow([.. polyhedron.Facets[facet].Coefficients.ToArray().Select(entry => (Rational)entry)]);

    /// <summary>A generator as text: a vertex has last entry 1, a ray 0 and largest coordinate 1 in absolute value.</summary>
    public static string GeneratorOf(Polyhedron polyhedron, int generator) => string.Join(' ', Normalise(polyhedron.Generator(generator)));

    private static string Describe(Rational[] generator, IEnumerable<string> facets) =>
        $"{string.Join(' ', generator)} on {string.Join(", ", facets.Order(StringComparer.Ordinal))}";

    private static string DescribeRow(Rational[] row)
    {
        Rational scale = row[..^1].Select(Rational.Abs).Max();
        return string.Join(' ', row.Select(entry => entry / scale));
    }

    private static Rational[] Normalise(ReadOnlySpan<BigInteger> generator)
    {
        Rational[] point = [.. generator.ToArray().Select(entry => (Rational)entry)];
        Rational scale = point[^1].IsZero ? point.Select(Rational.Abs).Max() : point[^1];
        return [.. point.Select(entry => entry / scale)];
    }

    private static int Pivot(ReadOnlySpan<BigInteger> line)
    {
        int pivot = 0;
        while (line[pivot].IsZero)
        {
            pivot++;
        }

        return pivot;
    }
}
