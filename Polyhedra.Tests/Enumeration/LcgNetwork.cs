using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Enumeration;

/// <summary>Deterministic integer networks from a linear congruential generator: s becomes (1103515245 s + 12345) mod 2^31 and
/// gives the number ((s >> 16) mod 41) - 20. Layer by layer, unit by unit: weights from left to right, then the bias; at
/// last one scalar output unit.</summary>
internal static class LcgNetwork
{
    public static Network Relu(int inputs, ReadOnlySpan<int> widths, long seed)
    {
        long state = seed;
        List<NetworkLayer> layers = [];
        foreach (int width in widths)
        {
            layers.Add(Layer(Activation.Relu, width, inputs, ref state));
            inputs = width;
        }

        layers.Add(Layer(Activation.Identity, 1, inputs, ref state));
        return Nets.Of([.. layers]);
    }

    private static DenseLayer Layer(Activation activation, int units, int inputs, ref long state)
    {
        Rational[][] rows = new Rational[units][];
        for (int i = 0; i < units; i++)
        {
            rows[i] = new Rational[inputs + 1];
            for (int k = 0; k <= inputs; k++)
            {
                state = ((1103515245 * state) + 12345) & 0x7FFFFFFF;
                rows[i][k] = ((state >> 16) % 41) - 20;
            }
        }

        return Nets.Layer(activation, rows);
    }
}
