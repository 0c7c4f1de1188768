using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Seeded random networks, small enough for the naive enumerator.</summary>
internal static class RandomNets
{
    private static readonly Rational[] PowersOfHalf =
        [.. ((int[])[24, 50, 53, 60, 120, 1074]).Select(bits => new Rational(BigInteger.One, BigInteger.One << bits))];

    /// <summary>One to three relu layers of one to five units, at most <paramref name="maxGates"/> gates; now and then an identity
    /// layer between them; mostly an identity layer at the end.</summary>
    public static Network Draw(Random random, WeightKind kind, int dimension, int maxGates)
    {
        int depth = random.Next(1, 4);
        List<NetworkLayer> layers = [];
        int inputs = dimension;
        for (int l = 0, gates = maxGates; l < depth && gates > 0; l++)
        {
            int units = random.Next(1, Math.Min(gates, depth == 1 ? maxGates : 5) + 1);
            layers.Add(Layer(random, kind, Activation.Relu, units, inputs));
            gates -= units;
            inputs = units;
            if (random.Next(6) == 0)
            {
                int width = random.Next(1, 4);
                layers.Add(Layer(random, kind, Activation.Identity, width, inputs));
                inputs = width;
            }
        }

        if (random.Next(4) > 0)
        {
            layers.Add(Layer(random, kind, Activation.Identity, random.Next(1, 3), inputs));
        }

        return Nets.Of([.. layers]);
    }

    /// <summary>One to three layers of gates of any kinds, with breakpoints and further maxout pieces at most <paramref name="maxCuts"/> in
    /// all; now and then an identity layer between them; mostly an identity layer at the end.</summary>
    public static Network DrawGates(Random random, WeightKind kind, int dimension, int maxCuts)
    {
        int depth = random.Next(1, 4);
        List<NetworkLayer> layers = [];
        int inputs = dimension;
        for (int l = 0, cuts = maxCuts; l < depth && cuts > 0; l++)
        {
            NetworkLayer layer = Gates(random, kind, inputs, depth == 1 ? cuts : Math.Min(cuts, 5), isFull: false);
            layers.Add(layer);
            cuts -= layer.UnitCount * Math.Max(1, layer.PieceCount - 1);
            inputs = layer.UnitCount;
            if (random.Next(6) == 0)
            {
                int width = random.Next(1, 4);
                layers.Add(Layer(random, kind, Activation.Identity, width, inputs));
                inputs = width;
            }
        }

        if (random.Next(4) > 0)
        {
            layers.Add(Layer(random, kind, Activation.Identity, random.Next(1, 3), inputs));
        }

        return Nets.Of([.. layers]);
    }

    /// <summary>Layers of gates of any kinds, each with about as many breakpoints, or pieces but the first, as it is given,
    /// and an identity output.</summary>
    public static Network DrawGates(Random random, WeightKind kind, int dimension, ReadOnlySpan<int> cuts)
    {
        List<NetworkLayer> layers = [];
        int inputs = dimension;
        foreach (int layerCuts in cuts)
        {
            layers.Add(Gates(random, kind, inputs, layerCuts, isFull: true));
            inputs = layers[^1].UnitCount;
        }

        layers.Add(Layer(random, kind, Activation.Identity, 1, inputs));
        return Nets.Of([.. layers]);
    }

    /// <summary>A network of version 2: one to three layers whose units have any activations, the identity among them, or any numbers of
    /// pieces; at most <paramref name="maxCuts"/> breakpoints and further pieces in all; mostly an identity layer at the end.</summary>
    public static Network DrawMixed(Random random, WeightKind kind, int dimension, int maxCuts)
    {
        List<NetworkLayer> layers = [];
        int inputs = dimension;
        int depth = random.Next(1, 4);
        for (int l = 0, cuts = maxCuts; l < depth && cuts > 0; l++)
        {
            bool isMaxout = random.Next(3) == 0;
            List<Activation> activations = [];
            int units = random.Next(1, 6);
            for (int unit = 0; unit < units; unit++)
            {
                Activation activation = Activations(random);
                activation = activation.Breakpoints.Length > cuts ? Activation.Identity : activation;
                cuts -= activation.Breakpoints.Length;
                activations.Add(activation);
            }

            ImmutableArray<int> ranks = [.. activations.Select(activation => activation.Breakpoints.Length + 1)];
            Network plain = Nets.Of(Nets.Layer(Activation.Relu, Rows(random, kind, isMaxout ? ranks.Sum() : units, inputs)));
            NetworkLayer rows = plain.Layers[0];
            layers.Add(isMaxout
                ? new MaxoutLayer(rows.SparseWeights, rows.Bias, ranks)
                : new DenseLayer(rows.SparseWeights, rows.Bias, [.. activations]));
            inputs = units;
        }

        if (random.Next(4) > 0)
        {
            layers.Add(Layer(random, kind, Activation.Identity, random.Next(1, 3), inputs));
        }

        return Nets.Of([.. layers]);
    }

    /// <summary>A relu network with the given hidden widths and an identity output:
    /// the shape that the invariance tests transform.</summary>
    public static Network Draw(Random random, WeightKind kind, int dimension, ReadOnlySpan<int> widths)
    {
        List<NetworkLayer> layers = [];
        int inputs = dimension;
        foreach (int width in widths)
        {
            layers.Add(Layer(random, kind, Activation.Relu, width, inputs));
            inputs = width;
        }

        layers.Add(Layer(random, kind, Activation.Identity, 1, inputs));
        return Nets.Of([.. layers]);
    }

    /// <summary>A weight or bias.</summary>
    public static Rational Number(Random random, WeightKind kind) => kind switch
    {
        WeightKind.QuarterGrid => (Rational)random.Next(-8, 9) / 4,
        WeightKind.Float32 => Rational.FromSingle((float)Normal(random)),
        WeightKind.Perturbed => random.Next(-2, 3) + (random.Next(-1, 2) * PowersOfHalf[random.Next(PowersOfHalf.Length)]),
        _ => random.Next(-2, 3),
    };

    /// <summary>A rational with small numerator and denominator, not zero.</summary>
    public static Rational Positive(Random random) => (Rational)random.Next(1, 30) / random.Next(1, 30);

    // A layer of gates of one kind with at most so many breakpoints, or pieces but the first, in all; as many as fit if it is to be full.
    private static NetworkLayer Gates(Random random, WeightKind kind, int inputs, int maxCuts, bool isFull)
    {
        int choice = random.Next(8);
        if (choice < 3)
        {
            int rank = random.Next(1, Math.Min(5, maxCuts + 1) + 1);
            int mostUnits = maxCuts / Math.Max(1, rank - 1);
            int units = isFull ? mostUnits : random.Next(1, mostUnits + 1);
            return Nets.Maxout(rank, Rows(random, kind, rank * units, inputs));
        }

        Activation activation = choice switch
        {
            3 => Activation.Relu,
            4 => Activation.Abs,
            5 => Activation.LeakyRelu((Rational)random.Next(-4, 7) / 5),
            6 => Activation.HardTanh,
            _ => Activation.Relu6,
        };
        int most = maxCuts / activation.Breakpoints.Length;
        return most == 0
            ? Layer(random, kind, Activation.Relu, 1, inputs)
            : Layer(random, kind, activation, isFull ? most : random.Next(1, most + 1), inputs);
    }

    private static Activation Activations(Random random) => random.Next(8) switch
    {
        0 or 1 => Activation.Identity,
        2 or 3 => Activation.Relu,
        4 => Activation.Abs,
        5 => Activation.LeakyRelu((Rational)random.Next(-4, 7) / 5),
        6 => Activation.HardTanh,
        _ => Activation.Relu6,
    };

    private static List<Rational[]> Rows(Random random, WeightKind kind, int count, int inputs)
    {
        List<Rational[]> rows = [];
        for (int i = 0; i < count; i++)
        {
            rows.Add(Row(random, kind, inputs, rows));
        }

        return rows;
    }

    private static DenseLayer Layer(Random random, WeightKind kind, Activation activation, int units, int inputs) =>
        Nets.Layer(activation, Rows(random, kind, units, inputs));

    private static Rational[] Row(Random random, WeightKind kind, int inputs, List<Rational[]> earlier)
    {
        Rational[] row = [.. Enumerable.Range(0, inputs + 1).Select(_ => Number(random, kind))];
        switch (kind)
        {
            case WeightKind.Central:
                row[^1] = 0;
                break;
            case WeightKind.RepeatedRows when random.Next(4) == 0:
                Array.Clear(row, 0, inputs);
                break;
            case WeightKind.RepeatedRows when earlier.Count > 0 && random.Next(3) > 0:
                Rational factor = random.Next(4) switch { 0 => 1, 1 => -1, 2 => Positive(random), _ => -Positive(random) };
                row = Array.ConvertAll(earlier[random.Next(earlier.Count)], entry => factor * entry);
                break;
            case WeightKind.DeadNeurons when random.Next(2) == 0:
                // Past the first layer the inputs are not negative, so these never change sign; in the first layer they do.
                int sign = random.Next(2) == 0 ? 1 : -1;
                row = Array.ConvertAll(row, entry => sign * Rational.Abs(entry));
                break;
        }

        return row;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
