using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>Which bounds of the domain's coordinates contain a facet of a cell, in floating point with proven error bounds.</summary>
/// <remarks>
/// <para>A bound x_k >= l does if some point with x_k = l is strictly inside everything else. Points tried are those under the witness
/// and under a point that is farther from the rows; with one row a hundred coordinates nearly all bounds are settled so, each by one
/// product a row.</para>
/// <para>For the others a floating-point simplex without the bound proposes a point beyond it, strictly inside everything else: the segment
/// from the witness to it meets the facet. Or it proposes multipliers of rows and other bounds that imply the bound, as for a drop.</para>
/// </remarks>
internal sealed class BoundFacets
{
    private readonly DomainBox _box;
    private readonly CellPath _path;
    private readonly int _dimension;
    private readonly InsidePoint _witness;
    private readonly InsidePoint _centre;
    private readonly double[] _objective;
    private readonly double[] _candidate;
    private readonly double[] _ray;
    private readonly double[] _sum;
    private readonly double[] _magnitude;
    private readonly DoubleDictionary _relaxed;
    private LpCell? _cell;
    private bool _hasWitness;
    private bool _hasCentre;

    /// <summary>Bound facets of the cells of a path within a box.</summary>
    public BoundFacets(DomainBox box, CellPath path)
    {
        _box = box;
        _path = path;
        _dimension = box.Lower.Length;
        _witness = new InsidePoint(box, path);
        _centre = new InsidePoint(box, path);
        _objective = new double[_dimension + 1];
        _candidate = new double[_dimension];
        _ray = new double[_dimension];
        _sum = new double[_dimension + 1];
        _magnitude = new double[_dimension + 1];
        _relaxed = new DoubleDictionary(box.Lower, box.Upper);
    }

    /// <summary>Turns to the current cell; false if floating point finds no point in it, or a bound is missing.</summary>
    public bool TryBegin(LpCell cell)
    {
        _cell = cell;
        _hasCentre = false;
        _hasWitness = _box.IsBounded && _witness.TrySet(cell.Witness.Approximation);
        return _hasWitness || (_box.IsBounded && TryCentre());
    }

    /// <summary>Whether a bound contains a facet of the cell; null if floating point cannot prove it. The hyperplane of the bound is that
    /// of no half-space of the domain.</summary>
    public bool? Contains(int coordinate, bool isUpper)
    {
        if (_hasWitness && _witness.HasFootOn(coordinate, isUpper))
        {
            return true;
        }

        return !_hasCentre && !TryCentre() ? null : _centre.HasFootOn(coordinate, isUpper) ? true : Ask(coordinate, isUpper);
    }

    // The witness may be near a row; from there the way to the centre may start outside, as far as floating point can tell.
    private bool TryCentre() =>
        _hasCentre = _centre.TryMoveInwards(_cell!.Witness.Approximation) || (_hasWitness && _centre.TrySet(_witness.Coordinates));

    private bool? Ask(int coordinate, bool isUpper)
    {
        if (!_cell!.TryWarm(_path))
        {
            return null;
        }

        _relaxed.CopyFrom(_cell.Dictionary);
        _relaxed.RelaxBound(coordinate, isUpper);
        Array.Clear(_objective);
        _objective[coordinate] = isUpper ? 1 : -1;
        _objective[^1] = isUpper ? -_box.Upper[coordinate] : _box.Lower[coordinate];
        _relaxed.SetObjective(_objective);
        ProposalStatus status = _relaxed.Maximise(untilPositive: true);
        if (status == ProposalStatus.Positive)
        {
            if (IsBeyond(coordinate, isUpper))
            {
                return true;
            }

            status = _relaxed.Maximise(untilPositive: false);
        }

        if (status != ProposalStatus.GaveUp && IsBeyond(coordinate, isUpper, status == ProposalStatus.Ray))
        {
            return true;
        }

        return status == ProposalStatus.Optimal && IsImplied(coordinate, isUpper) ? false : null;
    }

    // Whether the middle between the dictionary's point and where the bound is crossed on the way there is beyond the bound and strictly
    // inside all else.
    private bool IsBeyond(int coordinate, bool isUpper, bool followRay = false)
    {
        _relaxed.GetPoint(_candidate);
        double bound = isUpper ? _box.Upper[coordinate] : _box.Lower[coordinate];
        double width = _box.Upper[coordinate] - _box.Lower[coordinate];
        if (followRay)
        {
            _relaxed.GetRay(_ray);
            double step = (Math.Abs(_candidate[coordinate] - bound) + width) / Math.Abs(_ray[coordinate]);
            for (int k = 0; k < _dimension; k++)
            {
                _candidate[k] += step * _ray[k];
            }
        }

        double[] start = _centre.Coordinates;
        double crossing = (bound - start[coordinate]) / (_candidate[coordinate] - start[coordinate]);
        if (!(crossing > 0 && crossing < 1))
        {
            return false;
        }

        double middle = (1 + crossing) / 2;
        for (int k = 0; k < _dimension; k++)
        {
            _candidate[k] = start[k] + (middle * (_candidate[k] - start[k]));
        }

        return _box.IsBeyondOne(_candidate, coordinate, isUpper) && _centre.AreRowsPositive(_candidate);
    }

    // Whether the rows that are tight and the other bounds imply the bound: then bound - x_k (or x_k - bound) is nowhere positive without
    // it. The multipliers are made a little larger than proposed, so that the coefficient of x_k leans on the bound that is left.
    private bool IsImplied(int coordinate, bool isUpper)
    {
        const double Larger = 1 + (1.0 / (1 << 20));
        _objective.CopyTo(_sum, 0);
        for (int k = 0; k < _sum.Length; k++)
        {
            _magnitude[k] = Math.Abs(_sum[k]);
        }

        // The bound itself may be off by the rounding of its last place.
        double rowError = 0;
        int terms = 1;
        for (int j = 0; j < _dimension; j++)
        {
            int index = _relaxed.TightRowAt(j);
            double multiplier = index < 0 ? 0 : -_relaxed.ReducedCost(j) * Larger;
            if (!(multiplier > 0))
            {
                continue;
            }

            ReadOnlySpan<double> row = _path.Row(index);
            for (int k = 0; k < _sum.Length; k++)
            {
                double term = multiplier * row[k];
                _sum[k] += term;
                _magnitude[k] += Math.Abs(term);
            }

            rowError += multiplier * _path.RowError(index);
            terms++;
        }

        return SupremumIsNegative(coordinate, isUpper, terms, rowError);
    }

    // As in DropProof, but for the bound that is left out.
    private bool SupremumIsNegative(int coordinate, bool isUpper, int terms, double rowError)
    {
        int roundings = terms + _sum.Length + 8;
        double gamma = FloatingPoint.Gamma(roundings);
        double lean = isUpper ? -_sum[coordinate] : _sum[coordinate];
        if (!(lean > ((gamma * _magnitude[coordinate]) + rowError + FloatingPoint.Underflow) * (1 + (4 * FloatingPoint.Epsilon))))
        {
            return false;
        }

        double supremum = _sum[^1];
        double magnitude = _magnitude[^1];
        double reach = 1;
        for (int k = 0; k < _dimension; k++)
        {
            double high = k == coordinate && isUpper ? _box.OuterLower[k] : _box.OuterUpper[k];
            double low = k == coordinate && !isUpper ? _box.OuterUpper[k] : _box.OuterLower[k];
            supremum += Math.Max(_sum[k] * low, _sum[k] * high);
            magnitude += _magnitude[k] * _box.Reach[k];
            reach += _box.Reach[k];
        }

        double error = (gamma * magnitude) + ((rowError + FloatingPoint.Underflow) * reach);
        error *= 1 + (2 * roundings * FloatingPoint.Epsilon);
        return supremum + error < 0 && double.IsFinite(supremum);
    }
}
