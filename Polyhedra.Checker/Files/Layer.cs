using System.Numerics;

namespace Polyhedra.Checker.Kernel;

/// <summary>A layer of a network, as the weights say. Integer weights over one denominator.</summary>
internal sealed class Layer
{
    /// <summary>A layer.</summary>
    /// <param name="header">Its line in the digest.</param>
    /// <param name="rows">Weights and then bias, a row a unit; maxout: a row a unit and piece.</param>
    /// <param name="rank">The number of pieces of a maxout unit; 0 for a dense layer.</param>
    /// <param name="activation">Dense: the activation; maxout: the identity.</param>
    public Layer(string header, List<Fraction[]> rows, int rank, Activation activation)
    {
        Header = header;
        Rows = rows;
        Rank = rank;
        Activation = activation;
        Denominator = Fraction.CommonDenominator(rows.SelectMany(row => row));
        Integers = [.. rows.Select(row => Array.ConvertAll(row, entry => entry.Times(Denominator)))];
    }

    /// <summary>The layer's line in the digest.</summary>
    public string Header { get; }

    /// <summary>Weights and then bias, row by row.</summary>
    public List<Fraction[]> Rows { get; }

    /// <summary>The number of pieces of a maxout unit; 0 for a dense layer.</summary>
    public int Rank { get; }

    /// <summary>The activation; the identity for maxout.</summary>
    public Activation Activation { get; }

    /// <summary>The common denominator of the rows.</summary>
    public BigInteger Denominator { get; }

    /// <summary>The rows times <see cref="Denominator"/>.</summary>
    public BigInteger[][] Integers { get; }

    /// <summary>The number of units.</summary>
    public int UnitCount => Rank > 0 ? Rows.Count / Rank : Rows.Count;

    /// <summary>The number of things to decide: maxout units, or forms.</summary>
    public int DecisionCount => Rank > 0 ? UnitCount : UnitCount * Activation.Breakpoints.Length;
}
