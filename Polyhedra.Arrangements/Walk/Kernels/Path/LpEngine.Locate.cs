using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <content>Deciding on which sides of a form a cell lies.</content>
internal sealed partial class LpEngine
{
    // The scaled row of the form being located, and the same with the sign that the witness does not have.
    private readonly double[] _form;
    private readonly double[] _objective;
    private readonly double[] _candidate;
    private readonly double[] _centred;
    private readonly double[] _direction;
    private readonly DropProof _dropProof;

    // After Both: the far witness lies on the side that the cell's own witness does not; if that one lies on the hyperplane,
    // the far witness is on the positive side and the near one on the negative side.
    private readonly Witness _far;
    private readonly Witness _near;
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
            : ConstantForm.Locate(form, _arithmetic == KernelArithmetic.Filtered, ref _usedExact);
        if (_usedExact)
        {
            ExactSignTests++;
        }

        return new Location(form, sides, _witnessSign, _witnessValue, SignTests);
    }

    private Sides LocateOn(LpCell cell, in PathRow source)
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
        if (_arithmetic == KernelArithmetic.ExactOnly)
        {
            _usedExact = true;
            return DecideExactly(cell, wanted) ? Sides.Both : nearSide;
        }

        _dropProof.Begin(_objective, _formError, wanted);
        if (_dropProof.HoldsOnBox())
        {
            return nearSide;
        }

        if (TryRay(cell, wanted) || Ask(cell, wanted))
        {
            return Sides.Both;
        }

        return nearSide;
    }

    private void SetObjective(Sign wanted)
    {
        for (int k = 0; k < _objective.Length; k++)
        {
            _objective[k] = wanted == Sign.Negative ? -_form[k] : _form[k];
        }
    }

    // Whether the objective is positive somewhere in the cell; if so, the far witness is such a point.
    private bool Ask(LpCell cell, in PathRow wanted)
    {
        if (cell.HasDictionary && TryDictionary(cell, wanted) is { } answer)
        {
            return answer;
        }

        if (!cell.HasDictionary || cell.Dictionary.Age > 0)
        {
            Rebuild(cell);
            if (cell.HasDictionary && TryDictionary(cell, wanted) is { } secondAnswer)
            {
                return secondAnswer;
            }
        }

        _usedExact = true;
        return DecideExactly(cell, wanted);
    }

    // What the floating-point simplex proposes, if it can be verified.
    private bool? TryDictionary(LpCell cell, in PathRow wanted)
    {
        DoubleDictionary dictionary = cell.Dictionary;
        dictionary.SetObjective(_objective);
        ProposalStatus status = dictionary.Maximise(untilPositive: true);
        if (status == ProposalStatus.Positive)
        {
            if (TryVertex(cell, dictionary, wanted))
            {
                return true;
            }

            status = dictionary.Maximise(untilPositive: false);
            if (TryVertex(cell, dictionary, wanted))
            {
                return true;
            }
        }

        if (status == ProposalStatus.Ray)
        {
            dictionary.GetRay(_direction);
            if (TryAlong(cell, wanted, double.PositiveInfinity))
            {
                return true;
            }
        }

        // Also after a ray that could not be verified: it may be noise in a reduced cost that is exactly zero.
        if (_dropProof.HoldsInDoubles(dictionary))
        {
            return false;
        }

        _usedExact = true;
        return _dropProof.HoldsExactly(dictionary) ? false : null;
    }

    // Proposes the middle between the dictionary's point and where the objective vanishes on the way to it.
    private bool TryVertex(LpCell cell, DoubleDictionary dictionary, in PathRow wanted)
    {
        double[] start = cell.Witness.Approximation;
        dictionary.GetPoint(_candidate);
        double valueAtWitness = -Math.Abs(_witnessValue);
        double value = CellPath.Evaluate(_objective, _candidate);
        if (!(value > 0))
        {
            return false;
        }

        double crossing = -valueAtWitness / (value - valueAtWitness);
        double middle = (1 + crossing) / 2;
        for (int k = 0; k < _dimension; k++)
        {
            _candidate[k] = start[k] + (middle * (_candidate[k] - start[k]));
        }

        return TryCandidate(cell, wanted);
    }

    // Proposes a point on the ray from the witness along the gradient of the objective.
    private bool TryRay(LpCell cell, in PathRow wanted)
    {
        _objective.AsSpan(0, _dimension).CopyTo(_direction);
        double length = RayLength(cell, _direction);
        return TryAlong(cell, wanted, length);
    }

    // Proposes a point from the witness along the direction: past the zero of the objective, not more than half way to the end.
    private bool TryAlong(LpCell cell, in PathRow wanted, double length)
    {
        double[] start = cell.Witness.Approximation;
        double slope = 0;
        for (int k = 0; k < _dimension; k++)
        {
            slope += _objective[k] * _direction[k];
        }

        double crossing = Math.Abs(_witnessValue) / slope;
        if (!(slope > 0) || !(length > crossing))
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

    // How far the witness can go in a direction before it meets the boundary of the cell, approximately; may be infinite.
    private double RayLength(LpCell cell, double[] direction)
    {
        double length = BoundLength(cell.Witness, direction);
        for (int i = 0; i < cell.Depth; i++)
        {
            double rate = Rate(_path.Row(i), direction);
            if (rate < 0)
            {
                length = Math.Min(length, cell.Witness.Values[i] / -rate);
            }
        }

        return length;
    }

    // How far a witness can go in a direction before it meets a bound of the domain, approximately.
    private double BoundLength(Witness witness, double[] direction)
    {
        double length = double.PositiveInfinity;
        for (int k = 0; k < direction.Length; k++)
        {
            double bound = direction[k] > 0 ? _box.Upper[k] : _box.Lower[k];
            if (direction[k] != 0)
            {
                length = Math.Min(length, (bound - witness.Approximation[k]) / direction[k]);
            }
        }

        return length;
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

    // Makes the candidate, moved towards the middle of the far side if that can be verified, the far witness.
    private bool TryCandidate(LpCell cell, in PathRow wanted)
    {
        _candidate.CopyTo(_centred, 0);
        if (TryCentre(cell) && IsFarWitness(_centred, wanted))
        {
            return true;
        }

        return IsFarWitness(_candidate, wanted);
    }

    private bool IsFarWitness(double[] point, in PathRow wanted)
    {
        _far.Set(point);
        double value = CellPath.Evaluate(_objective, point);
        if (!_box.HasInInterior(point)
            || _path.SignOf(value, _formError, _far, wanted, ref _usedExact) != Sign.Positive
            || !_path.HasInInterior(_far, ref _usedExact))
        {
            return false;
        }

        _far.SetValue(_path.Count, value);
        return true;
    }
}
