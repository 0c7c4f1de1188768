namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <content>Moving a proposed witness away from the walls.</content>
internal sealed partial class LpEngine
{
    private double[] _centreValues = new double[16];

    // Moves the candidate, one coordinate after the other, to the middle of its chord in the cell cut by the objective.
    // All in floating point; the caller verifies. False if the candidate is not inside as far as floating point can tell.
    private bool TryCentre(LpCell cell)
    {
        int rows = cell.Depth + 1;
        if (_centreValues.Length < rows)
        {
            _centreValues = new double[2 * rows];
        }

        for (int i = 0; i < rows; i++)
        {
            _centreValues[i] = CellPath.Evaluate(CentreRow(i, cell.Depth), _centred);
            if (!(_centreValues[i] > 0))
            {
                return false;
            }
        }

        for (int k = 0; k < _dimension; k++)
        {
            double up = _box.Upper[k] - _centred[k];
            double down = _centred[k] - _box.Lower[k];
            for (int i = 0; i < rows; i++)
            {
                double rate = CentreRow(i, cell.Depth)[k];
                if (rate < 0)
                {
                    up = Math.Min(up, _centreValues[i] / -rate);
                }
                else if (rate > 0)
                {
                    down = Math.Min(down, _centreValues[i] / rate);
                }
            }

            double target = _centred[k] + ((up - down) / 2);
            if (!_box.IsBounded)
            {
                // Chords may be endless or nearly so: centring must not send the witness off to infinity, cell after cell.
                double limit = Math.Max(1, Math.Abs(_centred[k]));
                target = Math.Clamp(target, -limit, limit);
            }

            double move = target - _centred[k];
            if (!double.IsFinite(move))
            {
                continue;
            }

            _centred[k] = target;
            for (int i = 0; i < rows; i++)
            {
                _centreValues[i] += CentreRow(i, cell.Depth)[k] * move;
            }
        }

        return true;
    }

    private ReadOnlySpan<double> CentreRow(int index, int depth) => index < depth ? _path.Row(index) : _objective;
}
