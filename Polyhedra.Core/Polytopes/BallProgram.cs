using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.Polytopes;

/// <summary>The linear program of an inscribed ball: maximise r subject to form(x) - norm r >= 0 for every row.</summary>
internal sealed class BallProgram(BallRow[] rows, int dimension)
{
    /// <summary>What the simplex method in floating point proposes, from a point where all forms are positive; null if it fails, or if the
    /// optimum is no vertex.</summary>
    public BallProposal? Propose(ReadOnlySpan<Rational> inside)
    {
        int columns = dimension + 1;
        double[] lower = new double[columns];
        double[] upper = new double[columns];
        Array.Fill(lower, double.NegativeInfinity);
        Array.Fill(upper, double.PositiveInfinity);
        lower[dimension] = 0;
        DoubleDictionary dictionary = new(lower, upper);
        double[] row = new double[columns + 1];
        BigInteger[] point = CommonDenominator.Homogeneous(inside);
        foreach (BallRow source in rows)
        {
            // Moved to the point inside, and divided by the norm.
            ReadOnlySpan<BigInteger> form = source.Form.Coefficients;
            double norm = Math.ScaleB((double)source.Norm.Lower, source.Norm.Exponent);
            if (!double.IsFinite(norm) || norm < FloatingPoint.Underflow)
            {
                return null;
            }

            for (int k = 0; k < dimension; k++)
            {
                row[k] = (double)form[k] / norm;
            }

            row[dimension] = -1;
            row[^1] = new Rational(source.Form.Evaluate(point), point[^1]).ToDouble() / norm;
            dictionary.SetObjective(row);
            if (!(dictionary.ObjectiveValue >= 0))
            {
                return null;
            }

            dictionary.KeepObjectiveAsRow();
        }

        Array.Clear(row);
        row[dimension] = 1;
        dictionary.SetObjective(row);
        switch (dictionary.Maximise(untilPositive: false))
        {
            case ProposalStatus.Optimal:
                int[] tight = new int[columns];
                for (int j = 0; j < columns; j++)
                {
                    tight[j] = dictionary.TightRowAt(j);
                }

                return Array.TrueForAll(tight, i => i >= 0) ? new BallProposal(tight, null) : null;

            case ProposalStatus.Ray:
                dictionary.GetRay(row.AsSpan(0, columns));
                return Array.TrueForAll(row[..columns], double.IsFinite)
                    ? new BallProposal(null, [.. row[..dimension].Select(Rational.FromDouble)])
                    : null;

            default:
                return null;
        }
    }

    /// <summary>Whether every form grows along a direction, exactly.</summary>
    public bool GrowsAlong(ImmutableArray<Rational> direction)
    {
        BigInteger[] v = CommonDenominator.Homogeneous(direction.AsSpan());
        v[^1] = BigInteger.Zero;
        return Array.TrueForAll(rows, row => row.Form.Evaluate(v).Sign > 0);
    }

    /// <summary>Whether the point where some rows are tight is the optimum: it is feasible, and nonnegative multipliers of these rows
    /// prove that no radius is larger.</summary>
    /// <param name="tight">As many rows as variables.</param>
    /// <param name="optimum">Receives the centre, the radius, and their common positive denominator.</param>
    public bool TrySolve(int[] tight, out BigInteger[] optimum)
    {
        int n = dimension + 1;
        optimum = new BigInteger[n + 1];
        BigInteger[] primal = new BigInteger[n * (n + 1)];
        BigInteger[] dual = new BigInteger[n * (n + 1)];
        for (int i = 0; i < n; i++)
        {
            BigInteger[] row = rows[tight[i]].Entries;
            for (int k = 0; k < n; k++)
            {
                primal[(i * (n + 1)) + k] = row[k];
                dual[(k * (n + 1)) + i] = row[k];
            }

            primal[(i * (n + 1)) + n] = -row[n];
        }

        // sum lambda_i (a_i, -l_i) = (0, -1).
        dual[(dimension * (n + 1)) + n] = BigInteger.MinusOne;
        BigInteger[] multipliers = new BigInteger[n];
        if (!SquareSystem.TrySolve(dual, multipliers, out _)
            || Array.Exists(multipliers, multiplier => multiplier.Sign < 0)
            || !SquareSystem.TrySolve(primal, optimum.AsSpan(0, n), out BigInteger denominator))
        {
            return false;
        }

        optimum[n] = denominator;
        foreach (BallRow row in rows)
        {
            BigInteger slack = BigInteger.Zero;
            for (int k = 0; k <= n; k++)
            {
                slack += row.Entries[k] * optimum[k];
            }

            if (slack.Sign < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The program solved exactly, whatever floating point thinks of it.</summary>
    public LinearProgramResult SolveExactly(CancellationToken cancellation)
    {
        ImmutableArray<HalfSpace> halfSpaces =
        [
            .. rows.Select(row => new HalfSpace([.. row.Entries[..^1].Select(entry => (Rational)entry)], row.Entries[^1])),
        ];
        Rational?[] none = new Rational?[dimension + 1];
        Rational[] objective = new Rational[dimension + 1];
        objective[^1] = Rational.One;
        LinearProgram program = new(
            new HPolyhedron([.. none], [.. none], halfSpaces), ImmutableCollectionsMarshal.AsImmutableArray(objective));
        return LinearProgramSolver.Solve(program, DoubleSimplex.Instance, cancellation);
    }

    /// <summary>Whether the ball of an optimum lies in the polyhedron as it is: the optimum is feasible for the upper norms too.</summary>
    public bool IsExactAt(BigInteger[] optimum)
    {
        foreach (BallRow row in rows)
        {
            BigInteger value = BigInteger.Zero;
            for (int k = 0; k < dimension; k++)
            {
                value += row.Form.Coefficients[k] * optimum[k];
            }

            value += row.Form.Constant * optimum[^1];
            BigInteger need = row.Norm.Upper * optimum[^2];
            if ((row.Norm.Exponent >= 0 ? value - (need << row.Norm.Exponent) : (value << -row.Norm.Exponent) - need).Sign < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The largest multiple of 2^-place, as an integer, that is no larger than the radius at a centre for the upper
    /// norms.</summary>
    /// <param name="centre">The centre, in units of 2^-grid.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="place">The place.</param>
    public BigInteger LowerRadius(BigInteger[] centre, int grid, int place)
    {
        BigInteger? least = null;
        foreach (BallRow row in rows)
        {
            BigInteger value = grid >= 0 ? row.Form.Constant << grid : row.Form.Constant;
            for (int k = 0; k < dimension; k++)
            {
                value += row.Form.Coefficients[k] * (grid >= 0 ? centre[k] : centre[k] << -grid);
            }

            BigInteger radius = InscribedBalls.Floor(value, row.Norm.Upper, place - row.Norm.Exponent - Math.Max(0, grid));
            least = least is { } smallest ? BigInteger.Min(smallest, radius) : radius;
        }

        return least!.Value;
    }
}
