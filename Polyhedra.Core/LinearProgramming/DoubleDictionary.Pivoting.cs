using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <content>One step: which column moves, which row stops it, and the exchange of the two.</content>
internal sealed partial class DoubleDictionary
{
    private void AddMagnitudes(double factor, ReadOnlySpan<double> source)
    {
        double size = Math.Abs(factor);
        for (int j = 0; j < source.Length; j++)
        {
            _magnitude[j] += size * Math.Abs(source[j]);
        }
    }

    // Without rows nothing stops a coordinate but its own bounds: all that improve go to their other bound in one pass.
    private void FlipAllImproving()
    {
        for (int j = 0; j < _columns; j++)
        {
            double direction = Improving(j, _t[j]);
            int coordinate = _nonbasic[j];
            if (direction != 0 && double.IsFinite(_lower[coordinate]) && double.IsFinite(_upper[coordinate]))
            {
                _value[0] += _t[j] * direction * (_upper[coordinate] - _lower[coordinate]);
                _status[j] = direction > 0 ? ColumnStatus.Upper : ColumnStatus.Lower;
                _columnValue[j] = direction > 0 ? _upper[coordinate] : _lower[coordinate];
            }
        }
    }

    private double LargestRate(int column)
    {
        double largest = 0;
        for (int i = 0; i < RowCount; i++)
        {
            largest = Math.Max(largest, Math.Abs(_t[(i * _columns) + column]));
        }

        return largest;
    }

    private int ChooseColumn(ReadOnlySpan<double> objective)
    {
        int best = -1;
        double largest = 0;
        double noise = Noise;
        for (int j = 0; j < objective.Length; j++)
        {
            double size = Math.Abs(objective[j]);
            if (size > largest && size > noise * _magnitude[j] && Improving(j, objective[j]) != 0)
            {
                largest = size;
                best = j;
            }
        }

        return best;
    }

    // The direction in which moving a column increases the objective, or 0 if its bound forbids it.
    private double Improving(int column, double coefficient) => _status[column] switch
    {
        ColumnStatus.Lower => coefficient > 0 ? 1 : 0,
        ColumnStatus.Upper => coefficient < 0 ? -1 : 0,
        _ => Math.Sign(coefficient),
    };

    // The row that stops the move first; -1 if the column's own other bound does.
    private int ChooseRow(int column, double direction, out double length)
    {
        double noise = Noise * LargestRate(column);
        int variable = _nonbasic[column];
        length = variable < _columns ? _upper[variable] - _lower[variable] : double.PositiveInfinity;
        int best = -1;
        double bestRate = 0;
        for (int i = 0; i < RowCount; i++)
        {
            double rate = _t[(i * _columns) + column] * direction;
            double size = Math.Abs(rate);
            if (size <= noise)
            {
                continue;
            }

            int basic = _basic[i];
            double bound = rate < 0
                ? (basic < _columns ? _lower[basic] : basic == _relaxed ? double.NegativeInfinity : 0)
                : (basic < _columns ? _upper[basic] : double.PositiveInfinity);
            double room = Math.Max(0, rate < 0 ? _value[i] - bound : bound - _value[i]) / size;
            if (room < length || (room == length && size > bestRate && best >= 0))
            {
                length = room;
                best = i;
                bestRate = size;
            }
        }

        return best;
    }

    private void Move(int column, double change)
    {
        if (change != 0)
        {
            for (int i = 0; i <= RowCount; i++)
            {
                _value[i] += _t[(i * _columns) + column] * change;
            }
        }

        _columnValue[column] += change;
    }

    private void Pivot(int row, int column, double direction)
    {
        Age++;
        int entering = _nonbasic[column];
        int leaving = _basic[row];
        Span<double> pivotRow = _t.AsSpan(row * _columns, _columns);
        double pivot = pivotRow[column];
        bool toLower = pivot * direction < 0;
        double reciprocal = 1 / pivot;
        double minus = -reciprocal;
        for (int j = 0; j < pivotRow.Length; j++)
        {
            pivotRow[j] *= minus;
        }

        pivotRow[column] = reciprocal;
        for (int i = 0; i <= RowCount; i++)
        {
            if (i == row)
            {
                continue;
            }

            Span<double> other = _t.AsSpan(i * _columns, _columns);
            double factor = other[column];
            if (factor != 0)
            {
                other[column] = 0;
                DoubleVector.AddMultiple(other, factor, pivotRow);
                if (i == RowCount)
                {
                    _magnitude[column] = 0;
                    AddMagnitudes(factor, pivotRow);
                }
            }
        }

        _value[row] = _columnValue[column];
        _basic[row] = entering;
        if (entering < _columns)
        {
            _place[entering] = ~row;
        }

        _nonbasic[column] = leaving;
        if (leaving < _columns)
        {
            _place[leaving] = column;
            _status[column] = toLower ? ColumnStatus.Lower : ColumnStatus.Upper;
            _columnValue[column] = toLower ? _lower[leaving] : _upper[leaving];
        }
        else
        {
            _status[column] = ColumnStatus.Lower;
            _columnValue[column] = 0;
        }
    }
}
