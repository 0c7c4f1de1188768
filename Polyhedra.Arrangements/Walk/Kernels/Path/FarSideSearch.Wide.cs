namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <content>Moving a point away from the walls in many dimensions.</content>
internal sealed partial class FarSideSearch
{
    /// <summary>The number of coordinates from which on a cell is wide.</summary>
    // From here on, to centre on one after the other no longer helps: each step leans on the rows that it meets, and after
    // hundreds of steps the point is so near to some of them that only exact arithmetic can tell on which side.
    public const int WideDimension = 100;

    // Nearer to a bound than this part of the way, a step along a normal does not go.
    private const double Reach = 0.75;

    private double[] _best = [];

    // Step by step along the normal of the row that is nearest, which in many dimensions hardly changes the others; the best point is
    // kept. All in floating point; the caller verifies.
    private void PushInwards(int rows)
    {
        _best = _best.Length == 0 ? new double[_centred.Length] : _best;
        double farthest = double.NegativeInfinity;
        for (int step = 0; step <= rows; step++)
        {
            int nearest = Nearest(rows, out double mean);
            if (_values[nearest] > farthest)
            {
                farthest = _values[nearest];
                _centred.CopyTo(_best, 0);
            }

            if (!(_values[nearest] < mean / 4))
            {
                break;
            }

            Push(RowAt(nearest), (mean / 2) - _values[nearest]);
            for (int i = 0; i < rows; i++)
            {
                _values[i] = CellPath.Evaluate(RowAt(i), _centred);
            }
        }

        _best.CopyTo(_centred, 0);
    }

    private int Nearest(int rows, out double mean)
    {
        int nearest = 0;
        double sum = 0;
        for (int i = 0; i < rows; i++)
        {
            sum += _values[i];
            nearest = _values[i] < _values[nearest] ? i : nearest;
        }

        mean = sum / rows;
        return nearest;
    }

    private void Push(ReadOnlySpan<double> row, double change)
    {
        double square = 0;
        for (int k = 0; k < _centred.Length; k++)
        {
            square += row[k] * row[k];
        }

        for (int k = 0; k < _centred.Length; k++)
        {
            if (row[k] != 0)
            {
                _body.Chord(_centred, k, out double up, out double down);
                _body.Move(_centred, k, Math.Clamp(change / square * row[k], -Reach * down, Reach * up));
            }
        }
    }
}
