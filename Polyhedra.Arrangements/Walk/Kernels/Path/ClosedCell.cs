using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>The closure of the current cell as a polyhedron, and exact answers about it, for the few questions whose floating-point
/// proposals could not be verified.</summary>
/// <param name="domain">The domain; its half-spaces are rows of the path.</param>
/// <param name="path">The rows.</param>
/// <param name="cancellation">Stops a linear program, which then throws.</param>
internal sealed class ClosedCell(HPolyhedron domain, CellPath path, CancellationToken cancellation)
{
    /// <summary>The closure; half-space i is row i of the path.</summary>
    public HPolyhedron ToPolyhedron()
    {
        ImmutableArray<HalfSpace>.Builder halfSpaces = ImmutableArray.CreateBuilder<HalfSpace>(path.Count);
        for (int i = 0; i < path.Count; i++)
        {
            halfSpaces.Add(HalfSpaceOf(path.Source(i)));
        }

        return new HPolyhedron(domain.Lower, domain.Upper, halfSpaces.MoveToImmutable());
    }

    /// <summary>Where a row is nonnegative.</summary>
    public HalfSpace HalfSpaceOf(in PathRow row)
    {
        ReadOnlySpan<BigInteger> coefficients = row.Exact.Coefficients;
        int sign = (int)row.Sign;
        ImmutableArray<Rational>.Builder normal = ImmutableArray.CreateBuilder<Rational>(domain.Dimension);
        for (int k = 0; k < domain.Dimension; k++)
        {
            normal.Add(sign * coefficients[k]);
        }

        return new HalfSpace(normal.MoveToImmutable(), sign * coefficients[^1]);
    }

    /// <summary>A linear program over a polyhedron that is not empty.</summary>
    /// <returns>Optimal or unbounded. Where the optimum is not unique the point may depend on the proposer; the value never does.</returns>
    public LinearProgramResult Maximise(HPolyhedron set, ImmutableArray<Rational> objective, IBasisProposer? proposer) =>
        NotEmpty(LinearProgramSolver.Solve(new LinearProgram(set, objective), proposer, cancellation));

    /// <summary>A point in the interior of a polyhedron and of a half-space; null iff there is none.</summary>
    /// <param name="set">The polyhedron. The open set has a positive value iff the supremum over the closed one is positive.</param>
    /// <param name="side">The half-space.</param>
    /// <param name="witness">A point in the interior of the polyhedron where the half-space's function is negative.</param>
    /// <param name="filters">Whether floating point may propose.</param>
    /// <param name="forSmall">What proposes on small programs then; null: nothing. On large ones all proposers do, and the point does not
    /// depend on them.</param>
    public ImmutableArray<Rational>? FindBeyond(
        HPolyhedron set, in HalfSpace side, ImmutableArray<Rational> witness, bool filters, IBasisProposer? forSmall)
    {
        Rational atWitness = side.Evaluate(witness.AsSpan());
        LinearProgram program = new(set, side.Normal);
        LinearProgramResult result = NotEmpty(filters
            ? CanonicalOptimum.Find(program, forSmall, cancellation)
            : LinearProgramSolver.Solve(program, cancellation));
        if (result is LinearProgramResult.Unbounded unbounded)
        {
            Rational step = 2 * Rational.Abs(atWitness) / Dot(side.Normal, unbounded.Ray);
            return [.. witness.Select((x, k) => x + (step * unbounded.Ray[k]))];
        }

        LinearProgramResult.Optimal optimal = (LinearProgramResult.Optimal)result;
        Rational value = optimal.Value + side.Offset;
        if (value.Sign != Sign.Positive)
        {
            return null;
        }

        // Every point between a boundary point and an interior point is interior.
        Rational weight = value / (2 * (value - atWitness));
        return [.. optimal.Point.Select((x, k) => x + (weight * (witness[k] - x)))];
    }

    /// <summary>The point half way from an interior point to where a direction leads out of the cell; one step on if it never
    /// does.</summary>
    public ImmutableArray<Rational> StepAlong(ImmutableArray<Rational> direction, ImmutableArray<Rational> start)
    {
        HPolyhedron closure = ToPolyhedron();
        Rational? length = null;
        foreach (HalfSpace halfSpace in closure.HalfSpaces)
        {
            Rational rate = Dot(halfSpace.Normal, direction);
            if (rate.Sign == Sign.Negative)
            {
                Shorten(ref length, halfSpace.Evaluate(start.AsSpan()) / -rate);
            }
        }

        for (int k = 0; k < direction.Length; k++)
        {
            Rational? bound = direction[k].Sign == Sign.Positive ? closure.Upper[k] : closure.Lower[k];
            if (!direction[k].IsZero && bound is { } wall)
            {
                Shorten(ref length, (wall - start[k]) / direction[k]);
            }
        }

        Rational step = length is { } limit ? limit / 2 : Rational.One;
        return [.. start.Select((x, k) => x + (step * direction[k]))];
    }

    private static LinearProgramResult NotEmpty(LinearProgramResult result) =>
        result is LinearProgramResult.Optimal or LinearProgramResult.Unbounded
            ? result
            : throw new InvalidOperationException("The exact linear program found an open cell with a witness empty.");

    private static void Shorten(ref Rational? length, Rational limit) =>
        length = length is { } current ? Rational.Min(current, limit) : limit;

    private static Rational Dot(ImmutableArray<Rational> left, ImmutableArray<Rational> right)
    {
        Rational sum = Rational.Zero;
        for (int k = 0; k < left.Length; k++)
        {
            sum += left[k] * right[k];
        }

        return sum;
    }
}
