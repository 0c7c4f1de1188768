using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <content>Deciding on which sides of a form a cell lies.</content>
internal sealed partial class BallEngine
{
    // Proposals stop this much beyond the ball, where proofs are easy. It decides speed only.
    private const double Comfortable = 1 + (1.0 / (1 << 20));

    private readonly BallProof _proof;
    private readonly DoubleProjection _projection;
    private readonly DoubleProjection.RowReader _readRow;
    private readonly DoubleProjection.RowReader _readChosenRow;

    // The scaled row of the form being located, and the same with the sign that the witness does not have.
    private readonly double[] _form;
    private readonly double[] _objective;
    private readonly double[] _candidate;
    private readonly double[] _centred;
    private readonly double[] _direction;

    // After Both: the far witness lies on the side that the cell's own witness does not; if that one lies on the hyperplane,
    // the far witness is on the positive side and the near one on the negative side.
    private readonly Witness _far;
    private readonly Witness _near;
    private int[] _chosen = [];
    private double[] _chosenOffsets = [];
    private double[] _chosenNorms = [];
    private double _formError;
    private double _witnessValue;
    private Sign _witnessSign;
    private bool _usedExact;

    public Location Locate(int id, in Form form)
    {
        SignTests++;
        _usedExact = false;
        Sides sides = ScaledRow.TryLoad(form, _form, out _formError, ref _usedExact)
            ? LocateOn(_cells[id], new PathRow(null, form, Sign.Positive))
            : ConstantForm.Locate(form, Filters, ref _usedExact);
        if (_usedExact)
        {
            ExactSignTests++;
        }

        return new Location(form, sides, _witnessSign, _witnessValue, SignTests);
    }

    private Sides LocateOn(BallCell cell, in PathRow source)
    {
        Witness witness = cell.Witness;
        _witnessValue = CellPath.Evaluate(_form, witness.Approximation);
        _witnessSign = _path.SignOf(_witnessValue, _formError, witness, source, ref _usedExact);
        if (_witnessSign == Sign.Zero)
        {
            // A form that is not constant takes both signs around an interior point where it vanishes.
            FindStep(cell, source with { Sign = Sign.Negative });
            _near.CopyFrom(_far, cell.Depth + 1);
            FindStep(cell, source);
            return Sides.Both;
        }

        PathRow wanted = source with { Sign = _witnessSign.Negate() };
        SetObjective(wanted.Sign);
        Sides nearSide = _witnessSign == Sign.Positive ? Sides.Positive : Sides.Negative;
        if (Filters)
        {
            _proof.Clear();
            _proof.Add(_objective, _formError, 1);
            if (_proof.Holds())
            {
                return nearSide;
            }

            if (TryRay(cell, wanted))
            {
                return Sides.Both;
            }

            if (Propose(cell, wanted) is { } answer)
            {
                return answer ? Sides.Both : nearSide;
            }
        }

        _usedExact = true;
        return DecideExactly(cell, wanted) ? Sides.Both : nearSide;
    }

    private void SetObjective(Sign wanted)
    {
        for (int k = 0; k < _objective.Length; k++)
        {
            _objective[k] = wanted == Sign.Negative ? -_form[k] : _form[k];
        }
    }

    // Whether the objective is positive somewhere in the cell, if floating point can prove the answer; if so, the far witness is such a point.
    private bool? Propose(BallCell cell, in PathRow wanted)
    {
        int rows = cell.Depth + 1;
        Measure(cell.Depth, _objective);
        ReadOnlySpan<double> offsets = _centreValues.AsSpan(0, rows);
        ReadOnlySpan<double> norms = _norms.AsSpan(0, rows);
        ProjectionStatus status = _projection.Solve(_readRow, offsets, norms, _ball.OuterRadius * Comfortable);
        if (status == ProjectionStatus.Failed)
        {
            return null;
        }

        if (MultipliersHold())
        {
            return false;
        }

        return status == ProjectionStatus.Nearest && TryNear(cell, wanted) ? true : null;
    }

    private bool MultipliersHold()
    {
        _proof.Clear();
        for (int j = 0; j < _projection.ActiveCount; j++)
        {
            int row = _projection.ActiveRow(j);
            double multiplier = _projection.Multiplier(j);
            if (multiplier > 0)
            {
                _proof.Add(RowAt(row), row < _path.Count ? _path.RowError(row) : _formError, multiplier);
            }
        }

        return _projection.ActiveCount > 0 && _proof.Holds();
    }

    // Proposes a point a little inside of the nearest point: along a direction in which all rows grow that are zero there.
    private bool TryNear(BallCell cell, in PathRow wanted)
    {
        int rows = cell.Depth + 1;
        _projection.Point.CopyTo(_centred, 0);
        if (_chosen.Length < rows)
        {
            _chosen = new int[2 * rows];
            _chosenOffsets = new double[2 * rows];
            _chosenNorms = new double[2 * rows];
        }

        int count = 0;
        double length = Length(_centred);
        for (int i = 0; i < rows; i++)
        {
            double value = _centreValues[i] + Rate(RowAt(i), _centred);
            if (value <= (Math.Abs(_centreValues[i]) + (_norms[i] * length)) * (Comfortable - 1))
            {
                _chosen[count] = i;
                _chosenOffsets[count] = -_norms[i];
                _chosenNorms[count] = _norms[i];
                count++;
            }
        }

        ProjectionStatus status = _projection.Solve(
            _readChosenRow, _chosenOffsets.AsSpan(0, count), _chosenNorms.AsSpan(0, count), double.PositiveInfinity);
        if (status != ProjectionStatus.Nearest)
        {
            return false;
        }

        _projection.Point.CopyTo(_direction, 0);
        double limit = ChordLength(_centred, _direction);
        for (int i = 0; i < rows; i++)
        {
            double rate = Rate(RowAt(i), _direction);
            if (rate < 0)
            {
                limit = Math.Min(limit, (_centreValues[i] + Rate(RowAt(i), _centred)) / -rate);
            }
        }

        // Without rows to leave, the direction is zero and the nearest point is the centre.
        double step = double.IsFinite(limit) ? limit / 2 : 0;
        for (int k = 0; k < _dimension; k++)
        {
            _candidate[k] = _ball.Centre[k] + _centred[k] + (step * _direction[k]);
        }

        return step >= 0 && TryCandidate(cell, wanted);
    }

    // Proposes a point from the witness along the gradient of the objective: past its zero, not more than half way to the boundary.
    private bool TryRay(BallCell cell, in PathRow wanted)
    {
        double[] start = cell.Witness.Approximation;
        _objective.AsSpan(0, _dimension).CopyTo(_direction);
        double crossing = Math.Abs(_witnessValue) / Rate(_objective, _direction);
        double length = RayLength(cell);
        if (!(length > crossing))
        {
            return false;
        }

        double step = (crossing + Math.Min(length, 3 * crossing)) / 2;
        for (int k = 0; k < _dimension; k++)
        {
            _candidate[k] = start[k] + (step * _direction[k]);
        }

        return TryCandidate(cell, wanted);
    }

    // How far the witness can go in the direction before it meets the boundary of the cell, approximately.
    private double RayLength(BallCell cell)
    {
        for (int k = 0; k < _dimension; k++)
        {
            _centred[k] = cell.Witness.Approximation[k] - _ball.Centre[k];
        }

        double length = ChordLength(_centred, _direction);
        for (int i = 0; i < cell.Depth; i++)
        {
            double rate = Rate(_path.Row(i), _direction);
            if (rate < 0)
            {
                length = Math.Min(length, cell.Witness.Values[i] / -rate);
            }
        }

        return length;
    }

    // How far one can go from a point of the ball (relative to the centre) in a direction before one leaves the ball, approximately.
    private double ChordLength(double[] from, double[] direction)
    {
        double square = Rate(direction, direction);
        double middle = Rate(from, direction);
        double rest = (_ball.InnerRadius * _ball.InnerRadius) - Rate(from, from);
        double root = Math.Sqrt((middle * middle) + (square * rest));

        // Of the two ways to write the root of the quadratic the one that does not cancel.
        return middle > 0 ? rest / (middle + root) : (root - middle) / square;
    }

    private static double Rate(ReadOnlySpan<double> row, double[] direction)
    {
        double rate = 0;
        for (int k = 0; k < direction.Length; k++)
        {
            rate += row[k] * direction[k];
        }

        return rate;
    }

    private static double Length(double[] vector) => Math.Sqrt(Rate(vector, vector));
}
