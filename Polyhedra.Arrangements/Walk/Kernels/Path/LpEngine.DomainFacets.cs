using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <content>The facets of a cell on the boundary of the domain.</content>
/// <remarks>A constraint of the domain contains a facet iff some point on it is strictly inside all constraints that have another
/// hyperplane. The foot of the perpendicular from the witness often is such a point. Else an exact linear program tells whether the cell
/// grows without the constraint; if so, the segment from the witness to a point beyond has such a point.</remarks>
internal sealed partial class LpEngine
{
    private IntegerForm[]? _domainForms;
    private bool[] _isFirst = [];

    /// <summary>Adds the positions, among the domain's constraints, of those that contain a facet of the current cell; of equal ones the
    /// first.</summary>
    public void GetDomainFacets(int id, List<int> positions)
    {
        LpCell cell = _cells[id];
        IntegerForm[] forms = _domainForms ??= FindDistinctForms();
        ImmutableArray<Rational> witness = default;
        for (int i = 0; i < forms.Length; i++)
        {
            if (!_isFirst[i])
            {
                continue;
            }

            if (witness.IsDefault)
            {
                witness = cell.Witness.ToRationals();
            }

            if ((_arithmetic == KernelArithmetic.Filtered && IsFootOnFacet(forms[i], witness)) || HasFacetExactly(cell, forms[i]))
            {
                positions.Add(i);
            }
        }
    }

    private IntegerForm[] FindDistinctForms()
    {
        IntegerForm[] forms = [.. _domain.Forms()];
        _isFirst = new bool[forms.Length];
        for (int i = 0; i < forms.Length; i++)
        {
            _isFirst[i] = !forms[i].IsConstant && !Array.Exists(forms[..i], earlier => AreEqual(earlier, forms[i]));
        }

        return forms;
    }

    private static bool AreEqual(IntegerForm left, IntegerForm right) => left.Coefficients.SequenceEqual(right.Coefficients);

    // Whether the point of the hyperplane nearest to the witness is strictly inside everything else.
    private bool IsFootOnFacet(IntegerForm form, ImmutableArray<Rational> witness)
    {
        ReadOnlySpan<BigInteger> row = form.Coefficients;
        BigInteger square = BigInteger.Zero;
        Rational value = row[^1];
        for (int k = 0; k < _dimension; k++)
        {
            square += row[k] * row[k];
            value += row[k] * witness[k];
        }

        Rational step = value / square;
        ImmutableArray<Rational>.Builder foot = ImmutableArray.CreateBuilder<Rational>(_dimension);
        for (int k = 0; k < _dimension; k++)
        {
            Rational x = row[k].IsZero ? witness[k] : witness[k] - (step * row[k]);
            if ((_domain.Lower[k] >= x || _domain.Upper[k] <= x) && !IsBoundOf(form, k))
            {
                return false;
            }

            foot.Add(x);
        }

        _outside.Set(foot.MoveToImmutable());
        bool usedExact = false;
        for (int i = 0; i < _path.Count; i++)
        {
            PathRow source = _path.Source(i);
            double approximate = CellPath.Evaluate(_path.Row(i), _outside.Approximation);
            if (_path.SignOf(approximate, _path.RowError(i), _outside, source, ref usedExact) != Sign.Positive
                && !(source.Domain is { } domain && AreEqual(domain, form)))
            {
                return false;
            }
        }

        return true;
    }

    // Whether a form is a bound of the domain on a coordinate: then its foot lies on that bound and strictly within the other one. A half-space
    // may be parallel to a bound without being one.
    private bool IsBoundOf(IntegerForm form, int coordinate)
    {
        ReadOnlySpan<BigInteger> row = form.Coefficients;
        Rational? bound = row[coordinate].Sign > 0 ? _domain.Lower[coordinate] : _domain.Upper[coordinate];
        return bound is { } value
            && !row[coordinate].IsZero
            && !row[..coordinate].ContainsAnyExcept(BigInteger.Zero)
            && !row[(coordinate + 1)..^1].ContainsAnyExcept(BigInteger.Zero)
            && ((row[coordinate] * value) + row[^1]).IsZero;
    }

    private bool HasFacetExactly(LpCell cell, IntegerForm form)
    {
        HPolyhedron closure = ClosedCell(cell);
        Rational?[] lower = [.. closure.Lower];
        Rational?[] upper = [.. closure.Upper];
        for (int k = 0; k < _dimension; k++)
        {
            if (IsBoundOf(form, k))
            {
                (form.Coefficients[k].Sign > 0 ? lower : upper)[k] = null;
            }
        }

        ImmutableArray<HalfSpace>.Builder rest = ImmutableArray.CreateBuilder<HalfSpace>();
        for (int i = 0; i < cell.Depth; i++)
        {
            if (!(_path.Source(i).Domain is { } domain && AreEqual(domain, form)))
            {
                rest.Add(closure.HalfSpaces[i]);
            }
        }

        ImmutableArray<Rational>.Builder outward = ImmutableArray.CreateBuilder<Rational>(_dimension);
        foreach (BigInteger entry in form.Coefficients[..^1])
        {
            outward.Add(-entry);
        }

        LinearProgram program = new(new HPolyhedron([.. lower], [.. upper], rest.ToImmutable()), outward.MoveToImmutable());
        IBasisProposer? proposer = _arithmetic == KernelArithmetic.ExactOnly ? null : ProposerLadder.Instance;
        return LinearProgramSolver.Solve(program, proposer, _cancellation) switch
        {
            LinearProgramResult.Optimal optimal => optimal.Value > form.Constant,
            LinearProgramResult.Unbounded => true,
            _ => throw new InvalidOperationException("The exact linear program found an open cell with a witness empty."),
        };
    }
}
