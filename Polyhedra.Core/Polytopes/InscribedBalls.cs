using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.Polytopes;

/// <summary>Finds largest inscribed balls (Chebyshev centres) by one linear program each.</summary>
/// <remarks>
/// <para>A ball of centre x and radius r lies in {a_i·x + b_i >= 0 for all i} iff a_i·x + b_i >= r |a_i| for all i, with the dual norm of
/// a_i. So the largest radius is the optimum of a linear program in (x, r). With lower bounds l_i of the norms in their place the optimum
/// r' is an upper bound of the radius; at its centre, and with upper bounds u_i, min_i (a_i·x + b_i) / u_i is a lower bound. Where u_i
/// &lt;= (1 + delta) l_i for all i, the lower one is at least r' / (1 + delta).</para>
/// <para>The optimum is proved by its dual: lambda >= 0, sum lambda_i a_i = 0, sum lambda_i l_i = 1 give r' &lt;= sum lambda_i b_i for all
/// feasible (x, r'). Floating point proposes which d + 1 rows are tight; the two systems are solved exactly, and every sign is looked at.
/// Else an exact linear program decides.</para>
/// <para>A Euclidean centre is then rounded to a dyadic grid of step r 2^-48 or finer, and both radii outward, so that the numbers are
/// short; what is lost is looked at exactly. The radius is unlimited iff some direction v has a_i·v > 0 for all i.</para>
/// </remarks>
public static class InscribedBalls
{
    // Radii are rounded to this many bits, and the centre to as many behind the leading bit of the radius.
    private const int RadiusBits = 50;

    /// <summary>The largest ball in a polyhedron of full dimension.</summary>
    public static InscribedBall Find(Polyhedron polyhedron, BallNorm norm = BallNorm.Euclidean, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(polyhedron);
        ImmutableArray<Rational> inside = polyhedron.RelativeInteriorPoint();
        return Find(polyhedron.Facets.AsSpan(), inside.AsSpan(), norm, cancellation);
    }

    /// <summary>The largest ball in the set where no form is negative.</summary>
    /// <param name="forms">The forms, none of them constant; they may imply each other.</param>
    /// <param name="inside">A point where all of them are positive.</param>
    /// <param name="norm">The norm.</param>
    /// <param name="cancellation">Stops a long linear program.</param>
    /// <exception cref="ArgumentException">A form is constant.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static InscribedBall Find(
        ReadOnlySpan<IntegerForm> forms, ReadOnlySpan<Rational> inside, BallNorm norm = BallNorm.Euclidean,
        CancellationToken cancellation = default)
    {
        int dimension = inside.Length;
        BallRow[] rows = new BallRow[forms.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            if (forms[i].IsConstant || forms[i].Dimension != dimension)
            {
                throw new ArgumentException($"Expected forms of {dimension} variables that are not constant.", nameof(forms));
            }

            rows[i] = new BallRow(forms[i], DualNorm.Of(forms[i], norm));
        }

        if (rows.Length == 0)
        {
            Rational[] any = new Rational[dimension];
            any[0] = Rational.One;
            return new InscribedBall.Unlimited(ImmutableCollectionsMarshal.AsImmutableArray(any));
        }

        BallProgram program = new(rows, dimension);
        if (program.Propose(inside) is { } proposed && TryFinish(program, proposed, norm) is { } ball)
        {
            return ball;
        }

        switch (program.SolveExactly(cancellation))
        {
            case LinearProgramResult.Unbounded unbounded:
                return new InscribedBall.Unlimited(unbounded.Ray[..dimension]);
            case LinearProgramResult.Optimal optimal:
                BigInteger[] point = CommonDenominator.Homogeneous(optimal.Point.AsSpan());
                return Enclose(program, point, norm);
            default:
                throw new ArgumentException("The forms have no common interior.", nameof(forms));
        }
    }

    private static InscribedBall? TryFinish(BallProgram program, BallProposal proposal, BallNorm norm)
    {
        if (proposal.Direction is { } direction)
        {
            return program.GrowsAlong(direction) ? new InscribedBall.Unlimited(direction) : null;
        }

        return program.TrySolve(proposal.Tight!, out BigInteger[] optimum) ? Enclose(program, optimum, norm) : null;
    }

    // From the proved optimum (centre, radius, denominator) of the program with lower norms.
    private static InscribedBall.Largest Enclose(BallProgram program, BigInteger[] optimum, BallNorm norm)
    {
        int dimension = optimum.Length - 2;
        Rational radius = new(optimum[^2], optimum[^1]);
        if (norm != BallNorm.Euclidean || program.IsExactAt(optimum))
        {
            Rational[] centre = new Rational[dimension];
            for (int k = 0; k < dimension; k++)
            {
                centre[k] = new Rational(optimum[k], optimum[^1]);
            }

            return new InscribedBall.Largest(ImmutableCollectionsMarshal.AsImmutableArray(centre), radius, radius);
        }

        // 2^magnitude is the radius up to a factor of 2.
        int magnitude = (int)(optimum[^2].GetBitLength() - optimum[^1].GetBitLength());
        int grid = RadiusBits + BitOperations.Log2((uint)dimension) - magnitude;
        Rational[] rounded = new Rational[dimension];
        BigInteger[] numerators = new BigInteger[dimension];
        for (int k = 0; k < dimension; k++)
        {
            numerators[k] = Floor(optimum[k], optimum[^1], grid);
            rounded[k] = Scaled(numerators[k], -grid);
        }

        // One unit of the last place below and above.
        int place = RadiusBits - magnitude;
        Rational upper = Scaled(Floor(optimum[^2], optimum[^1], place) + 1, -place);
        Rational lower = Scaled(program.LowerRadius(numerators, grid, place), -place);
        return new InscribedBall.Largest(ImmutableCollectionsMarshal.AsImmutableArray(rounded), lower, upper);
    }

    // The largest integer at most numerator / denominator times 2^shift, for a positive denominator.
    internal static BigInteger Floor(BigInteger numerator, BigInteger denominator, int shift)
    {
        if (shift >= 0)
        {
            numerator <<= shift;
        }
        else
        {
            denominator <<= -shift;
        }

        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    private static Rational Scaled(BigInteger value, int exponent) =>
        exponent >= 0 ? new Rational(value << exponent) : new Rational(value, BigInteger.One << -exponent);
}
