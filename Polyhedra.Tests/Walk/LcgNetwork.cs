using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Deterministic integer networks from a linear congruential generator: s becomes (1103515245 s + 12345) mod 2^31 and
/// gives the number ((s >> 16) mod 41) - 20. Layer by layer, unit by unit (maxout: and piece by piece): weights from left to right, then
/// the bias; at last one scalar output unit.</summary>
internal static class LcgNetwork
{
    public static Network Relu(int inputs, ReadOnlySpan<int> widths, long seed) => Of("relu", inputs, widths, seed);

    /// <summary>A network of hidden layers of one kind of gates: <c>relu</c>, <c>leaky</c> (slope 1/10), <c>abs</c>, <c>hardtanh</c>, or
    /// <c>maxout</c> and the rank.</summary>
    public static Network Of(string gates, int inputs, ReadOnlySpan<int> widths, long seed)
    {
        long state = seed;
        List<NetworkLayer> layers = [];
        foreach (int width in widths)
        {
            layers.Add(gates.Split(' ') is ["maxout", string rank]
                ? Nets.Maxout(int.Parse(rank), Rows(width * int.Parse(rank), inputs, ref state))
                : Nets.Layer(Named(gates), Rows(width, inputs, ref state)));
            inputs = width;
        }

        layers.Add(Nets.Layer(Activation.Identity, Rows(1, inputs, ref state)));
        return Nets.Of([.. layers]);
    }

    private static Activation Named(string gates) => gates switch
    {
        "relu" => Activation.Relu,
        "leaky" => Activation.LeakyRelu(new Rational(1, 10)),
        "abs" => Activation.Abs,
        "hardtanh" => Activation.HardTanh,
        _ => throw new ArgumentOutOfRangeException(nameof(gates), gates, message: null),
    };

    private static Rational[][] Rows(int count, int inputs, ref long state)
    {
        Rational[][] rows = new Rational[count][];
        for (int i = 0; i < count; i++)
        {
            rows[i] = new Rational[inputs + 1];
            for (int k = 0; k <= inputs; k++)
            {
                state = ((1103515245 * state) + 12345) & 0x7FFFFFFF;
                rows[i][k] = ((state >> 16) % 41) - 20;
            }
        }

        return rows;
    }
}
