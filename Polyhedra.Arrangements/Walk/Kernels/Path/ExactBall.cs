using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>Exact answers about the current cell in a Euclidean ball, for the few questions whose floating-point proposals could not be
/// verified.</summary>
/// <remarks>
/// An open set of rows {a_i·y + b_i > 0} meets the open ball of radius r around the origin iff it is not empty and the point p of its
/// closure that is nearest to the origin has |p| &lt; r: points of the open set come arbitrarily near to p. If the closed set {a_i·y +
/// b_i >= 0} is not empty, the open one is iff no direction leads into it from p, that is, iff no d has a_i·d >= 1 for all rows that
/// vanish at p; for then, and only then, their normals have a nonnegative combination that is zero (Gordan), with which their sum, zero
/// at p, is zero everywhere.
/// </remarks>
/// <param name="path">The rows.</param>
/// <param name="ball">The ball.</param>
/// <param name="cancellation">Stops a search, which then throws.</param>
internal sealed class ExactBall(CellPath path, BallShape ball, CancellationToken cancellation)
{
    private readonly int _dimension = ball.Centre.Length;

    /// <summary>A point of the ball where all rows of the path are positive; null iff there is none.</summary>
    /// <param name="last">One more row; or null.</param>
    public ImmutableArray<Rational>? Find(PathRow? last)
    {
        (List<BigInteger[]> normals, List<Rational> offsets) = Rows(last);
        List<int> likely = last is null ? [] : [path.Count];
        if (NearestPoint.Find(normals, offsets, _dimension, likely, cancellation) is not NearestPointResult.Nearest nearest
            || nearest.SquaredDistance >= ball.SquaredRadius)
        {
            return null;
        }

        Rational[] values = [.. normals.Select((normal, i) => offsets[i] + Dot(normal, nearest.Point))];
        int[] tight = [.. Enumerable.Range(0, values.Length).Where(i => values[i].IsZero)];
        NearestPointResult inwards = NearestPoint.Find(
            [.. tight.Select(i => normals[i])], [.. tight.Select(_ => Rational.MinusOne)], _dimension, cancellation: cancellation);
        return inwards is NearestPointResult.Nearest { Point: var direction }
            ? Step(nearest.Point, direction, values, [.. normals.Select(normal => Dot(normal, direction))])
            : null;
    }

    /// <summary>A point of the cell along the gradient of a row from a witness where the row vanishes.</summary>
    public ImmutableArray<Rational> StepFrom(Witness witness, in PathRow row)
    {
        (List<BigInteger[]> normals, List<Rational> offsets) = Rows(row);
        ImmutableArray<Rational> start = [.. witness.ToRationals().Select((x, k) => x - ball.CentrePoint[k])];
        ImmutableArray<Rational> gradient = [.. normals[^1].Select(entry => (Rational)entry)];
        Rational[] values = [.. normals.Select((normal, i) => offsets[i] + Dot(normal, start))];
        return Step(start, gradient, values, [.. normals.Select(normal => Dot(normal, gradient))]);
    }

    // The rows of the current path, and one more, relative to the centre.
    private (List<BigInteger[]> Normals, List<Rational> Offsets) Rows(PathRow? last)
    {
        List<BigInteger[]> normals = [];
        List<Rational> offsets = [];
        for (int i = 0; i < path.Count; i++)
        {
            Add(path.Source(i));
        }

        if (last is { } row)
        {
            Add(row);
        }

        return (normals, offsets);

        void Add(in PathRow source)
        {
            int sign = (int)source.Sign;
            IntegerForm form = source.Exact;
            BigInteger[] normal = form.Coefficients[..^1].ToArray();
            if (sign < 0)
            {
                for (int k = 0; k < normal.Length; k++)
                {
                    normal[k] = -normal[k];
                }
            }

            normals.Add(normal);
            offsets.Add(new Rational(sign * form.Evaluate(ball.ExactCentre), ball.ExactCentre[^1]));
        }
    }

    // From a point of the ball (relative to the centre) in a direction, by a power of two small enough to stay in the ball and on the
    // positive side of all rows.
    private ImmutableArray<Rational> Step(
        ImmutableArray<Rational> from, ImmutableArray<Rational> direction, Rational[] values, Rational[] rates)
    {
        Rational square = Rational.Zero;
        Rational middle = Rational.Zero;
        Rational rest = -ball.SquaredRadius;
        for (int k = 0; k < _dimension; k++)
        {
            square += direction[k] * direction[k];
            middle += from[k] * direction[k];
            rest += from[k] * from[k];
        }

        Rational step = Rational.One;
        while ((((step * square) + (2 * middle)) * step) + rest >= Rational.Zero
            || Enumerable.Range(0, values.Length).Any(i => (values[i] + (step * rates[i])).Sign != Sign.Positive))
        {
            cancellation.ThrowIfCancellationRequested();
            step /= 2;
        }

        return [.. from.Select((y, k) => ball.CentrePoint[k] + y + (step * direction[k]))];
    }

    private static Rational Dot(BigInteger[] normal, ImmutableArray<Rational> vector)
    {
        Rational sum = Rational.Zero;
        for (int k = 0; k < normal.Length; k++)
        {
            if (!normal[k].IsZero && !vector[k].IsZero)
            {
                sum += normal[k] * vector[k];
            }
        }

        return sum;
    }
}
