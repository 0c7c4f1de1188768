using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Measures;

/// <summary>What a network looks like around one point: the distance to the boundary of its activation region, local rank, local
/// complexity. Exact, but for <see cref="BoundaryDensity"/>, which is enclosed. Not safe to share between threads.</summary>
/// <remarks>All of it is about the forms of the point's own pattern: the pre-activation of a gate as the affine function that it is on the
/// region of the point. Floating point with proven bounds passes by the forms that cannot matter;
/// the others are taken back to the input exactly, one by one.</remarks>
public sealed class LocalMeasures
{
    private readonly ScaledLayer[] _layers;
    private readonly byte[][] _pieces;
    private readonly BigInteger[] _point;
    private readonly Dictionary<GateBreakpoint, ExactForm> _exact = [];
    private readonly List<LocalForm> _forms;
    private readonly JacobianRank _ranks;

    internal LocalMeasures(ScaledLayer[] layers, JacobianRank ranks, byte[][] pieces, ImmutableArray<Rational> point)
    {
        _ranks = ranks;
        _layers = layers;
        _pieces = pieces;
        Point = point;
        _point = CommonDenominator.Homogeneous(point.AsSpan());
        _forms = LocalForms.At(layers, pieces, point.AsSpan());
    }

    /// <summary>The point.</summary>
    public ImmutableArray<Rational> Point { get; }

    /// <summary>The distance from the point to the nearest hyperplane where a form that is not constant equals its breakpoint; null if no
    /// gate depends on the input here.</summary>
    /// <remarks>If positive it is the distance to the boundary of the point's activation region in R^n: the region is where no form passes
    /// its breakpoint, and the nearest hyperplane has a facet of it (Hanin and Rolnick, Complexity of linear regions in deep networks,
    /// 2019).</remarks>
    public BoundaryDistance? Distance()
    {
        double reach = _forms.Count == 0 ? 0 : _forms.Min(form => form.DistanceHigh);
        Rational? least = null;
        List<GateBreakpoint> nearest = [];
        foreach (LocalForm form in _forms)
        {
            if (form.DistanceLow > reach || SquaredDistance(form.Gate) is not { } distance || distance > least)
            {
                continue;
            }

            if (distance != least)
            {
                nearest.Clear();
                least = distance;
            }

            nearest.Add(form.Gate);
        }

        return least is { } found ? new BoundaryDistance(found, [.. nearest]) : null;
    }

    /// <summary>The rank of the linear part of the affine map from input to declared output that the point's pattern stands for.</summary>
    public int Rank() => _ranks.Of(_pieces);

    /// <summary>Local complexity: how many breakpoints have their hyperplane at a Euclidean distance below a radius from the point.
    /// Coincident hyperplanes count for each of their breakpoints.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not positive.</exception>
    public int Complexity(Rational radius)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(radius, Rational.Zero);
        double low = radius.ToDoubleDown();
        double high = radius.ToDoubleUp();
        Rational square = radius * radius;
        int count = 0;
        foreach (LocalForm form in _forms)
        {
            if (form.DistanceHigh < low || (!(form.DistanceLow > high) && SquaredDistance(form.Gate) < square))
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>An enclosure of (1 / 2 epsilon) times the sum of |grad z| over the breakpoints t with |z - t| at most epsilon at the point:
    /// how much boundary there is around the point if biases carry uniform noise of half-width epsilon.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Epsilon is not positive.</exception>
    /// <remarks>After Patel and Montufar, On the local complexity of linear regions in deep ReLU networks, 2024.</remarks>
    public DensityEnclosure BoundaryDensity(Rational epsilon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(epsilon, Rational.Zero);
        double high = epsilon.ToDoubleUp();
        Rational low = Rational.Zero;
        Rational up = Rational.Zero;
        foreach (LocalForm form in _forms)
        {
            if (form.GapLow > high)
            {
                continue;
            }

            ExactForm exact = Exact(form.Gate);
            BigInteger scale = exact.Scale * _point[^1];
            if (Rational.Abs(new Rational(exact.ValueAt(_point), scale)) <= epsilon)
            {
                (Rational rootLow, Rational rootHigh) = Root(exact.SquaredNorm);
                low += rootLow / exact.Scale;
                up += rootHigh / exact.Scale;
            }
        }

        return new DensityEnclosure((low / (2 * epsilon)).ToDoubleDown(), (up / (2 * epsilon)).ToDoubleUp());
    }

    // Null for a form that is constant.
    private Rational? SquaredDistance(GateBreakpoint gate)
    {
        ExactForm form = Exact(gate);
        if (form.SquaredNorm.IsZero)
        {
            return null;
        }

        // The scale cancels: (value / (scale q))^2 / (norm / scale^2).
        BigInteger value = form.ValueAt(_point);
        return new Rational(value * value, form.SquaredNorm * _point[^1] * _point[^1]);
    }

    private ExactForm Exact(GateBreakpoint gate)
    {
        if (!_exact.TryGetValue(gate, out ExactForm? form))
        {
            ScaledLayer layer = _layers[gate.Layer];
            form = layer.IsMaxout
                ? ExactForm.Of(
                    _layers, _pieces, gate.Layer, layer.OutputRowOf(gate.Unit, _pieces[gate.Layer][gate.Unit]),
                    layer.OutputRowOf(gate.Unit, gate.Breakpoint), Rational.Zero)
                : ExactForm.Of(
                    _layers, _pieces, gate.Layer, gate.Unit, minus: -1,
                    layer.Forms.Breakpoint(layer.Forms.First(gate.Unit) + gate.Breakpoint));
            _exact.Add(gate, form);
        }

        return form;
    }

    // Two rationals around the root of a nonnegative integer, closer than 2^-63 of it.
    private static (Rational Low, Rational High) Root(BigInteger square)
    {
        if (square.IsZero)
        {
            return (Rational.Zero, Rational.Zero);
        }

        int shift = Math.Max(0, 64 - (int)(square.GetBitLength() / 2));
        BigInteger scaled = square << (2 * shift);

        // Newton's method from above, in integers: it falls until it is the root rounded down.
        BigInteger root = BigInteger.One << (int)((scaled.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (root + (scaled / root)) >> 1;
            if (next >= root)
            {
                break;
            }

            root = next;
        }

        BigInteger denominator = BigInteger.One << shift;
        Rational low = new(root, denominator);
        return (low, root * root == scaled ? low : new Rational(root + 1, denominator));
    }
}
