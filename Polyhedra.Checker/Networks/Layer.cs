using Polyhedra.Checker.Arithmetic;

namespace Polyhedra.Checker.Networks;

/// <summary>A layer of a network, or the hyperplanes of an arrangement.</summary>
/// <param name="Header">Its line in the digest; null for an arrangement.</param>
/// <param name="Rows">Weights and then bias, a row a unit; maxout: a row a unit and piece.</param>
/// <param name="Rank">The number of pieces of a maxout unit; 0 for a dense layer.</param>
/// <param name="Activation">Dense: the activation; maxout: the identity.</param>
internal sealed record Layer(string? Header, List<Fraction[]> Rows, int Rank, Activation Activation)
{
    /// <summary>The common denominator of the rows.</summary>
    public BigInteger Denominator { get; } = Fraction.CommonDenominator(Rows.SelectMany(row => row));

    /// <summary>The forms that earlier ones decide: of an arrangement those that are multiples of earlier ones.</summary>
    public HashSet<int> Copies { get; init; } = [];

    /// <summary>The number of units.</summary>
    public int UnitCount => Rank > 0 ? Rows.Count / Rank : Rows.Count;

    /// <summary>The number of things to decide: maxout units, or forms.</summary>
    public int DecisionCount => Rank > 0 ? UnitCount : UnitCount * Activation.Breakpoints.Length;
}
