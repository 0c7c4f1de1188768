using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Tests.Oracles;

/// <summary>The second, deliberately naive enumerator: sign vectors of tiny networks, each decided by Fourier-Motzkin
/// elimination on strict inequalities. It shares no arithmetic and no linear program with the library.</summary>
/// <remarks>Only full-dimensional regions: a strict system has a solution iff its solutions have full dimension. A gate
/// whose form is constant does not split; it is active iff the constant is positive.</remarks>
internal static class NaiveEnumerator
{
    /// <summary>All activation regions in the interior of a domain: pattern -> whether the region is bounded. The prefix of a
    /// sign vector is dropped as soon as it is empty.</summary>
    public static SortedDictionary<string, bool> Enumerate(Network network, HPolyhedron domain)
    {
        SortedDictionary<string, bool> regions = new(StringComparer.Ordinal);
        NaiveNetwork naive = new(network);
        (BigInteger[][] rows, BigInteger scale) = naive.InputForms();
        Enumerate(naive, 0, rows, scale, NaiveDomain.Interior(domain), string.Empty, regions);
        return regions;
    }

    /// <summary>The same from all 2^gates sign vectors, each decided on its own: slower, and simpler still.</summary>
    public static SortedDictionary<string, bool> EnumerateAllSignVectors(Network network, HPolyhedron domain)
    {
        SortedDictionary<string, bool> regions = new(StringComparer.Ordinal);
        for (int code = 0; code < 1 << network.GateCount; code++)
        {
            string pattern = string.Concat(Enumerable.Range(0, network.GateCount).Select(i => ((code >> i) & 1) == 1 ? '1' : '0'));
            if (Region(network, pattern, domain) is { } system && FourierMotzkin.HasSolution(system))
            {
                regions.Add(pattern, IsBounded(system));
            }
        }

        return regions;
    }

    /// <summary>The open region of a pattern as inequalities, domain first; null if a constant gate contradicts it.</summary>
    public static List<LinearInequality>? Region(Network network, string pattern, HPolyhedron domain)
    {
        List<LinearInequality> system = NaiveDomain.Interior(domain);
        List<BigInteger[]> gates = new NaiveNetwork(network).Compose(pattern).Gates;
        for (int i = 0; i < gates.Count; i++)
        {
            if (!IsConstant(gates[i]))
            {
                system.Add(Side(gates[i], pattern[i]));
            }
            else if (PieceOfConstant(gates[i]) != pattern[i])
            {
                return null;
            }
        }

        return system;
    }

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

        (BigInteger[][] forms, BigInteger newScale) = network.PreActivations(layer, values, scale);
        if (network.IsRelu(layer))
        {
            Branch(forms, [], system, pattern);
        }
        else
        {
            Enumerate(network, layer + 1, forms, newScale, system, pattern, regions);
        }

        void Branch(BigInteger[][] preActivations, List<BigInteger[]> outputs, List<LinearInequality> cell, string prefix)
        {
            if (outputs.Count == preActivations.Length)
            {
                Enumerate(network, layer + 1, [.. outputs], newScale, cell, prefix, regions);
                return;
            }

            BigInteger[] form = preActivations[outputs.Count];
            foreach (char piece in "01")
            {
                List<LinearInequality> side = cell;
                if (!IsConstant(form))
                {
                    side = [.. cell, Side(form, piece)];
                    if (!FourierMotzkin.HasSolution(side))
                    {
                        continue;
                    }
                }
                else if (PieceOfConstant(form) != piece)
                {
                    continue;
                }

                Branch(preActivations, [.. outputs, piece == '1' ? form : new BigInteger[form.Length]], side, prefix + piece);
            }
        }
    }

    private static bool IsConstant(BigInteger[] form) => Array.TrueForAll(form[..^1], entry => entry.IsZero);

    private static char PieceOfConstant(BigInteger[] form) => form[^1].Sign > 0 ? '1' : '0';

    private static LinearInequality Side(BigInteger[] form, char piece) =>
        LinearInequality.FromRow(piece == '1' ? form : Array.ConvertAll(form, entry => -entry), isStrict: true);
}
