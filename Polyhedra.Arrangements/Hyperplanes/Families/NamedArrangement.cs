using System.Globalization;
using Polyhedra.Arrangements.Files;

namespace Polyhedra.Arrangements.Hyperplanes.Families;

/// <summary>A member of a named family of arrangements, with what is known about it.</summary>
/// <param name="Name">As in <see cref="Parse"/>.</param>
/// <param name="Arrangement">The hyperplanes.</param>
/// <param name="Known">The closed form or table entry; null where the program knows none.</param>
public sealed record NamedArrangement(string Name, HyperplaneArrangement Arrangement, KnownAnswer? Known)
{
    /// <summary>The names that <see cref="Parse"/> takes, for messages.</summary>
    public const string Expected =
        "generic:d,n, graphical:FILE, braid:n, typeB:n, typeD:n, shi:n, ish:n, catalan:n, linial:n, semiorder:n, resonance:n, threshold:n, "
        + "boolean:n, F4, E6, E7 or E8";

    /// <summary>The most coefficients (normals and offsets) that a member may have.</summary>
    public const long MaxCoefficientCount = 1L << 24;

    /// <summary>Makes a member of a family.</summary>
    /// <param name="text"><c>generic:d,n</c> (n hyperplanes of R^d in general position, on the moment curve); <c>graphical:FILE</c>
    /// (x_u = x_v for the edges of a file, see <see cref="Files.EdgeListFile"/>); <c>F4</c>, <c>E6</c>, <c>E7</c>, <c>E8</c>; or
    /// a name and n: in R^n <c>braid</c>, <c>typeB</c>, <c>typeD</c>, <c>shi</c>, <c>ish</c>, <c>catalan</c>, <c>linial</c>,
    /// <c>semiorder</c>, <c>resonance</c>, <c>boolean</c>; in R^(n+1) <c>threshold</c>.</param>
    /// <exception cref="FormatException">There is no such family, or n is not written as a positive integer.</exception>
    /// <exception cref="BadInputException">The member is too large, or the file of a graph cannot be used.</exception>
    public static NamedArrangement Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string family = colon < 0 ? text : text[..colon];
        string parameters = colon < 0 ? string.Empty : text[(colon + 1)..];
        return (family, colon >= 0) switch
        {
            ("graphical", true) => FromGraph(text, parameters),
            ("generic", true) => Generic(text, parameters.Split(',')),
            (_, false) => new NamedArrangement(text, Rows(text, RootSystems.Exceptional(family)), RootSystems.KnownExceptional(family)),
            _ => Member(text, family, ParsePositive(text, parameters)),
        };
    }

    private static NamedArrangement FromGraph(string text, string path)
    {
        (int vertices, List<(int, int)> edges) = Files.EdgeListFile.Read(path);
        CheckSize(text, edges.Count, vertices);
        return new NamedArrangement(text, FamilyRows.Arrangement(vertices, FamilyRows.Differences(vertices, edges)), null);
    }

    private static NamedArrangement Generic(string text, string[] parameters)
    {
        if (parameters is not [string first, string second])
        {
            throw Unknown(text);
        }

        int dimension = ParsePositive(text, first);
        int count = ParsePositive(text, second);
        CheckSize(text, count, dimension);
        return new NamedArrangement(
            text, FamilyRows.Arrangement(dimension, CubeFamilies.MomentCurve(dimension, count)),
            CubeFamilies.KnownGeneric(dimension, count));
    }

    private static NamedArrangement Member(string text, string family, int n)
    {
        long pairs = (long)n * (n - 1) / 2;
        return family switch
        {
            "braid" => Make(text, pairs, n, () => RootSystems.TypeA(n), () => RootSystems.KnownA(n)),
            "typeB" => Make(text, (2 * pairs) + n, n, () => RootSystems.TypeB(n), () => RootSystems.KnownB(n)),
            "typeD" => Make(text, 2 * pairs, n, () => RootSystems.TypeD(n), () => RootSystems.KnownD(n)),
            "shi" => Make(text, 2 * pairs, n, () => Deformations.Translates(n, 0, -1), () => Deformations.KnownShi(n)),
            "ish" => Make(text, 2 * pairs, n, () => Deformations.Ish(n), () => Deformations.KnownShi(n)),
            "catalan" => Make(text, 3 * pairs, n, () => Deformations.Translates(n, 1, 0, -1), () => Deformations.KnownCatalan(n)),
            "linial" => Make(text, pairs, n, () => Deformations.Translates(n, -1), () => Deformations.KnownLinial(n)),
            "semiorder" => Make(text, 2 * pairs, n, () => Deformations.Translates(n, 1, -1), () => Deformations.KnownSemiorder(n)),
            "resonance" => Make(text, Exponential(n), n, () => CubeFamilies.Resonance(n), () => CubeFamilies.KnownResonance(n)),
            "threshold" => Make(text, Exponential(n), n + 1, () => CubeFamilies.Threshold(n), () => CubeFamilies.KnownThreshold(n)),
            "boolean" => Make(text, n, n, () => CubeFamilies.Boolean(n), () => CubeFamilies.KnownBoolean(n)),
            _ => throw Unknown(text),
        };
    }

    private static NamedArrangement Make(string text, long count, int dimension, Func<IEnumerable<int[]>> rows, Func<KnownAnswer?> known)
    {
        CheckSize(text, count, dimension);
        return new NamedArrangement(text, FamilyRows.Arrangement(dimension, rows()), known());
    }

    private static HyperplaneArrangement Rows(string text, IReadOnlyList<int[]>? rows) =>
        rows is null ? throw Unknown(text) : FamilyRows.Arrangement(rows[0].Length - 1, rows);

    private static long Exponential(int n) => n < 62 ? 1L << n : long.MaxValue / 2;

    private static void CheckSize(string text, long count, int dimension)
    {
        if (dimension >= MaxCoefficientCount || count * (double)(dimension + 1L) > MaxCoefficientCount)
        {
            throw new BadInputException(
                $"family {Excerpt.Quote(text)}: more than {MaxCoefficientCount} coefficients, which is the most that is made");
        }
    }

    private static int ParsePositive(string text, string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1 && value < int.MaxValue
            ? value
            : throw Unknown(text);

    private static FormatException Unknown(string text) =>
        new($"family {Excerpt.Quote(text)}: expected {Expected}, with positive integers");
}
