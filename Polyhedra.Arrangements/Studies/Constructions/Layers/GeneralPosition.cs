using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Constructions.Layers;

/// <summary>Hyperplanes in general position all of whose cells meet the open unit cube, as rows of weights with the bias last.</summary>
/// <remarks>
/// <para>Row i has t = i/n and means sum over k of t^(k-1) (x_k - 1/2) = eps t^d. By Vandermonde's determinant any d rows have one common
/// point, and no d + 1 do, because t^d is no polynomial of lower degree. The common point of d rows is the interpolation of eps t^d: x_k -
/// 1/2 is eps times an elementary symmetric polynomial of the nodes, at most C(d, k) &lt;= 2^(d-1). So with eps = 2^-(d+1) it lies inside
/// the cube, and so does a point of the closure of every cell (with fewer than d rows add nodes). Being open, every cell meets the open
/// cube.</para>
/// </remarks>
internal static class GeneralPosition
{
    /// <summary>eps that keeps all vertices inside the cube of a dimension: 2^-(d+1).</summary>
    public static Rational Epsilon(int dimension) => Power(Rational.One / 2, dimension + 1);

    /// <summary>The rows; oriented, row i is multiplied by (-1)^(n-i+1), so that for n > d no cell has all of them negative.</summary>
    /// <remarks>The rows' values at a point are those of a polynomial p(t) = q(t) - eps t^d at the nodes, q of degree below d. All oriented
    /// rows negative: p is positive at the last node and changes its sign from each node to the next, n - 1 >= d times. Then its d roots
    /// lie between nodes, and p is positive beyond the last, against its leading coefficient -eps.</remarks>
    public static IEnumerable<Rational[]> Rows(int dimension, int count, Rational epsilon, bool oriented)
    {
        for (int i = 1; i <= count; i++)
        {
            Rational[] row = Normal(dimension, (Rational)i / count, out Rational half, out Rational last);
            row[dimension] = -half - (epsilon * last);
            if (oriented && (count - i) % 2 == 0)
            {
                for (int k = 0; k <= dimension; k++)
                {
                    row[k] = -row[k];
                }
            }

            yield return row;
        }
    }

    /// <summary>Maxout units whose pieces r = 0..rank-1 have the slopes r - 1/2 times the normal of a row, so that unit i bends at rank - 1
    /// parallel copies of row i. No slope is 0, so no two pieces of a unit have the same map.</summary>
    /// <remarks>Copy r of row i has eps (t^d + r delta) in place of eps t^d, with t = i/N, N = max(n, d) and delta = 1 / (2 (d+1) (rank-1)
    /// N^d). The divided difference of order d over any d + 1 nodes is 1 + e with |e| &lt;= (d+1) N^d max(r delta) &lt;= 1/2, so copies of
    /// d + 1 rows never meet in one point; and the coordinates of the common points of d copies move by at most eps d (2N)^(d-1) max(r
    /// delta) &lt; eps 2^(d-2), so they stay inside the cube.</remarks>
    public static IEnumerable<Rational[][]> MaxoutUnits(int dimension, int count, int rank)
    {
        int nodes = Math.Max(count, dimension);
        Rational epsilon = Epsilon(dimension);
        Rational delta = Rational.One / (2 * (dimension + 1) * (rank - 1) * Power(nodes, dimension));
        for (int i = 1; i <= count; i++)
        {
            Rational[] normal = Normal(dimension, (Rational)i / nodes, out Rational half, out Rational last);
            Rational[][] pieces = new Rational[rank][];
            Rational intercept = Rational.Zero;
            for (int r = 0; r < rank; r++)
            {
                // Piece r is piece r - 1 plus normal·x - c_r.
                intercept -= r == 0 ? -half / 2 : half + (epsilon * (last + (r * delta)));
                Rational slope = (Rational)((2 * r) - 1) / 2;
                pieces[r] = Array.ConvertAll(normal, entry => slope * entry);
                pieces[r][dimension] = intercept;
            }

            yield return pieces;
        }
    }

    // (1, t, ..., t^(d-1)), with half its sum and t^d; the last entry is left to the caller.
    private static Rational[] Normal(int dimension, Rational t, out Rational half, out Rational last)
    {
        Rational[] row = new Rational[dimension + 1];
        half = Rational.Zero;
        last = Rational.One;
        for (int k = 0; k < dimension; k++)
        {
            row[k] = last;
            half += last / 2;
            last *= t;
        }

        return row;
    }

    private static Rational Power(Rational value, int exponent)
    {
        Rational power = Rational.One;
        for (int i = 0; i < exponent; i++)
        {
            power *= value;
        }

        return power;
    }
}
