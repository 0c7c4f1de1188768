using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Deep networks whose layers fold each coordinate of the unit cube several times onto itself, and whose last layer
/// cuts the folded cube by hyperplanes in general position: textbook lower bounds for the number of regions.</summary>
/// <remarks>A fold is a list of units relu(weight x + bias) with a read-out and a constant, which the next layer absorbs.
/// Units left over are dead (weights 0, bias -1).</remarks>
internal static class FoldingNetwork
{
    /// <summary>A fold of one coordinate.</summary>
    public sealed record Fold(IReadOnlyList<(Rational Weight, Rational Bias)> Units, IReadOnlyList<Rational> ReadOut, Rational Constant);

    /// <summary>p pieces of slopes p, -p, p, ..., each onto [0, 1]; constant left of 0 (Montúfar et al. 2014, rescaled).</summary>
    public static Fold Montufar(int p) => new(
        [.. Enumerable.Range(0, p).Select(i => i == 0 ? ((Rational)p, Rational.Zero) : ((Rational)(2 * p), (Rational)(-2 * i)))],
        [.. Enumerable.Range(0, p).Select(i => (Rational)(i % 2 == 0 ? 1 : -1))],
        0);

    /// <summary>m + 1 pieces on m >= 3 units, the third facing left, none constant (after Serra et al. 2018, theorem 5).</summary>
    public static Fold Serra(int m)
    {
        Rational slope = (Rational)m / 2;
        Rational[] breakpoints = [(Rational)1 / 4, .. Enumerable.Range(1, m - 1).Select(i => (Rational)i / 2)];
        return new Fold(
            [.. breakpoints.Select((t, i) => i == 2 ? (-slope, t) : (slope, -t))],
            [.. Enumerable.Range(0, m).Select(i => (Rational)(i == 0 ? 8 : i == 1 ? -6 : i % 2 == 0 ? 4 : -4))],
            -3);
    }

    /// <summary>y = 2 |x - 1/2| on two units (Pascanu et al. 2013).</summary>
    public static Fold Absolute(int p) => p == 2
        ? new Fold([(1, (Rational)(-1) / 2), (-1, (Rational)1 / 2)], [2, 2], 0)
        : throw new ArgumentOutOfRangeException(nameof(p), p, "An absolute value takes two units.");

    /// <summary>The tent x -> 2 relu(x) - 4 relu(x - 1/2) (Telgarsky 2016).</summary>
    public static Fold Tent { get; } = new([(1, 0), (1, (Rational)(-1) / 2)], [2, -4], 0);

    /// <summary>Folds with width / inputs units a coordinate on all layers but the last, which is in general position.</summary>
    public static Network Build(int inputs, ReadOnlySpan<int> widths, Func<int, Fold> fold)
    {
        List<NetworkLayer> layers = [];
        Rational[][] coordinates = UnitRows(inputs);
        foreach (int width in widths[..^1])
        {
            coordinates = AddFold(layers, coordinates, width, fold(width / inputs));
        }

        layers.Add(Nets.Layer(Activation.Relu, [.. GeneralPosition(inputs, widths[^1]).Select(row => Compose(row, coordinates))]));
        return Nets.Of([.. layers]);
    }

    /// <summary>The tent k times, with a scalar output.</summary>
    public static Network Telgarsky(int k)
    {
        List<NetworkLayer> layers = [];
        Rational[][] coordinates = UnitRows(1);
        for (int i = 0; i < k; i++)
        {
            coordinates = AddFold(layers, coordinates, 2, Tent);
        }

        layers.Add(Nets.Layer(Activation.Identity, coordinates));
        return Nets.Of([.. layers]);
    }

    // `coordinates` are affine rows over the units of the last layer; returns those over the units of the layer added.
    private static Rational[][] AddFold(List<NetworkLayer> layers, Rational[][] coordinates, int width, Fold fold)
    {
        int inputs = coordinates.Length;
        List<Rational[]> rows = [];
        Rational[][] folded = new Rational[inputs][];
        for (int k = 0; k < inputs; k++)
        {
            folded[k] = new Rational[width + 1];
            folded[k][width] = fold.Constant;
            for (int i = 0; i < fold.Units.Count; i++)
            {
                (Rational weight, Rational bias) = fold.Units[i];
                Rational[] row = Array.ConvertAll(coordinates[k], entry => weight * entry);
                row[^1] += bias;
                folded[k][rows.Count] = fold.ReadOut[i];
                rows.Add(row);
            }
        }

        while (rows.Count < width)
        {
            Rational[] dead = new Rational[coordinates[0].Length];
            dead[^1] = -1;
            rows.Add(dead);
        }

        layers.Add(Nets.Layer(Activation.Relu, rows));
        return folded;
    }

    /// <summary>Rows sum_k t^(k-1) (x_k - 1/2) = eps t^d at t = i/n with eps = 2^-(d+1): any d meet in one point inside the
    /// cube and no d + 1 do, so every cell meets the cube.</summary>
    private static IEnumerable<Rational[]> GeneralPosition(int inputs, int count)
    {
        for (int i = 1; i <= count; i++)
        {
            Rational[] row = new Rational[inputs + 1];
            Rational power = 1;
            for (int k = 0; k < inputs; k++)
            {
                row[k] = power;
                row[^1] -= power / 2;
                power *= (Rational)i / count;
            }

            row[^1] -= power / (1 << (inputs + 1));
            yield return row;
        }
    }

    private static Rational[] Compose(Rational[] row, Rational[][] coordinates)
    {
        Rational[] sum = new Rational[coordinates[0].Length];
        for (int k = 0; k < coordinates.Length; k++)
        {
            for (int j = 0; j < sum.Length; j++)
            {
                sum[j] += row[k] * coordinates[k][j];
            }
        }

        sum[^1] += row[^1];
        return sum;
    }

    private static Rational[][] UnitRows(int inputs) =>
        [.. Enumerable.Range(0, inputs)
            .Select(i => (Rational[])[.. Enumerable.Range(0, inputs + 1).Select(k => (Rational)(i == k ? 1 : 0))])];
}
