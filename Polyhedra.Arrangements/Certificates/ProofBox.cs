using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>What a checker knows of a node beside its constraints: bounds on single coordinates, or none,
/// and perhaps a ball. Immutable.</summary>
internal sealed class ProofBox
{
    private readonly Rational?[] _lower;
    private readonly Rational?[] _upper;

    private ProofBox(Rational?[] lower, Rational?[] upper, double[] outerLower, double[] outerUpper, BallShape? ball)
    {
        Ball = ball;
        _lower = lower;
        _upper = upper;
        OuterLower = outerLower;
        OuterUpper = outerUpper;
        IsBounded = !outerLower.AsSpan().Contains(double.NegativeInfinity) && !outerUpper.AsSpan().Contains(double.PositiveInfinity);
    }

    /// <summary>The Euclidean ball that the domain is cut with, or null.</summary>
    public BallShape? Ball { get; }

    /// <summary>Lower bounds, rounded down; minus infinity where there is none.</summary>
    public double[] OuterLower { get; }

    /// <summary>Upper bounds, rounded up.</summary>
    public double[] OuterUpper { get; }

    /// <summary>Whether every coordinate has both bounds.</summary>
    public bool IsBounded { get; }

    /// <summary>The box of the inequalities that have exactly one coefficient that is not zero.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="inequalities">The inequalities of the domain.</param>
    /// <param name="ball">The ball that the domain is cut with, or null.</param>
    public static ProofBox Of(int dimension, IEnumerable<ExactRow> inequalities, BallShape? ball = null)
    {
        Rational?[] lower = new Rational?[dimension];
        Rational?[] upper = new Rational?[dimension];
        foreach (ExactRow row in inequalities)
        {
            if (!row.IsAxis)
            {
                continue;
            }

            int axis = row.Terms.AsSpan(0, dimension).IndexOfAnyExcept(System.Numerics.BigInteger.Zero);
            Rational bound = new(-row.Terms[^1], row.Terms[axis]);
            if (row.Terms[axis].Sign > 0)
            {
                lower[axis] = lower[axis] is { } known ? Rational.Max(known, bound) : bound;
            }
            else
            {
                upper[axis] = upper[axis] is { } known ? Rational.Min(known, bound) : bound;
            }
        }

        return new ProofBox(
            lower, upper,
            Array.ConvertAll(lower, bound => bound?.ToDoubleDown() ?? double.NegativeInfinity),
            Array.ConvertAll(upper, bound => bound?.ToDoubleUp() ?? double.PositiveInfinity), ball);
    }

    /// <summary>The exact upper (or lower) bound of a coordinate, or null.</summary>
    public Rational? Bound(int coordinate, bool isUpper) => isUpper ? _upper[coordinate] : _lower[coordinate];

    /// <summary>The box with another bound in the place of one.</summary>
    public ProofBox With(int coordinate, bool isUpper, double bound)
    {
        Rational?[] exact = [.. isUpper ? _upper : _lower];
        double[] outer = [.. isUpper ? OuterUpper : OuterLower];
        exact[coordinate] = Rational.FromDouble(bound);
        outer[coordinate] = bound;
        return isUpper ? new ProofBox(_lower, exact, OuterLower, outer, Ball) : new ProofBox(exact, _upper, outer, OuterUpper, Ball);
    }
}
