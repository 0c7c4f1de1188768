using System.Numerics;
using System.Text;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Domains;

/// <summary>Reads domains in the formats of lrs and cdd (<see cref="CddText"/>): H-representations (<c>.ine</c>), rows
/// <c>b a1 ... ad</c> meaning b + a·x >= 0, and V-representations (<c>.ext</c>), rows <c>1 v1 ... vd</c> for a vertex and
/// <c>0 r1 ... rd</c> for a ray.</summary>
/// <remarks>A row of a linearity is an equation, or a line. <c>nonnegative</c> adds x >= 0.</remarks>
internal static class CddDomain
{
    /// <summary>The most dimensions of a V-representation: what it takes to find the inequalities grows exponentially.</summary>
    private const int MaxVDimension = 16;

    private const string Expected = "an H-representation (.ine) or a V-representation (.ext) of lrs or cdd";

    /// <summary>Whether a name is that of such a file.</summary>
    public static bool HasName(string path) =>
        path.EndsWith(".ine", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".ext", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a domain.</summary>
    /// <exception cref="BadInputException">It cannot be read, has another dimension, or excludes every point by a constant.</exception>
    public static HPolyhedron Read(string path, int dimension)
    {
        using StreamReader reader = new(
            InputFile.Open(path, Expected, FileKind.HRepresentation, FileKind.VRepresentation), Encoding.UTF8,
            detectEncodingFromByteOrderMarks: false);
        CddText text = CddText.Read(reader, path);
        if (text.Width != dimension + 1)
        {
            throw text.Fail($"expected rows of {dimension + 1} numbers, as the space has dimension {dimension}, got {text.Width}");
        }

        if (text.IsVRepresentation)
        {
            return HPolyhedron.FromHalfSpaces(dimension, FromGenerators(text));
        }

        HPolyhedron rows = HPolyhedron.FromHalfSpaces(dimension, FromRows(text));
        HPolyhedron orthant = new(
            [.. Enumerable.Repeat((Rational?)Rational.Zero, dimension)], [.. Enumerable.Repeat((Rational?)null, dimension)], []);
        return text.IsNonnegative ? rows.Intersect(orthant) : rows;
    }

    private static List<HalfSpace> FromRows(CddText text)
    {
        List<HalfSpace> halfSpaces = [];
        foreach ((int index, Rational[] row) in text.Rows.Index())
        {
            bool isEquation = text.Linearity.Contains(index);
            HalfSpace halfSpace = new([.. row[1..]], row[0]);
            if (row.AsSpan(1).ContainsAnyExcept(Rational.Zero))
            {
                halfSpaces.Add(halfSpace);
                halfSpaces.AddRange(isEquation ? [Opposite(halfSpace)] : []);
            }
            else if (row[0].Sign == Sign.Negative || (isEquation && !row[0].IsZero))
            {
                throw text.Fail($"expected a domain that is not empty, but row {index + 1} holds nowhere");
            }
        }

        return halfSpaces;
    }

    private static List<HalfSpace> FromGenerators(CddText text)
    {
        int dimension = text.Width - 1;
        if (dimension > MaxVDimension)
        {
            throw text.Fail($"a V-representation is read in at most {MaxVDimension} dimensions, not {dimension}");
        }

        List<BigInteger[]> generators = [];
        List<BigInteger[]> lines = [];
        bool hasVertex = false;
        foreach ((int index, Rational[] row) in text.Rows.Index())
        {
            bool isVertex = row[0] == Rational.One;
            bool isLine = text.Linearity.Contains(index);
            if ((!isVertex && !row[0].IsZero) || (isVertex && isLine))
            {
                throw text.Fail($"expected row {index + 1} to begin with 1 (a vertex) or 0 (a ray, or a line), got {row[0]}");
            }

            hasVertex |= isVertex;
            (isLine ? lines : generators).Add(PrimitiveRow.FromRationals([.. row[1..], row[0]]));
        }

        return hasVertex ? Dual(generators, lines, dimension) : throw text.Fail("expected a vertex, a row that begins with 1");
    }

    // The valid inequalities b + a·x >= 0 are a cone of points (a, b): b + a·v >= 0 for vertices v, a·r >= 0 for rays r, a·l = 0 for lines
    // l. So a = N y for a basis N of what is orthogonal to the lines. In (y, b) the cone's extreme rays are the facets, and perhaps
    // 1 >= 0, and its lines the equations. Where it has no interior, some rays belong to lines: those on which all its points vanish.
    private static List<HalfSpace> Dual(List<BigInteger[]> generators, List<BigInteger[]> lines, int dimension)
    {
        IntegerMatrix basis = IntegerElimination.Nullspace(new IntegerMatrix(
            lines.Count, dimension, [.. lines.SelectMany(line => line[..dimension])]));
        IntegerForm[] forms = [.. generators.Select(generator => IntegerForm.FromIntegers(
            [.. Enumerable.Range(0, basis.RowCount).Select(i => Dot(basis.Row(i), generator)), generator[^1], BigInteger.Zero]))];
        if (Polyhedron.FromForms(basis.RowCount + 1, forms) is not { } cone)
        {
            Rational[] vanishing = ImplicitEquations.Find(forms, basis.RowCount + 1);
            return Dual(generators, [.. lines, .. generators.Where((_, i) => !vanishing[i].IsZero)], dimension);
        }

        List<HalfSpace> halfSpaces = [];
        for (int i = 0; i < cone.RayCount; i++)
        {
            HalfSpace halfSpace = HalfSpaceOf([.. cone.Ray(i)], basis);
            halfSpaces.AddRange(halfSpace.Normal.All(entry => entry.IsZero) ? [] : [halfSpace]);
        }

        for (int i = 0; i < cone.Lineality.RowCount; i++)
        {
            HalfSpace equation = HalfSpaceOf(cone.Lineality.Row(i).ToArray(), basis);
            halfSpaces.AddRange([equation, Opposite(equation)]);
        }

        return halfSpaces;
    }

    private static BigInteger Dot(ReadOnlySpan<BigInteger> left, BigInteger[] right)
    {
        BigInteger sum = BigInteger.Zero;
        for (int k = 0; k < left.Length; k++)
        {
            sum += left[k] * right[k];
        }

        return sum;
    }

    // Of (y, b).
    private static HalfSpace HalfSpaceOf(BigInteger[] row, IntegerMatrix basis)
    {
        Rational[] normal = new Rational[basis.ColumnCount];
        for (int i = 0; i < basis.RowCount; i++)
        {
            for (int k = 0; k < normal.Length; k++)
            {
                normal[k] += row[i] * basis[i, k];
            }
        }

        return new HalfSpace([.. normal], row[^1]);
    }

    private static HalfSpace Opposite(HalfSpace halfSpace) => new([.. halfSpace.Normal.Select(entry => -entry)], -halfSpace.Offset);
}
