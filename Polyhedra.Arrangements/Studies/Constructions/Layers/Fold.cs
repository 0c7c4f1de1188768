using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Constructions.Layers;

/// <summary>A function of one variable that folds [0, 1] several times onto itself, as a sum of units relu(weight x + bias) times their
/// read-out, plus a constant.</summary>
internal sealed record Fold(IReadOnlyList<(Rational Weight, Rational Bias)> Units, IReadOnlyList<Rational> ReadOut, Rational Constant)
{
    /// <summary>relu(x): x itself where it is not negative.</summary>
    public static Fold Pass { get; } = Montufar(1);

    /// <summary>The tent 2 relu(x) - 4 relu(x - 1/2).</summary>
    public static Fold Tent { get; } = new([(1, 0), (1, -Rational.One / 2)], [2, -4], 0);

    /// <summary>y = 2 |x - 1/2| on two units.</summary>
    public static Fold Absolute { get; } = new([(1, -Rational.One / 2), (-1, Rational.One / 2)], [2, 2], 0);

    /// <summary>p pieces of slopes p, -p, p, ..., each onto [0, 1], on p units; 0 left of 0, and linear on beyond 1.</summary>
    public static Fold Montufar(int p) => new(
        [.. Enumerable.Range(0, p).Select(i => i == 0 ? ((Rational)p, Rational.Zero) : ((Rational)(2 * p), (Rational)(-2 * i)))],
        [.. Enumerable.Range(0, p).Select(i => (Rational)(i % 2 == 0 ? 1 : -1))],
        0);

    /// <summary>m + 1 pieces on R, none constant, each onto [0, 1] from one part of [0, 1], on m >= 3 units of which the third looks
    /// left.</summary>
    /// <remarks>With s = m / 2 the breakpoints in s x are 1/4, 1/2, 1, 3/2, ..., (m - 1)/2, and the slopes in s x are -4, 4, -2, 2, -2,
    /// ....</remarks>
    public static Fold Serra(int m)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(m, 3);
        Rational slope = (Rational)m / 2;
        Rational[] breakpoints = [Rational.One / 4, .. Enumerable.Range(1, m - 1).Select(i => (Rational)i / 2)];
        return new Fold(
            [.. breakpoints.Select((t, i) => i == 2 ? (-slope, t) : (slope, -t))],
            [.. Enumerable.Range(0, m).Select(i => (Rational)(i == 0 ? 8 : i == 1 ? -6 : i % 2 == 0 ? 4 : -4))],
            -3);
    }
}
