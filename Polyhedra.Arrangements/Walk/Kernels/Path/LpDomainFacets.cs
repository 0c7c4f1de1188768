using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>The facets of the cells of the LP kernel on the boundary of the domain.</summary>
/// <remarks>A constraint of the domain contains a facet iff some point on it is strictly inside all constraints that have another
/// hyperplane. For a bound of a coordinate <see cref="BoundFacets"/> tells in floating point, nearly always. Else the foot of the
/// perpendicular from the witness often is such a point, or an exact linear program tells whether the cell grows without the constraint;
/// if so, the segment from the witness to a point beyond has such a point.</remarks>
/// <param name="domain">The domain.</param>
/// <param name="box">Its bounds.</param>
/// <param name="path">The rows.</param>
/// <param name="closed">Answers exactly what the feet leave open.</param>
/// <param name="filters">Whether to ask the feet, and to let floating point propose.</param>
internal sealed class LpDomainFacets(HPolyhedron domain, DomainBox box, CellPath path, ClosedCell closed, bool filters)
{
    private readonly Witness _outside = new(domain.Dimension);
    private readonly BoundFacets _bounds = new(box, path);
    private IntegerForm[]? _domainForms;
    private bool[] _isFirst = [];

    // For each form the coordinate that it alone bounds, or -1.
    private int[] _coordinates = [];

    /// <summary>Adds the positions, among the domain's constraints, of those that contain a facet of the current cell; of equal ones the
    /// first.</summary>
    public void AddTo(LpCell cell, List<int> positions)
    {
        IntegerForm[] forms = _domainForms ??= FindDistinctForms();
        ImmutableArray<Rational> witness = default;
        bool hasBounds = filters && _bounds.TryBegin(cell);
        for (int i = 0; i < forms.Length; i++)
        {
            if (!_isFirst[i])
            {
                continue;
            }

            if (hasBounds && _coordinates[i] is >= 0 and var coordinate
                && _bounds.Contains(coordinate, isUpper: forms[i].Coefficients[coordinate].Sign < 0) is { } answer)
            {
                if (answer)
                {
                    positions.Add(i);
                }

                continue;
            }

            if (witness.IsDefault)
            {
                witness = cell.Witness.ToRationals();
            }

            if ((filters && IsFootOnFacet(forms[i], witness)) || HasFacetExactly(forms[i]))
            {
                positions.Add(i);
            }
        }
    }

    private IntegerForm[] FindDistinctForms()
    {
        IntegerForm[] forms = [.. domain.Forms()];
        int bounds = forms.Length - domain.HalfSpaces.Length;
        _isFirst = new bool[forms.Length];
        _coordinates = new int[forms.Length];
        for (int i = 0; i < forms.Length; i++)
        {
            // No two bounds are equal. A half-space that repeats a bound is a row of the path, which would have to be left out with it.
            bool isBound = i < bounds;
            _isFirst[i] = isBound || (!forms[i].IsConstant && !Array.Exists(forms[..i], earlier => AreEqual(earlier, forms[i])));
            _coordinates[i] = isBound && !Array.Exists(forms[bounds..], other => AreEqual(other, forms[i])) ? CoordinateOf(forms[i]) : -1;
        }

        return forms;
    }

    private static int CoordinateOf(IntegerForm bound) => bound.Coefficients[..^1].IndexOfAnyExcept(BigInteger.Zero);

    private static bool AreEqual(IntegerForm left, IntegerForm right) => left.Coefficients.SequenceEqual(right.Coefficients);

    // Whether the point of the hyperplane nearest to the witness is strictly inside everything else.
    private bool IsFootOnFacet(IntegerForm form, ImmutableArray<Rational> witness)
    {
        ReadOnlySpan<BigInteger> row = form.Coefficients;
        BigInteger square = BigInteger.Zero;
        Rational value = row[^1];
        for (int k = 0; k < domain.Dimension; k++)
        {
            square += row[k] * row[k];
            value += row[k] * witness[k];
        }

        Rational step = value / square;
        ImmutableArray<Rational>.Builder foot = ImmutableArray.CreateBuilder<Rational>(domain.Dimension);
        for (int k = 0; k < domain.Dimension; k++)
        {
            Rational x = row[k].IsZero ? witness[k] : witness[k] - (step * row[k]);
            if ((domain.Lower[k] >= x || domain.Upper[k] <= x) && !IsBoundOf(form, k))
            {
                return false;
            }

            foot.Add(x);
        }

        _outside.Set(foot.MoveToImmutable());
        bool usedExact = false;
        for (int i = 0; i < path.Count; i++)
        {
            PathRow source = path.Source(i);
            double approximate = CellPath.Evaluate(path.Row(i), _outside.Approximation);
            if (path.SignOf(approximate, path.RowError(i), _outside, source, ref usedExact) != Sign.Positive
                && !(source.Domain is { } constraint && AreEqual(constraint, form)))
            {
                return false;
            }
        }

        return true;
    }

    // Whether a form is a bound of the domain on a coordinate: then its foot lies on that bound and strictly within the other one. A
    // half-space may be parallel to a bound without being one.
    private bool IsBoundOf(IntegerForm form, int coordinate)
    {
        ReadOnlySpan<BigInteger> row = form.Coefficients;
        Rational? bound = row[coordinate].Sign > 0 ? domain.Lower[coordinate] : domain.Upper[coordinate];
        return bound is { } value
            && !row[coordinate].IsZero
            && !row[..coordinate].ContainsAnyExcept(BigInteger.Zero)
            && !row[(coordinate + 1)..^1].ContainsAnyExcept(BigInteger.Zero)
            && ((row[coordinate] * value) + row[^1]).IsZero;
    }

    private bool HasFacetExactly(IntegerForm form)
    {
        HPolyhedron closure = closed.ToPolyhedron();
        Rational?[] lower = [.. closure.Lower];
        Rational?[] upper = [.. closure.Upper];
        for (int k = 0; k < domain.Dimension; k++)
        {
            if (IsBoundOf(form, k))
            {
                (form.Coefficients[k].Sign > 0 ? lower : upper)[k] = null;
            }
        }

        ImmutableArray<HalfSpace>.Builder rest = ImmutableArray.CreateBuilder<HalfSpace>();
        for (int i = 0; i < path.Count; i++)
        {
            if (!(path.Source(i).Domain is { } constraint && AreEqual(constraint, form)))
            {
                rest.Add(closure.HalfSpaces[i]);
            }
        }

        ImmutableArray<Rational>.Builder outward = ImmutableArray.CreateBuilder<Rational>(domain.Dimension);
        foreach (BigInteger entry in form.Coefficients[..^1])
        {
            outward.Add(-entry);
        }

        HPolyhedron without = new([.. lower], [.. upper], rest.ToImmutable());
        LinearProgramResult result = closed.Maximise(without, outward.MoveToImmutable(), filters ? ProposerLadder.Instance : null);
        return result is not LinearProgramResult.Optimal optimal || optimal.Value > form.Constant;
    }
}
