using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>Makes the generator where an edge crosses the cut that was tested last.</summary>
/// <remarks>
/// <para>On the edge between X_a and X_b (homogeneous, weights w) with p = |f(X_a)|, q = |f(X_b)| the crossing is
/// x = (q X_a + p X_b) / (q w_a + p w_b), or over p + q for two rays. Let p, q be off by at most A, B. With den the denominator, the
/// result moves by at most (B |X_a - w_a x| + A |X_b - w_b x|) / (den - B w_a - A w_b): multiply out. For two vertices with w = 1 the
/// bracket is (B p + A q) / (p + q) |X_b - X_a|. Errors of X_a, X_b enter with their coefficients, which for two vertices add up to 1.
/// Rounding adds a few u times the terms.</para>
/// <para>If that is not good enough, the generator is sharpened, or else its coordinates are solved exactly from the tight constraints and
/// rounded.</para>
/// <para>Invariant: it keeps nothing between calls; the new generator's tight constraints are in its cell before it is made.</para>
/// </remarks>
internal sealed class EdgeCrossing(int dimension, bool filters, SignTest signs, ExactGenerators exact, Sharpener sharpener)
{
    private const double SmallRatio = 1.0 / (1 << 12);
    private const double AlmostOne = 1 + (1.0 / (1 << 10));
    private const double LongLimit = 4.0e18;
    private readonly int _dimension = dimension;
    private readonly bool _filters = filters;
    private readonly SignTest _signs = signs;
    private readonly ExactGenerators _exact = exact;
    private readonly Sharpener _sharpener = sharpener;

    /// <summary>Makes a generator of a section, but for its tight constraints.</summary>
    /// <param name="cell">The cell that is cut.</param>
    /// <param name="a">A generator on one side.</param>
    /// <param name="b">A generator on the other side, joined to it by an edge.</param>
    /// <param name="section">The section.</param>
    /// <param name="at">The place of the new generator in the section.</param>
    public void Make(VertexCell cell, int a, int b, VertexCell section, int at)
    {
        double p = Math.Abs(_signs.Values[a]);
        double q = Math.Abs(_signs.Values[b]);
        section.Ids[at] = _exact.NewId(null);
        section.Units[at] = double.PositiveInfinity;
        int weights = _dimension * cell.Capacity;
        double weightA = cell.X[weights + a];
        double weightB = cell.X[weights + b];
        if (_signs.ValueError == 0)
        {
            if (TryExactCrossing(cell, a, b, section, at))
            {
                return;
            }
        }

        double error = weightA == 1 && weightB == 1
            ? CrossVertices(cell, a, b, p, q, section, at)
            : CrossGenerators(cell, a, b, p, q, weightA, weightB, section, at);
        section.Errors[at] = error;
        if (error <= Sharpener.WorthwhileError * section.Norms[at])
        {
            return;
        }

        if (!(_filters && _sharpener.TrySharpen(section, at)))
        {
            _exact.Write(section, at, _exact.PointOf(section, at));
        }
    }

    private double CrossVertices(VertexCell cell, int a, int b, double p, double q, VertexCell section, int at)
    {
        double inverse = 1 / (p + q);
        double t = p * inverse;
        double errorA = _signs.ErrorAt(cell.Errors[a], cell.Norms[a]);
        double errorB = _signs.ErrorAt(cell.Errors[b], cell.Norms[b]);
        double ratio = (errorA + errorB) * inverse;
        double distance = 0;
        double size = 0;
        double norm = 1;
        double[] x = cell.X;
        double[] target = section.X;
        int from = 0;
        int to = at;
        for (int k = 0; k < _dimension; k++)
        {
            double xa = x[from + a];
            double difference = x[from + b] - xa;
            double value = xa + (t * difference);
            target[to] = value;
            distance = Math.Max(distance, Math.Abs(difference));
            size = Math.Max(size, Math.Abs(value));
            norm += Math.Abs(value);
            from += cell.Capacity;
            to += section.Capacity;
        }

        target[to] = 1;
        section.Norms[at] = norm * (1 + (16 * FloatingPoint.Epsilon));
        if (!(ratio <= SmallRatio))
        {
            return double.PositiveInfinity;
        }

        // 8 u covers the roundings of t, of the difference and of their product; 2 u that of the sum.
        double tau = (((errorA * q) + (errorB * p)) * inverse * inverse * AlmostOne) + (8 * FloatingPoint.UnitRoundoff);
        double error = Math.Max(cell.Errors[a], cell.Errors[b]) + (tau * distance) + (2 * FloatingPoint.UnitRoundoff * size);
        return (error * (1 + (16 * FloatingPoint.Epsilon))) + FloatingPoint.Underflow;
    }

    private double CrossGenerators(
        VertexCell cell, int a, int b, double p, double q, double weightA, double weightB, VertexCell section, int at)
    {
        bool isRay = weightA == 0 && weightB == 0;
        double denominator = isRay ? p + q : (q * weightA) + (p * weightB);
        double lambdaA = q / denominator;
        double lambdaB = p / denominator;

        // Along two rays any affine scale does: both count as if they had weight 1.
        double scaleA = isRay ? 1 : weightA;
        double scaleB = isRay ? 1 : weightB;
        double spread = 0;
        double size = 0;
        double norm = isRay ? 0 : 1;
        double largest = 0;
        for (int k = 0; k < _dimension; k++)
        {
            double xa = cell.X[(k * cell.Capacity) + a];
            double xb = cell.X[(k * cell.Capacity) + b];
            double value = (lambdaA * xa) + (lambdaB * xb);
            section.X[(k * section.Capacity) + at] = value;
            spread = Math.Max(spread, Math.Abs(xa - (scaleA * value)) + Math.Abs(xb - (scaleB * value)));
            size = Math.Max(size, (lambdaA * Math.Abs(xa)) + (lambdaB * Math.Abs(xb)));
            norm += Math.Abs(value);
            largest = Math.Max(largest, Math.Abs(value));
        }

        section.X[(_dimension * section.Capacity) + at] = isRay ? 0 : 1;
        section.Norms[at] = norm * (1 + (16 * FloatingPoint.Epsilon));
        // Not the cell's bound: a generator that was sharpened meanwhile may have a larger norm than it took into account.
        double bound = _signs.ValueError == 0 || !_filters
            ? _signs.ValueError
            : Math.Max(_signs.ErrorAt(cell.Errors[a], cell.Norms[a]), _signs.ErrorAt(cell.Errors[b], cell.Norms[b]));
        double ratio = bound / denominator;
        if (!(ratio * (scaleA + scaleB) <= SmallRatio) || !(largest > 0 || !isRay))
        {
            return double.PositiveInfinity;
        }

        // True coefficients are at most (computed + ratio) times almost 1.
        double carried = ((lambdaA + ratio) * cell.Errors[a]) + ((lambdaB + ratio) * cell.Errors[b]);
        double error = ((carried + (ratio * spread)) * AlmostOne) + (16 * FloatingPoint.UnitRoundoff * size);
        error = (error * (1 + (16 * FloatingPoint.Epsilon))) + FloatingPoint.Underflow;
        if (!isRay || !(largest < 1e100 && largest > 1e-100))
        {
            return isRay ? double.PositiveInfinity : error;
        }

        // Rays are kept near length 1, by a power of two.
        double scale = Math.ScaleB(1.0, -Math.ILogB(largest));
        for (int k = 0; k < _dimension; k++)
        {
            section.X[(k * section.Capacity) + at] *= scale;
        }

        section.Norms[at] *= scale;
        return error * scale;
    }

    // If everything is a short integer times a unit, so is the crossing.
    private bool TryExactCrossing(VertexCell cell, int a, int b, VertexCell section, int at)
    {
        double unitA = cell.Units[a];
        double unitB = cell.Units[b];
        if (!(unitA < double.PositiveInfinity && unitB < double.PositiveInfinity))
        {
            return false;
        }

        // f(X_a) and f(X_b) are multiples of the row's unit over each generator's unit; brought to one unit, only their ratio matters.
        (long p, long q) = Ratio(Math.Abs(_signs.Values[a]) * unitA, Math.Abs(_signs.Values[b]) * unitB);
        if (p == 0 || (q * (2 * unitA)) + (p * (2 * unitB)) > LongLimit)
        {
            return false;
        }

        Span<long> point = stackalloc long[_dimension + 1];
        long divisor = 0;
        for (int k = 0; k < point.Length; k++)
        {
            long xa = (long)(cell.X[(k * cell.Capacity) + a] * unitA);
            long xb = (long)(cell.X[(k * cell.Capacity) + b] * unitB);
            point[k] = (q * xa) + (p * xb);
            divisor = divisor == 1 ? 1 : Gcd(divisor, Math.Abs(point[k]));
        }

        long largest = 0;
        foreach (ref long entry in point)
        {
            entry = divisor == 1 ? entry : entry / divisor;
            largest = Math.Max(largest, Math.Abs(entry));
        }

        if (largest >> ExactGenerators.ShortBits != 0)
        {
            return false;
        }

        double unit = 1L << (63 - BitOperations.LeadingZeroCount((ulong)largest));
        double inverse = 1 / unit;
        double norm = 0;
        for (int k = 0; k < point.Length; k++)
        {
            double x = point[k] * inverse;
            section.X[(k * section.Capacity) + at] = x;
            norm += Math.Abs(x);
        }

        section.Norms[at] = norm * (1 + (16 * FloatingPoint.Epsilon));
        section.Units[at] = unit;
        section.Errors[at] = 0;
        return true;
    }

    // Two positive doubles as the same multiple of coprime-ish integers below 2^53; zeros if they are too far apart.
    private static (long P, long Q) Ratio(double p, double q)
    {
        (long mantissaP, int exponentP) = Dyadic.Decompose(p);
        (long mantissaQ, int exponentQ) = Dyadic.Decompose(q);
        int zerosP = BitOperations.TrailingZeroCount(mantissaP);
        int zerosQ = BitOperations.TrailingZeroCount(mantissaQ);
        mantissaP >>= zerosP;
        mantissaQ >>= zerosQ;
        int shift = exponentP + zerosP - exponentQ - zerosQ;
        int bitsP = 64 - BitOperations.LeadingZeroCount((ulong)mantissaP) + Math.Max(shift, 0);
        int bitsQ = 64 - BitOperations.LeadingZeroCount((ulong)mantissaQ) + Math.Max(-shift, 0);
        return Math.Max(bitsP, bitsQ) <= 53 ? (mantissaP << Math.Max(shift, 0), mantissaQ << Math.Max(-shift, 0)) : default;
    }

    private static long Gcd(long a, long b)
    {
        if (a == 0 || b == 0)
        {
            return a + b;
        }

        int shift = BitOperations.TrailingZeroCount(a | b);
        a >>= BitOperations.TrailingZeroCount(a);
        while (b != 0)
        {
            b >>= BitOperations.TrailingZeroCount(b);
            if (a > b)
            {
                (a, b) = (b, a);
            }

            b -= a;
        }

        return a << shift;
    }
}
