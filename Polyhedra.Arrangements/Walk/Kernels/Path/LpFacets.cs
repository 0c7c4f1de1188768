using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>The facets of the cells of the LP kernel in the interior of the domain.</summary>
/// <remarks>
/// <para>No two forms of the path have one zero set, and none has that of a half-space of the domain: the second one would not have cut
/// the cell. So row i contains a facet iff the cell grows without it, that is iff there is an *outside point*, strictly inside the
/// domain, at which row i is negative and every other row is positive. The segment from the witness to the outside point then meets the
/// facet in its relative interior.</para>
/// <para>A row that contains no facet is implied by the others, and is left out of what follows: the outside point of another row need
/// not satisfy it. (It is a combination of the other rows and bounds with nonnegative factors, not only of row i, so it is positive
/// where row i is zero and they are positive.)</para>
/// <para>Outside points are proposed by rays from the witness along the normals, and by a floating-point simplex in which row i is no
/// constraint; each is verified before it counts. That there is none is proved like a drop, by multipliers. If nothing can be verified,
/// an exact linear program decides.</para>
/// </remarks>
internal sealed class LpFacets
{
    private readonly DomainBox _box;
    private readonly CellPath _path;
    private readonly DropProof _drop;
    private readonly ClosedCell _closed;
    private readonly bool _filters;
    private readonly double[] _objective;
    private readonly double[] _candidate;
    private readonly double[] _direction;

    // After a row was found to be a facet: the outside point.
    private readonly Witness _outside;

    // The rows that may still be facets, in their dictionary, and a copy in which one of them is relaxed.
    private DoubleDictionary _remaining;
    private DoubleDictionary _relaxed;
    private bool _hasRemaining;

    private RowRole[] _roles = new RowRole[16];
    private FacetPoint?[] _facetPoints = [];

    /// <summary>Facets of the cells of a path within a box.</summary>
    public LpFacets(DomainBox box, CellPath path, DropProof drop, ClosedCell closed, bool filters)
    {
        int dimension = box.Lower.Length;
        _box = box;
        _path = path;
        _drop = drop;
        _closed = closed;
        _filters = filters;
        _objective = new double[dimension + 1];
        _candidate = new double[dimension];
        _direction = new double[dimension];
        _outside = new Witness(dimension);
        _remaining = new DoubleDictionary(box.Lower, box.Upper);
        _relaxed = new DoubleDictionary(box.Lower, box.Upper);
    }

    private enum RowRole : byte
    {
        Unknown,
        Facet,
        Redundant,

        // A half-space of the domain.
        Boundary,
    }

    /// <summary>The number of facets of the current cell in the interior of the domain.</summary>
    public int Count(LpCell cell)
    {
        FindFacets(cell, withPoints: false);
        return _roles.AsSpan(0, cell.Depth).Count(RowRole.Facet);
    }

    /// <summary>Adds the facets of the current cell in the interior of the domain.</summary>
    public void AddTo(LpCell cell, List<CellFacet> facets, bool withPoints)
    {
        FindFacets(cell, withPoints);
        for (int i = 0; i < cell.Depth; i++)
        {
            if (_roles[i] == RowRole.Facet)
            {
                PathRow source = _path.Source(i);
                facets.Add(new CellFacet(source.Form, source.Sign, withPoints ? _facetPoints[i] : null));
            }
        }
    }

    private void FindFacets(LpCell cell, bool withPoints)
    {
        if (_roles.Length < cell.Depth)
        {
            _roles = new RowRole[2 * cell.Depth];
        }

        if (withPoints && _facetPoints.Length < cell.Depth)
        {
            _facetPoints = new FacetPoint?[2 * cell.Depth];
        }

        for (int i = 0; i < cell.Depth; i++)
        {
            _roles[i] = _path.Source(i).Domain is null ? RowRole.Unknown : RowRole.Boundary;
        }

        if (_filters)
        {
            ShootRays(cell, withPoints);
        }

        _hasRemaining = false;
        for (int i = 0; i < cell.Depth; i++)
        {
            if (_roles[i] != RowRole.Unknown)
            {
                continue;
            }

            if ((_filters ? ProposeFacet(cell, i) : null) ?? IsFacetExactly(cell, i))
            {
                Accept(cell, i, withPoints);
            }
            else
            {
                _roles[i] = RowRole.Redundant;
            }
        }
    }

    private void Accept(LpCell cell, int row, bool withPoint)
    {
        _roles[row] = RowRole.Facet;
        if (withPoint)
        {
            _facetPoints[row] = new RowCrossing(_path, row, cell.Witness, _outside).ToFacetPoint();
        }
    }

    // From the witness along the outward normal of each row: the first row met is a facet if it is met alone.
    private void ShootRays(LpCell cell, bool withPoints)
    {
        for (int i = 0; i < cell.Depth; i++)
        {
            if (_roles[i] != RowRole.Unknown)
            {
                continue;
            }

            ReadOnlySpan<double> row = _path.Row(i);
            for (int k = 0; k < _direction.Length; k++)
            {
                _direction[k] = -row[k];
            }

            int hit = FirstRow(cell, out double first, out double second);
            if (hit >= 0
                && _roles[hit] == RowRole.Unknown
                && IsOutside(cell, hit, (first + Math.Min(second, 3 * first)) / 2, allowExact: false))
            {
                Accept(cell, hit, withPoints);
            }
        }
    }

    // The row that the ray from the witness in the current direction meets first, -1 if the bounds of the domain come first, and how far
    // along the ray the first and the second obstacle are, approximately; either may be infinite.
    private int FirstRow(LpCell cell, out double first, out double second)
    {
        int best = -1;
        first = double.PositiveInfinity;
        second = double.PositiveInfinity;
        for (int i = 0; i < cell.Depth; i++)
        {
            double rate = CellPath.Rate(_path.Row(i), _direction);
            if (rate < 0)
            {
                double length = cell.Witness.Values[i] / -rate;
                if (length < first)
                {
                    second = first;
                    first = length;
                    best = i;
                }
                else if (length < second)
                {
                    second = length;
                }
            }
        }

        double bound = _box.LengthWithin(cell.Witness.Approximation, _direction);
        if (bound < first)
        {
            return -1;
        }

        second = Math.Min(second, bound);
        return best;
    }

    // What the simplex proposes, if it can be verified; null if not.
    private bool? ProposeFacet(LpCell cell, int row)
    {
        if (!_hasRemaining && !TryStartRemaining(cell))
        {
            return null;
        }

        _relaxed.CopyFrom(_remaining);
        _relaxed.Relax(row);
        ReadOnlySpan<double> form = _path.Row(row);
        for (int k = 0; k < _objective.Length; k++)
        {
            _objective[k] = -form[k];
        }

        _relaxed.SetObjective(_objective);
        ProposalStatus status = _relaxed.Maximise(untilPositive: true);
        if (status == ProposalStatus.Positive)
        {
            if (IsBeyond(cell, row))
            {
                return true;
            }

            status = _relaxed.Maximise(untilPositive: false);
            if (IsBeyond(cell, row))
            {
                return true;
            }
        }

        if (status == ProposalStatus.Ray)
        {
            _relaxed.GetRay(_direction);
            double crossing = cell.Witness.Values[row] / -CellPath.Rate(form, _direction);
            double length = LengthWithout(cell, row);
            double step = (crossing + Math.Min(length, 3 * crossing)) / 2;
            if (crossing > 0 && length > crossing && IsOutside(cell, row, step, allowExact: true))
            {
                return true;
            }
        }

        return IsImplied(row) ? false : null;
    }

    // Whether the rows that the relaxed dictionary holds tight imply a row; then the row is left out from now on.
    private bool IsImplied(int row)
    {
        for (int j = 0; j < _relaxed.Dimension; j++)
        {
            // A row that was left out may have been implied by this one.
            int tight = _relaxed.TightRowAt(j);
            if (tight >= 0 && (tight == row || _roles[tight] == RowRole.Redundant))
            {
                return false;
            }
        }

        PathRow source = _path.Source(row);
        _drop.Begin(_objective, _path.RowError(row), source with { Sign = source.Sign.Negate() });
        if (!_drop.HoldsInDoubles(_relaxed) && !_drop.HoldsExactly(_relaxed))
        {
            return false;
        }

        if (_relaxed.TryDropRelaxed())
        {
            (_remaining, _relaxed) = (_relaxed, _remaining);
        }

        return true;
    }

    private bool TryStartRemaining(LpCell cell)
    {
        if (cell.TryWarm(_path))
        {
            _remaining.CopyFrom(cell.Dictionary);
            _hasRemaining = true;
        }

        return _hasRemaining;
    }

    // Whether the middle between the dictionary's point and where a row vanishes on the way there is an outside point.
    private bool IsBeyond(LpCell cell, int row)
    {
        _relaxed.GetPoint(_candidate);
        double inside = cell.Witness.Values[row];
        double beyond = -CellPath.Evaluate(_path.Row(row), _candidate);
        if (!(beyond > 0))
        {
            return false;
        }

        double[] start = cell.Witness.Approximation;
        for (int k = 0; k < _direction.Length; k++)
        {
            _direction[k] = _candidate[k] - start[k];
        }

        return IsOutside(cell, row, (1 + (inside / (inside + beyond))) / 2, allowExact: true);
    }

    // Whether the point at a step along the current direction is an outside point of a row; then it is kept.
    private bool IsOutside(LpCell cell, int row, double step, bool allowExact)
    {
        double[] start = cell.Witness.Approximation;
        for (int k = 0; k < _candidate.Length; k++)
        {
            _candidate[k] = start[k] + (step * _direction[k]);
        }

        if (!_box.HasInInterior(_candidate))
        {
            return false;
        }

        _outside.Set(_candidate);
        return IsCrossedAlone(row, allowExact);
    }

    // Whether a row is negative at the outside point and every other row that counts is positive, exactly. Without leave for exact
    // arithmetic, a sign that floating point cannot prove is a no.
    private bool IsCrossedAlone(int row, bool allowExact)
    {
        ReadOnlySpan<double> x = _outside.Approximation;
        for (int i = 0; i < _path.Count; i++)
        {
            if (_roles[i] == RowRole.Redundant)
            {
                continue;
            }

            double value = CellPath.Evaluate(_path.Row(i), x);
            double error = _path.RowError(i);
            Sign wanted = i == row ? Sign.Negative : Sign.Positive;
            bool usedExact = false;
            if (allowExact
                ? _path.SignOf(value, error, _outside, _path.Source(i), ref usedExact) != wanted
                : !((int)wanted * value > _path.ValueError(error, _outside.Norm)))
            {
                return false;
            }
        }

        return true;
    }

    // How far the witness can go in the current direction if neither a row nor the rows that were left out stop it, approximately.
    private double LengthWithout(LpCell cell, int row)
    {
        double length = _box.LengthWithin(cell.Witness.Approximation, _direction);
        for (int i = 0; i < cell.Depth; i++)
        {
            double rate = i == row || _roles[i] == RowRole.Redundant ? 0 : CellPath.Rate(_path.Row(i), _direction);
            if (rate < 0)
            {
                length = Math.Min(length, cell.Witness.Values[i] / -rate);
            }
        }

        return length;
    }

    // Minimises a row over the closed cell without it. The open set without it contains the witness, so the row is negative somewhere in
    // it iff its infimum is negative.
    private bool IsFacetExactly(LpCell cell, int row)
    {
        HPolyhedron closure = _closed.ToPolyhedron();
        HPolyhedron without = new(closure.Lower, closure.Upper, closure.HalfSpaces.RemoveAt(row));
        PathRow source = _path.Source(row);
        HalfSpace beyond = _closed.HalfSpaceOf(source with { Sign = source.Sign.Negate() });
        if (_closed.FindBeyond(without, beyond, cell.Witness.ToRationals(), _filters, DoubleSimplex.Instance) is not { } point)
        {
            return false;
        }

        _outside.Set(point);
        return IsCrossedAlone(row, allowExact: true)
            ? true
            : throw new InvalidOperationException("An exact outside point failed its verification.");
    }
}
