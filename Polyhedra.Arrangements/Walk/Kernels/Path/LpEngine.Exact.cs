using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <content>Exact answers for the few questions whose floating-point proposals could not be verified.</content>
internal sealed partial class LpEngine
{
    // Maximises the wanted side of the form over the closed cell, exactly. The cell is open and not empty, so the form takes the
    // wanted sign on it iff its supremum over the closure is positive.
    private bool DecideExactly(LpCell cell, in PathRow wanted)
    {
        HalfSpace objective = ToHalfSpace(wanted);
        LinearProgram program = new(ClosedCell(cell), objective.Normal);
        ImmutableArray<Rational> witness = cell.Witness.ToRationals();
        switch (_arithmetic == KernelArithmetic.ExactOnly
            ? LinearProgramSolver.Solve(program, _cancellation)
            : CanonicalOptimum.Find(program, forSmall: null, _cancellation))
        {
            case LinearProgramResult.Optimal optimal:
                Rational value = optimal.Value + objective.Offset;
                if (value.Sign != Sign.Positive)
                {
                    return false;
                }

                // Every point between a boundary point and an interior point is interior.
                Rational atWitness = objective.Evaluate(witness.AsSpan());
                Rational weight = value / (2 * (value - atWitness));
                AcceptFar(cell, wanted, Combine(optimal.Point, witness, weight));
                return true;

            case LinearProgramResult.Unbounded unbounded:
                Rational slope = Rational.Zero;
                for (int k = 0; k < _dimension; k++)
                {
                    slope += objective.Normal[k] * unbounded.Ray[k];
                }

                Rational step = 2 * Rational.Abs(objective.Evaluate(witness.AsSpan())) / slope;
                AcceptFar(cell, wanted, [.. witness.Select((x, k) => x + (step * unbounded.Ray[k]))]);
                return true;

            default:
                throw new InvalidOperationException("The exact linear program found an open cell with a witness empty.");
        }
    }

    // A point of the cell on the wanted side, for a form that vanishes at the witness but is not constant.
    private void FindStep(LpCell cell, in PathRow wanted)
    {
        SetObjective(wanted.Sign);
        _objective.AsSpan(0, _dimension).CopyTo(_direction);
        double length = RayLength(cell, _direction);
        double step = double.IsFinite(length) ? length / 2 : 1;
        for (int k = 0; k < _dimension; k++)
        {
            _candidate[k] = cell.Witness.Approximation[k] + (step * _direction[k]);
        }

        if (!TryCandidate(cell, wanted))
        {
            _usedExact = true;
            FindExactStep(cell, wanted);
        }
    }

    // As FindStep, along the exact gradient, half way to the first wall.
    private void FindExactStep(LpCell cell, in PathRow wanted)
    {
        ImmutableArray<Rational> gradient = ToHalfSpace(wanted).Normal;
        ImmutableArray<Rational> witness = cell.Witness.ToRationals();
        HPolyhedron closure = ClosedCell(cell);
        Rational? length = null;
        foreach (HalfSpace halfSpace in closure.HalfSpaces)
        {
            Rational rate = Rational.Zero;
            for (int k = 0; k < _dimension; k++)
            {
                rate += halfSpace.Normal[k] * gradient[k];
            }

            if (rate.Sign == Sign.Negative)
            {
                Shorten(ref length, halfSpace.Evaluate(witness.AsSpan()) / -rate);
            }
        }

        for (int k = 0; k < _dimension; k++)
        {
            Rational? bound = gradient[k].Sign == Sign.Positive ? closure.Upper[k] : closure.Lower[k];
            if (!gradient[k].IsZero && bound is { } wall)
            {
                Shorten(ref length, (wall - witness[k]) / gradient[k]);
            }
        }

        Rational step = length is { } limit ? limit / 2 : Rational.One;
        AcceptFar(cell, wanted, [.. witness.Select((x, k) => x + (step * gradient[k]))]);
    }

    private static void Shorten(ref Rational? length, Rational limit) =>
        length = length is { } current ? Rational.Min(current, limit) : limit;

    // Makes an exact point the far witness: rounded to doubles if that is still inside, else as it is.
    private void AcceptFar(LpCell cell, in PathRow wanted, ImmutableArray<Rational> point)
    {
        SetObjective(wanted.Sign);
        for (int k = 0; k < _dimension; k++)
        {
            _candidate[k] = point[k].ToDouble();
        }

        if (Array.TrueForAll(_candidate, double.IsFinite) && TryCandidate(cell, wanted))
        {
            return;
        }

        _far.Set(point);
        if (!_path.HasInInterior(_far, ref _usedExact) || wanted.Exact.SignAt(_far.Homogeneous).Times(wanted.Sign) != Sign.Positive)
        {
            throw new InvalidOperationException("An exact interior point failed its verification.");
        }

        _far.SetValue(cell.Depth, CellPath.Evaluate(_objective, _far.Approximation));
    }

    private HPolyhedron ClosedCell(LpCell cell)
    {
        ImmutableArray<HalfSpace>.Builder halfSpaces = ImmutableArray.CreateBuilder<HalfSpace>(cell.Depth);
        for (int i = 0; i < cell.Depth; i++)
        {
            halfSpaces.Add(ToHalfSpace(_path.Source(i)));
        }

        return new HPolyhedron(_domain.Lower, _domain.Upper, halfSpaces.MoveToImmutable());
    }

    private HalfSpace ToHalfSpace(in PathRow row)
    {
        ReadOnlySpan<BigInteger> coefficients = row.Exact.Coefficients;
        int sign = (int)row.Sign;
        ImmutableArray<Rational>.Builder normal = ImmutableArray.CreateBuilder<Rational>(_dimension);
        for (int k = 0; k < _dimension; k++)
        {
            normal.Add(sign * coefficients[k]);
        }

        return new HalfSpace(normal.MoveToImmutable(), sign * coefficients[^1]);
    }

    private static ImmutableArray<Rational> Combine(ImmutableArray<Rational> from, ImmutableArray<Rational> to, Rational weight) =>
        [.. from.Select((x, k) => x + (weight * (to[k] - x)))];
}
