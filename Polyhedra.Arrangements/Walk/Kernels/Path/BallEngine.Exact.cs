using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <content>Exact answers for the few questions whose floating-point proposals could not be verified.</content>
/// <remarks>
/// An open set of rows {a_i·y + b_i > 0} meets the open ball of radius r around the origin iff it is not empty and the point p of its closure that is nearest to the origin has
/// |p| &lt; r: points of the open set come arbitrarily near to p. If the closed set {a_i·y + b_i >= 0} is not empty, the open one is iff no direction
/// leads into it from p, that is, iff no d has a_i·d >= 1 for all rows that vanish at p; for then, and only then, their normals have a nonnegative combination that is zero (Gordan), with which
/// their sum, zero at p, is zero everywhere.
/// </remarks>
internal sealed partial class BallEngine
{
    // Whether the wanted side of a form meets the cell; if so, the far witness is a point of both.
    private bool DecideExactly(BallCell cell, in PathRow wanted)
    {
        (List<BigInteger[]> normals, List<Rational> offsets) = ExactRows(wanted);
        List<int> likely = [cell.Depth];
        if (FindExactly(normals, offsets, likely) is not { } point)
        {
            return false;
        }

        AcceptFar(cell, wanted, point);
        return true;
    }

    // The rows of the current path, and one more, relative to the centre.
    private (List<BigInteger[]> Normals, List<Rational> Offsets) ExactRows(PathRow? last)
    {
        List<BigInteger[]> normals = [];
        List<Rational> offsets = [];
        for (int i = 0; i < _path.Count; i++)
        {
            Add(_path.Source(i));
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
            offsets.Add(new Rational(sign * form.Evaluate(_ball.ExactCentre), _ball.ExactCentre[^1]));
        }
    }

    // A point of the ball where all rows are positive; null iff there is none.
    private ImmutableArray<Rational>? FindExactly(List<BigInteger[]> normals, List<Rational> offsets, List<int> likely)
    {
        if (NearestPoint.Find(normals, offsets, _dimension, likely, _cancellation) is not NearestPointResult.Nearest nearest
            || nearest.SquaredDistance >= _ball.SquaredRadius)
        {
            return null;
        }

        Rational[] values = [.. normals.Select((normal, i) => offsets[i] + Dot(normal, nearest.Point))];
        int[] tight = [.. Enumerable.Range(0, values.Length).Where(i => values[i].IsZero)];
        NearestPointResult inwards = NearestPoint.Find(
            [.. tight.Select(i => normals[i])], [.. tight.Select(_ => Rational.MinusOne)], _dimension, cancellation: _cancellation);
        return inwards is NearestPointResult.Nearest { Point: var direction }
            ? Step(nearest.Point, direction, values, [.. normals.Select(normal => Dot(normal, direction))])
            : null;
    }

    // From a point of the ball (relative to the centre) in a direction, by a power of two small enough to stay in the ball and on the positive side of all rows.
    private ImmutableArray<Rational> Step(
        ImmutableArray<Rational> from, ImmutableArray<Rational> direction, Rational[] values, Rational[] rates)
    {
        Rational square = Rational.Zero;
        Rational middle = Rational.Zero;
        Rational rest = -_ball.SquaredRadius;
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
            _cancellation.ThrowIfCancellationRequested();
            step /= 2;
        }

        return [.. from.Select((y, k) => _ball.CentrePoint[k] + y + (step * direction[k]))];
    }

    // As FindStep, along the exact gradient.
    private void FindExactStep(BallCell cell, in PathRow wanted)
    {
        (List<BigInteger[]> normals, List<Rational> offsets) = ExactRows(wanted);
        ImmutableArray<Rational> witness = [.. cell.Witness.ToRationals().Select((x, k) => x - _ball.CentrePoint[k])];
        ImmutableArray<Rational> gradient = [.. normals[^1].Select(entry => (Rational)entry)];
        Rational[] values = [.. normals.Select((normal, i) => offsets[i] + Dot(normal, witness))];
        AcceptFar(cell, wanted, Step(witness, gradient, values, [.. normals.Select(normal => Dot(normal, gradient))]));
    }

    // Makes an exact point the far witness: rounded to doubles if that is still inside, else as it is.
    private void AcceptFar(BallCell cell, in PathRow wanted, ImmutableArray<Rational> point)
    {
        SetObjective(wanted.Sign);
        for (int k = 0; k < _dimension; k++)
        {
            _candidate[k] = point[k].ToDouble();
        }

        if (TryCandidate(cell, wanted))
        {
            return;
        }

        _far.Set(point);
        if (!_path.HasInInterior(_far, ref _usedExact)
            || !_ball.HasInInterior(_far, Filters, ref _usedExact)
            || wanted.Exact.SignAt(_far.Homogeneous).Times(wanted.Sign) != Sign.Positive)
        {
            throw new InvalidOperationException("An exact interior point failed its verification.");
        }

        _far.SetValue(cell.Depth, CellPath.Evaluate(_objective, _far.Approximation));
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
