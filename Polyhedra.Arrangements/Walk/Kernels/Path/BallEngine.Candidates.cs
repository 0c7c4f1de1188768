using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <content>Verifying proposed witnesses, and moving them away from the walls first.</content>
internal sealed partial class BallEngine
{
    private double[] _candidateValues = new double[16];

    // Makes the candidate, moved towards the middle of the far side if that can be verified, the far witness.
    private bool TryCandidate(BallCell cell, in PathRow wanted)
    {
        _candidate.CopyTo(_centred, 0);
        return (TryCentre(cell) && IsFarWitness(_centred, wanted)) || IsFarWitness(_candidate, wanted);
    }

    private bool IsFarWitness(double[] point, in PathRow wanted)
    {
        if (!Array.TrueForAll(point, double.IsFinite))
        {
            return false;
        }

        _far.Set(point);
        double value = CellPath.Evaluate(_objective, point);
        if (!_ball.HasInInterior(_far, Filters, ref _usedExact)
            || _path.SignOf(value, _formError, _far, wanted, ref _usedExact) != Sign.Positive
            || !_path.HasInInterior(_far, ref _usedExact))
        {
            return false;
        }

        _far.SetValue(_path.Count, value);
        return true;
    }

    // Moves the candidate, one coordinate after the other, to the middle of its chord in the cell cut by the objective.
    // All in floating point; the caller verifies. False if the candidate is not inside as far as floating point can tell.
    private bool TryCentre(BallCell cell)
    {
        int rows = cell.Depth + 1;
        if (_candidateValues.Length < rows)
        {
            _candidateValues = new double[2 * rows];
        }

        double square = 0;
        for (int k = 0; k < _dimension; k++)
        {
            double y = _centred[k] - _ball.Centre[k];
            square += y * y;
        }

        double radius = _ball.InnerRadius * _ball.InnerRadius;
        if (!(square < radius))
        {
            return false;
        }

        for (int i = 0; i < rows; i++)
        {
            _candidateValues[i] = CellPath.Evaluate(RowAt(i), _centred);
            if (!(_candidateValues[i] > 0))
            {
                return false;
            }
        }

        for (int k = 0; k < _dimension; k++)
        {
            double y = _centred[k] - _ball.Centre[k];
            double half = Math.Sqrt(Math.Max(0, radius - square + (y * y)));
            double up = half - y;
            double down = half + y;
            for (int i = 0; i < rows; i++)
            {
                double rate = RowAt(i)[k];
                if (rate < 0)
                {
                    up = Math.Min(up, _candidateValues[i] / -rate);
                }
                else if (rate > 0)
                {
                    down = Math.Min(down, _candidateValues[i] / rate);
                }
            }

            double move = (up - down) / 2;
            if (!double.IsFinite(move))
            {
                continue;
            }

            _centred[k] += move;
            square += ((y + move) * (y + move)) - (y * y);
            for (int i = 0; i < rows; i++)
            {
                _candidateValues[i] += RowAt(i)[k] * move;
            }
        }

        return true;
    }

    // A point of the cell on the wanted side, for a form that vanishes at the witness but is not constant.
    private void FindStep(BallCell cell, in PathRow wanted)
    {
        SetObjective(wanted.Sign);
        _objective.AsSpan(0, _dimension).CopyTo(_direction);
        double length = RayLength(cell);
        for (int k = 0; k < _dimension; k++)
        {
            _candidate[k] = cell.Witness.Approximation[k] + (length / 2 * _direction[k]);
        }

        if (!Filters || !TryCandidate(cell, wanted))
        {
            _usedExact = true;
            FindExactStep(cell, wanted);
        }
    }
}
