using System.Numerics;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>Boundedness of the cells of the LP kernel.</summary>
/// <remarks>
/// <para>The closure of a nonempty cell is bounded iff its recession cone {r : a_i·r >= 0 for all i} is {0} (Schrijver, Theory of Linear
/// and Integer Programming, section 8.2), where the a_i are the normals of the path's rows and of the bounds.</para>
/// <para>Let s = sum w_i a_i with weights w_i > 0. If the cell has a vertex, every nonzero r of the cone has s·r > 0, because a_i·r = 0
/// for all i means r = 0. So the cell is bounded iff s is bounded above on it, and one linear program decides. Its proof is exact either
/// way: a vertex's basis and multipliers, or a ray.</para>
/// </remarks>
internal sealed class LpBoundedness
{
    private readonly HPolyhedron _domain;
    private readonly CellPath _path;
    private readonly ClosedCell _closed;
    private readonly RecessionProof _recession;
    private readonly double[] _objective;
    private readonly bool _filters;

    /// <summary>Decides for the cells of a path.</summary>
    public LpBoundedness(HPolyhedron domain, CellPath path, ExactBasis basis, ClosedCell closed, bool filters)
    {
        _domain = domain;
        _path = path;
        _closed = closed;
        _recession = new RecessionProof(domain, path, basis);
        _objective = new double[domain.Dimension + 1];
        _filters = filters;
    }

    /// <summary>Whether the current cell is bounded.</summary>
    public bool IsBounded(LpCell cell)
    {
        if (!cell.IsKnownBounded)
        {
            bool? proposed = _filters ? Propose(cell) : null;
            cell.IsKnownBounded = proposed ?? HasTrivialRecessionCone();
        }

        return cell.IsKnownBounded;
    }

    private bool? Propose(LpCell cell)
    {
        if (!cell.TryWarm(_path))
        {
            return null;
        }

        BigInteger[] sum = SumOfNormals();
        if (!ScaledRow.TryRound(sum, _objective, out _))
        {
            return null;
        }

        DoubleDictionary dictionary = cell.Dictionary;
        dictionary.SetObjective(_objective);
        return _recession.Decide(dictionary, dictionary.Maximise(untilPositive: false), sum);
    }

    // The sum of the normals of all rows, brought to like lengths by powers of two, and of the bounds; the constant is 0.
    private BigInteger[] SumOfNormals()
    {
        int dimension = _domain.Dimension;
        int longest = 1;
        for (int i = 0; i < _path.Count; i++)
        {
            longest = Math.Max(longest, _path.Source(i).Exact.BitLength);
        }

        BigInteger[] sum = new BigInteger[dimension + 1];
        for (int i = 0; i < _path.Count; i++)
        {
            PathRow source = _path.Source(i);
            ReadOnlySpan<BigInteger> row = source.Exact.Coefficients;
            int shift = longest - source.Exact.BitLength;
            for (int k = 0; k < dimension; k++)
            {
                sum[k] += ((int)source.Sign * row[k]) << shift;
            }
        }

        BigInteger unit = BigInteger.One << (longest - 1);
        for (int k = 0; k < dimension; k++)
        {
            sum[k] += _domain.Lower[k] is null ? BigInteger.Zero : unit;
            sum[k] -= _domain.Upper[k] is null ? BigInteger.Zero : unit;
        }

        return sum;
    }

    // The plain way, for cells without a vertex and for failed proposals: the cone, cut by the cube [-1, 1]^d, has a nonzero point
    // iff some coordinate can be positive or negative on it.
    private bool HasTrivialRecessionCone()
    {
        HPolyhedron closure = _closed.ToPolyhedron();
        HPolyhedron cone = new(
            [.. closure.Lower.Select(bound => bound is null ? Rational.MinusOne : Rational.Zero).Cast<Rational?>()],
            [.. closure.Upper.Select(bound => bound is null ? Rational.One : Rational.Zero).Cast<Rational?>()],
            [.. closure.HalfSpaces.Select(halfSpace => halfSpace with { Offset = Rational.Zero })]);
        for (int k = 0; k < _domain.Dimension; k++)
        {
            if (Reaches(cone, k, 1) || Reaches(cone, k, -1))
            {
                return false;
            }
        }

        return true;
    }

    // Whether the cone has a direction with coordinate k of the given sign.
    private bool Reaches(HPolyhedron cone, int coordinate, int sign)
    {
        Rational? bound = sign > 0 ? cone.Upper[coordinate] : cone.Lower[coordinate];
        if (bound is { IsZero: true })
        {
            return false;
        }

        Rational[] objective = new Rational[_domain.Dimension];
        objective[coordinate] = sign;
        return _closed.Maximise(cone, [.. objective], ProposerLadder.Instance) is LinearProgramResult.Optimal { Value.Sign: Sign.Positive };
    }
}
