using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>Finds the inequalities that hold with equality everywhere on the polyhedron that they describe.</summary>
/// <remarks>
/// <para>On a polyhedron {x : f_i(x) >= 0} that is not empty, f_k vanishes everywhere iff there are multipliers n_i >= 0, n_k > 0, with
/// sum n_i f_i identically zero. (If there are, a value f_k(x) > 0 would make the sum positive. Conversely f_k &lt;= 0 on the polyhedron,
/// so by Farkas' lemma -f_k = c + sum m_i f_i with c, m_i >= 0, and c = 0 by the value at a point of it.)</para>
/// <para>The multipliers are a cone. In it, cut by n_i &lt;= 1, the sum of the n_i not yet seen positive is maximised, again and again,
/// until it is 0. The sum of all solutions is positive at each index that can be.</para>
/// </remarks>
internal static class ImplicitEquations
{
    /// <summary>Multipliers, one a form, whose combination of the forms is identically zero: positive for the forms that vanish on all of
    /// the polyhedron where no form is negative, 0 for the others. If the polyhedron is empty they say nothing else.</summary>
    /// <param name="forms">The forms; constant ones are never implicit equations.</param>
    /// <param name="dimension">The dimension of the space.</param>
    /// <param name="cancellationToken">Looked at once a pivot.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>At most a linear program a form, of as many variables as there are forms and as many equations as there are dimensions;
    /// in practice two.</remarks>
    public static Rational[] Find(IReadOnlyList<IntegerForm> forms, int dimension, CancellationToken cancellationToken = default)
    {
        int[] live = [.. Enumerable.Range(0, forms.Count).Where(i => !forms[i].IsConstant)];
        HPolyhedron cube = HPolyhedron.Cube(live.Length, Rational.Zero, Rational.One);
        HPolyhedron multipliers = new(cube.Lower, cube.Upper, Relations(forms, live, dimension));
        Rational[] sum = new Rational[forms.Count];
        while (true)
        {
            ImmutableArray<Rational> objective = [.. live.Select(i => sum[i].IsZero ? Rational.One : Rational.Zero)];
            LinearProgramResult result = LinearProgramSolver.Solve(
                new LinearProgram(multipliers, objective), DoubleSimplex.Instance, cancellationToken);
            if (result is not LinearProgramResult.Optimal { Value.Sign: Sign.Positive } optimum)
            {
                return sum;
            }

            for (int k = 0; k < live.Length; k++)
            {
                sum[live[k]] += optimum.Point[k];
            }
        }
    }

    // That the coefficients of every coordinate, and the constants, sum to zero: two inequalities each.
    private static ImmutableArray<HalfSpace> Relations(IReadOnlyList<IntegerForm> forms, int[] live, int dimension)
    {
        ImmutableArray<HalfSpace>.Builder relations = ImmutableArray.CreateBuilder<HalfSpace>();
        for (int j = 0; j <= dimension; j++)
        {
            int coordinate = j;
            BigInteger[] column = [.. live.Select(i => forms[i].Coefficients[coordinate])];
            if (column.AsSpan().ContainsAnyExcept(BigInteger.Zero))
            {
                relations.Add(new HalfSpace([.. column.Select(entry => (Rational)entry)], Rational.Zero));
                relations.Add(new HalfSpace([.. column.Select(entry => (Rational)(-entry))], Rational.Zero));
            }
        }

        return relations.ToImmutable();
    }
}
