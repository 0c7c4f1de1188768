using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Tests.Oracles;

/// <summary>The second, deliberately naive enumerator: patterns of tiny networks, each decided by Fourier-Motzkin
/// elimination on strict inequalities. It shares no arithmetic and no linear program with the library.</summary>
/// <remarks>Only full-dimensional regions: a strict system has a solution iff its solutions have full dimension. What a piece asks of a
/// form that is constant holds everywhere or nowhere. Patterns have a character '0' + piece a gate.</remarks>
internal static class NaiveEnumerator
{
    /// <summary>All activation regions in the interior of a domain: pattern -> whether the region is bounded. The prefix of a
    /// pattern is dropped as soon as it is empty.</summary>
    public static SortedDictionary<string, bool> Enumerate(Network network, HPolyhedron domain)
    {
        SortedDictionary<string, bool> regions = new(StringComparer.Ordinal);
        NaiveNetwork naive = new(network);
        (BigInteger[][] rows, BigInteger scale) = naive.InputForms();
        Enumerate(naive, 0, rows, scale, NaiveDomain.Interior(domain), string.Empty, regions);
        return regions;
    }

    /// <summary>The same from all combinations of pieces, each decided on its own: slower, and simpler still.</summary>
    public static SortedDictionary<string, bool> EnumerateAllPatterns(Network network, HPolyhedron domain)
    {
        IEnumerable<string> patterns = [string.Empty];
        foreach (NetworkLayer layer in network.Layers.Where(layer => layer.HasGates))
        {
            for (int unit = 0; unit < layer.UnitCount; unit++)
            {
                int pieces = layer.PieceCountOf(unit);
                patterns = !layer.IsGate(unit) ? patterns : patterns.SelectMany(
                    prefix => Enumerable.Range(0, pieces).Select(piece => prefix + (char)('0' + piece)));
            }
        }

        SortedDictionary<string, bool> regions = new(StringComparer.Ordinal);
        foreach (string pattern in patterns)
        {
            if (Region(network, pattern, domain) is { } system && FourierMotzkin.HasSolution(system))
            {
                regions.Add(pattern, IsBounded(system));
            }
        }

        return regions;
    }

    /// <summary>The open region of a pattern as inequalities, domain first; null if a gate that is constant contradicts it.</summary>
    public static List<LinearInequality>? Region(Network network, string pattern, HPolyhedron domain) =>
        Clip(NaiveDomain.Interior(domain), new NaiveNetwork(network).Compose(pattern).Conditions);

    /// <summary>Whether a nonempty polyhedron {A x + b > 0 or >= 0} is bounded: its recession cone {r : A r >= 0} is {0}, that
    /// is, no direction in the cone has a nonzero coordinate.</summary>
    public static bool IsBounded(IReadOnlyList<LinearInequality> system)
    {
        if (system.Count == 0)
        {
            return false;
        }

        List<LinearInequality> cone = [.. system.Select(row => new LinearInequality(row.Coefficients, BigInteger.Zero, IsStrict: false))];
        for (int k = 0; k < system[0].Coefficients.Length; k++)
        {
            foreach (int sign in (int[])[-1, 1])
            {
                BigInteger[] direction = new BigInteger[system[0].Coefficients.Length];
                direction[k] = sign;
                if (FourierMotzkin.HasSolution([.. cone, new LinearInequality(direction, BigInteger.Zero, IsStrict: true)]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static void Enumerate(
        NaiveNetwork network,
        int layer,
        BigInteger[][] values,
        BigInteger scale,
        List<LinearInequality> system,
        string pattern,
        SortedDictionary<string, bool> regions)
    {
        if (layer == network.LayerCount)
        {
            regions.Add(pattern, IsBounded(system));
            return;
        }

        NaiveGates gates = network.Gates(layer);
        (BigInteger[][] rows, BigInteger rowScale) = network.PreActivations(layer, values, scale);
        Branch([], system, pattern);

        void Branch(List<BigInteger[]> outputs, List<LinearInequality> cell, string prefix)
        {
            int unit = outputs.Count;
            if (unit == gates.UnitCount)
            {
                Enumerate(network, layer + 1, [.. outputs], rowScale * gates.OutputFactor, cell, prefix, regions);
                return;
            }

            for (int piece = 0; piece < gates.PieceCount(unit); piece++)
            {
                if (Clip(cell, gates.Conditions(unit, piece, rows, rowScale)) is { } child
                    && (child.Count == cell.Count || FourierMotzkin.HasSolution(child)))
                {
                    Branch(
                        [.. outputs, gates.Output(unit, piece, rows, rowScale)], child,
                        gates.IsGate(unit) ? prefix + (char)('0' + piece) : prefix);
                }
            }
        }
    }

    // The cell with the conditions; null if one of them holds nowhere.
    private static List<LinearInequality>? Clip(List<LinearInequality> cell, IEnumerable<NaiveCondition> conditions)
    {
        List<LinearInequality> clipped = [.. cell];
        foreach (NaiveCondition condition in conditions)
        {
            if (!condition.IsConstant)
            {
                clipped.Add(condition.Interior);
            }
            else if (!condition.Holds)
            {
                return null;
            }
        }

        return clipped;
    }
}
