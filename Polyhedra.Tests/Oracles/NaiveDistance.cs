using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Oracles;

/// <summary>The distance from a point to a closed polyhedron, by trying every set of facets: for each set of independent inequalities the
/// nearest point of their common plane, by Gaussian elimination; of those points that satisfy all inequalities the nearest one.</summary>
/// <remarks>The nearest point of the polyhedron is the nearest point of the plane of the inequalities that are tight there, and independent
/// ones of them span the same plane.</remarks>
internal static class NaiveDistance
{
    /// <summary>The squared Euclidean distance to the closure of a nonempty open polyhedron.</summary>
    public static Rational Squared(IReadOnlyList<LinearInequality> system, IReadOnlyList<Rational> centre)
    {
        Rational? best = null;
        Try([], 0);
        return best ?? throw new InvalidOperationException("The polyhedron is empty.");

        void Try(List<LinearInequality> chosen, int next)
        {
            if (Project(chosen, centre) is not { } point)
            {
                return;
            }

            Rational distance = point.Zip(centre, (x, c) => (x - c) * (x - c)).Aggregate(Rational.Zero, (sum, term) => sum + term);
            if ((best is null || distance < best) && system.All(row => Value(row, point).Sign != Sign.Negative))
            {
                best = distance;
            }

            for (int i = next; i < system.Count && chosen.Count < centre.Count; i++)
            {
                Try([.. chosen, system[i]], i + 1);
            }
        }
    }

    private static Rational Value(LinearInequality row, IReadOnlyList<Rational> point)
    {
        Rational value = row.Constant;
        for (int k = 0; k < point.Count; k++)
        {
            value += row.Coefficients[k] * point[k];
        }

        return value;
    }

    // The nearest point of the plane where all chosen rows vanish: centre + sum u_i a_i with (a_j·a_i) u = -value_j.
    // Null if they are dependent.
    private static Rational[]? Project(List<LinearInequality> chosen, IReadOnlyList<Rational> centre)
    {
        int n = chosen.Count;
        Rational[][] system =
            [.. chosen.Select(row => (Rational[])[.. chosen.Select(other => (Rational)Dot(row, other)), -Value(row, centre)])];
        for (int k = 0; k < n; k++)
        {
            int pivot = Array.FindIndex(system, k, row => !row[k].IsZero);
            if (pivot < 0)
            {
                return null;
            }

            (system[k], system[pivot]) = (system[pivot], system[k]);
            for (int i = 0; i < n; i++)
            {
                Rational factor = i == k ? Rational.Zero : system[i][k] / system[k][k];
                for (int j = k; j <= n && !factor.IsZero; j++)
                {
                    system[i][j] -= factor * system[k][j];
                }
            }
        }

        Rational[] point = [.. centre];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < point.Length; k++)
            {
                point[k] += system[i][n] / system[i][i] * chosen[i].Coefficients[k];
            }
        }

        return point;
    }

    private static BigInteger Dot(LinearInequality left, LinearInequality right)
    {
        BigInteger sum = BigInteger.Zero;
        for (int k = 0; k < left.Coefficients.Length; k++)
        {
            sum += left.Coefficients[k] * right.Coefficients[k];
        }

        return sum;
    }
}
