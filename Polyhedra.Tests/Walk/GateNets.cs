using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Seeded random networks of all gates, small enough for naive twins.</summary>
internal static class GateNets
{
    /// <summary>One or two layers of gates (one of at most four units, or two of at most three),
    /// mostly an affine layer at the end.</summary>
    public static Network Draw(Random random, WeightKind kind, int dimension)
    {
        int depth = random.Next(1, 3);
        List<NetworkLayer> layers = [];
        int inputs = dimension;
        for (int l = 0; l < depth; l++)
        {
            int units = random.Next(1, depth == 1 ? 5 : 4);
            layers.Add(Gates(random, kind, units, inputs));
            inputs = units;
        }

        if (random.Next(4) > 0)
        {
            layers.Add(Nets.Layer(Activation.Identity, [Row(random, kind, inputs)]));
        }

        return Nets.Of([.. layers]);
    }

    /// <summary>A layer of one kind of gates.</summary>
    public static NetworkLayer Gates(Random random, WeightKind kind, int units, int inputs)
    {
        int choice = random.Next(7);
        if (choice < 2)
        {
            int rank = random.Next(1, choice + 3);
            return Maxout(random, kind, units, inputs, rank);
        }

        Activation activation = choice switch
        {
            2 => Activation.Relu,
            3 => Activation.Abs,
            4 => Activation.HardTanh,
            5 => Activation.Relu6,
            _ => Activation.LeakyRelu((Rational)random.Next(-4, 5) / 4),
        };
        return Nets.Layer(activation, [.. Enumerable.Range(0, units).Select(_ => Row(random, kind, inputs))]);
    }

    private static MaxoutLayer Maxout(Random random, WeightKind kind, int units, int inputs, int rank)
    {
        List<Rational[]> rows = [.. Enumerable.Range(0, units * rank).Select(_ => Row(random, kind, inputs))];
        if (random.Next(3) == 0)
        {
            // Two pieces, perhaps of one unit, are the same.
            rows[random.Next(rows.Count)] = rows[random.Next(rows.Count)];
        }

        return new MaxoutLayer(
            new RationalMatrix(rows.Count, inputs, [.. rows.SelectMany(row => row[..^1])]), [.. rows.Select(row => row[^1])], rank);
    }

    private static Rational[] Row(Random random, WeightKind kind, int inputs)
    {
        Rational[] row = [.. Enumerable.Range(0, inputs + 1).Select(_ => RandomNets.Number(random, kind))];
        if (kind == WeightKind.Central)
        {
            row[^1] = 0;
        }

        return row;
    }
}
