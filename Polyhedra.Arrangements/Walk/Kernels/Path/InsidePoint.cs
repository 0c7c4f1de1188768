using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>A point in doubles that is proved to be strictly inside a cell, with the values of the rows there.</summary>
internal sealed class InsidePoint(DomainBox box, CellPath path)
{
    // A row is far enough when no step to a bound along one coordinate reaches it.
    private const double Enough = 1.5;
    private const double Border = 1.0 / 16;
    private double[] _values = new double[16];
    private double[] _errors = new double[16];
    private double[] _steps = new double[16];
    private double[] _squares = new double[16];

    /// <summary>The coordinates.</summary>
    public double[] Coordinates { get; } = new double[box.Lower.Length];

    /// <summary>Moves to a point; false, and worthless, if it is not proved to be strictly inside.</summary>
    public bool TrySet(ReadOnlySpan<double> point)
    {
        point.CopyTo(Coordinates);
        return box.HasInInterior(Coordinates) && Evaluate();
    }

    /// <summary>Whether every row is proved to be positive at a point.</summary>
    public bool AreRowsPositive(ReadOnlySpan<double> point)
    {
        double norm = Witness.UpperNorm(point);
        for (int i = 0; i < path.Count; i++)
        {
            if (!(CellPath.Evaluate(path.Row(i), point) > path.ValueError(path.RowError(i), norm)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the point, moved along one coordinate to a bound, is proved to be strictly inside all rows. Then it is strictly
    /// inside all other bounds, too.</summary>
    public bool HasFootOn(int coordinate, bool isUpper)
    {
        double bound = isUpper ? box.Upper[coordinate] : box.Lower[coordinate];
        double start = Coordinates[coordinate];
        double move = bound - start;

        // The move is off by the rounding of the bound and of the difference.
        double size = Math.Abs(bound) + Math.Abs(start);
        for (int i = 0; i < path.Count; i++)
        {
            double rate = path.Row(i)[coordinate];
            double change = rate * move;
            double error = _errors[i] + (path.RowError(i) * size)
                + (8 * FloatingPoint.Epsilon * (Math.Abs(rate) * size)) + FloatingPoint.Underflow
                + (2 * FloatingPoint.Epsilon * (Math.Abs(_values[i]) + Math.Abs(change)));
            if (!(_values[i] + change > error * (1 + (16 * FloatingPoint.Epsilon))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Moves to a point farther from the rows than another one, where it finds one: step by step along the normal of the row
    /// that is nearest. False, and worthless, if it finds none that is proved to be strictly inside.</summary>
    public bool TryMoveInwards(ReadOnlySpan<double> start)
    {
        start.CopyTo(Coordinates);
        Measure();
        double[] best = (double[])Coordinates.Clone();
        double farthest = double.NegativeInfinity;
        for (int step = 0; step <= 2 * path.Count; step++)
        {
            int nearest = Nearest(out double distance);
            if (distance > farthest)
            {
                farthest = distance;
                Coordinates.CopyTo(best, 0);
            }

            if (nearest < 0 || distance >= 1)
            {
                break;
            }

            Push(nearest);
        }

        return TrySet(best);
    }

    private bool Evaluate()
    {
        Reserve();
        double norm = Witness.UpperNorm(Coordinates);
        for (int i = 0; i < path.Count; i++)
        {
            _values[i] = CellPath.Evaluate(path.Row(i), Coordinates);
            _errors[i] = path.ValueError(path.RowError(i), norm);
            if (!(_values[i] > _errors[i]))
            {
                return false;
            }
        }

        return true;
    }

    private void Reserve()
    {
        if (_values.Length < path.Count)
        {
            int size = 2 * path.Count;
            (_values, _errors, _steps, _squares) = (new double[size], new double[size], new double[size], new double[size]);
        }
    }

    // For each row how far a step to a bound along one coordinate can change it, and the square of its normal.
    private void Measure()
    {
        Reserve();
        for (int i = 0; i < path.Count; i++)
        {
            ReadOnlySpan<double> row = path.Row(i);
            (_steps[i], _squares[i]) = (0, 0);
            for (int k = 0; k < Coordinates.Length; k++)
            {
                _steps[i] = Math.Max(_steps[i], Math.Abs(row[k]) * (box.Upper[k] - box.Lower[k]));
                _squares[i] += row[k] * row[k];
            }
        }
    }

    private int Nearest(out double distance)
    {
        int nearest = -1;
        distance = double.PositiveInfinity;
        for (int i = 0; i < path.Count; i++)
        {
            _values[i] = CellPath.Evaluate(path.Row(i), Coordinates);
            double steps = _values[i] / _steps[i];
            if (steps < distance)
            {
                (nearest, distance) = (i, steps);
            }
        }

        return nearest;
    }

    private void Push(int index)
    {
        ReadOnlySpan<double> row = path.Row(index);
        double length = ((Enough * _steps[index]) - _values[index]) / _squares[index];
        for (int k = 0; k < Coordinates.Length; k++)
        {
            double border = Border * (box.Upper[k] - box.Lower[k]);
            Coordinates[k] = Math.Clamp(Coordinates[k] + (length * row[k]), box.Lower[k] + border, box.Upper[k] - border);
        }
    }
}
