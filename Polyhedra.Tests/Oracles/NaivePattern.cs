using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Oracles;

/// <summary>What a pattern of a network with any gates stands for, composed in rationals in the plainest way: the inequalities that say
/// where the pattern holds, and the affine map of the output.</summary>
internal sealed class NaivePattern
{
    private readonly List<(Rational[] Row, bool IsStrict)> _conditions = [];

    /// <summary>Composes a network on a pattern.</summary>
    public NaivePattern(Network network, ReadOnlySpan<byte> pattern)
    {
        int inputs = network.InputCount;
        Rational[][] values = [.. Enumerable.Range(0, inputs).Select(k => Unit(inputs, k))];
        int gate = 0;
        foreach (NetworkLayer layer in network.Layers)
        {
            Rational[][] rows = [.. Enumerable.Range(0, layer.Weights.RowCount).Select(i => Compose(layer, i, values, inputs))];
            values = new Rational[layer.UnitCount][];
            for (int unit = 0; unit < values.Length; unit++)
            {
                int piece = layer.IsGate(unit) ? pattern[gate++] : 0;
                values[unit] = layer is MaxoutLayer maxout
                    ? OnPiece(rows.AsSpan(maxout.FirstRowOf(unit), maxout.PieceCountOf(unit)), piece)
                    : OnPiece(rows[unit], piece, ((DenseLayer)layer).Activations[unit]);
            }
        }

        Map = new AffineMap(
            new RationalMatrix(values.Length, inputs, [.. values.SelectMany(row => row[..inputs])]),
            [.. values.Select(row => row[inputs])]);
    }

    /// <summary>The affine map of the output.</summary>
    public AffineMap Map { get; }

    /// <summary>The conditions as strict inequalities, without those that are constant: where they hold is the interior of the set of the
    /// pattern, if that has one.</summary>
    public IEnumerable<LinearInequality> Interior => _conditions
        .Where(condition => !IsConstant(condition.Row))
        .Select(condition => LinearInequality.FromRationals(condition.Row.AsSpan()[..^1], condition.Row[^1], isStrict: true));

    /// <summary>Whether the point is in the set of the pattern.</summary>
    public bool HoldsAt(ReadOnlySpan<Rational> point)
    {
        foreach ((Rational[] row, bool isStrict) in _conditions)
        {
            Sign sign = Evaluate(row, point).Sign;
            if (sign == Sign.Negative || (isStrict && sign == Sign.Zero))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the point satisfies every condition with equality allowed: if the set is not empty,
    /// whether it is in its closure.</summary>
    public bool HoldsWeaklyAt(ReadOnlySpan<Rational> point)
    {
        foreach ((Rational[] row, bool _) in _conditions)
        {
            if (Evaluate(row, point).Sign == Sign.Negative)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsConstant(Rational[] row) => Array.TrueForAll(row[..^1], entry => entry.IsZero);

    private static Rational Evaluate(Rational[] row, ReadOnlySpan<Rational> point)
    {
        Rational value = row[^1];
        for (int k = 0; k < point.Length; k++)
        {
            value += row[k] * point[k];
        }

        return value;
    }

    private static Rational[] Unit(int inputs, int axis)
    {
        Rational[] row = new Rational[inputs + 1];
        row[axis] = 1;
        return row;
    }

    private static Rational[] Compose(NetworkLayer layer, int index, Rational[][] values, int inputs)
    {
        Rational[] row = new Rational[inputs + 1];
        row[inputs] = layer.Bias[index];
        for (int j = 0; j < values.Length; j++)
        {
            row = [.. row.Zip(values[j], (sum, entry) => sum + (layer.Weights[index, j] * entry))];
        }

        return row;
    }

    private Rational[] OnPiece(Rational[] row, int piece, Activation activation)
    {
        if (piece > 0)
        {
            _conditions.Add(([.. row[..^1], row[^1] - activation.Breakpoints[piece - 1]], true));
        }

        if (piece < activation.Breakpoints.Length)
        {
            _conditions.Add(([.. row[..^1].Select(entry => -entry), activation.Breakpoints[piece] - row[^1]], false));
        }

        (Rational slope, Rational intercept) = activation.Pieces[piece];
        Rational[] value = Array.ConvertAll(row, entry => slope * entry);
        value[^1] += intercept;
        return value;
    }

    private Rational[] OnPiece(ReadOnlySpan<Rational[]> rows, int piece)
    {
        for (int other = 0; other < rows.Length; other++)
        {
            if (other != piece)
            {
                _conditions.Add(([.. rows[piece].Zip(rows[other], (left, right) => left - right)], other < piece));
            }
        }

        return rows[piece];
    }
}
