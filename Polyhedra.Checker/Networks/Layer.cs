using Polyhedra.Checker.Arithmetic;

namespace Polyhedra.Checker.Networks;

/// <summary>A layer of a network, or the hyperplanes of an arrangement.</summary>
/// <param name="Header">Its line in the digest; null for an arrangement.</param>
/// <param name="Rows">Weights and then bias, a row a unit; maxout: a row a unit and piece.</param>
/// <param name="Units">The units: all of them maxout units, or none.</param>
internal sealed record Layer(string? Header, List<Fraction[]> Rows, Unit[] Units)
{
    /// <summary>The common denominator of the rows.</summary>
    public BigInteger Denominator { get; } = Fraction.CommonDenominator(Rows.SelectMany(row => row));

    /// <summary>The common denominator of the slopes and intercepts of all units.</summary>
    public BigInteger PieceDenominator { get; } =
        Fraction.CommonDenominator(Units.Select(unit => new Fraction(BigInteger.One, unit.Activation.Denominator)));

    /// <summary>The unit of each form.</summary>
    public int[] UnitOfForm { get; } = [.. Units.SelectMany((unit, u) => Enumerable.Repeat(u, unit.FormCount))];

    /// <summary>The forms that earlier ones decide: of an arrangement those that are multiples of earlier ones.</summary>
    public HashSet<int> Copies { get; init; } = [];

    /// <summary>Whether the units are maxout units.</summary>
    public bool IsMaxout => Units.Length > 0 && Units[0].Rank > 0;

    /// <summary>The number of units.</summary>
    public int UnitCount => Units.Length;

    /// <summary>The number of things to decide: maxout units, or forms.</summary>
    public int DecisionCount => IsMaxout ? UnitCount : UnitOfForm.Length;

    /// <summary>A layer of a row a unit.</summary>
    public static Layer Dense(string? header, List<Fraction[]> rows, IEnumerable<Activation> activations)
    {
        List<Unit> units = [];
        int forms = 0;
        foreach (Activation activation in activations)
        {
            units.Add(new Unit(activation, units.Count, 0, forms));
            forms += activation.Breakpoints.Length;
        }

        return new Layer(header, rows, [.. units]);
    }

    /// <summary>A layer of maxout units with so many pieces each.</summary>
    public static Layer Maxout(string header, List<Fraction[]> rows, IEnumerable<int> ranks)
    {
        List<Unit> units = [];
        int first = 0;
        foreach (int rank in ranks)
        {
            units.Add(new Unit(Activation.Identity, first, rank, 0));
            first += rank;
        }

        return new Layer(header, rows, [.. units]);
    }
}
