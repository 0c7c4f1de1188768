namespace Polyhedra.Core.LinearProgramming;

/// <content>Asking how far a row goes where it is no constraint.</content>
internal sealed partial class DoubleDictionary
{
    /// <summary>Stops a row from being a constraint: its slack may become negative. One row at a time.</summary>
    /// <param name="row">The number that the row got when it was added.</param>
    /// <exception cref="InvalidOperationException">Another row is relaxed.</exception>
    public void Relax(int row)
    {
        if (_relaxed >= 0)
        {
            throw new InvalidOperationException("One row at a time can be relaxed.");
        }

        _relaxed = _columns + row;
        int column = Array.IndexOf(_nonbasic, _relaxed);
        if (column >= 0)
        {
            _status[column] = ColumnStatus.Free;
        }
    }

    /// <summary>Takes a bound of a coordinate away, until this becomes a copy of another dictionary.</summary>
    public void RelaxBound(int coordinate, bool isUpper)
    {
        ref double[] bounds = ref isUpper ? ref _upper : ref _lower;
        bounds = (double[])bounds.Clone();
        bounds[coordinate] = isUpper ? double.PositiveInfinity : double.NegativeInfinity;
        int column = _place[coordinate];
        if (column >= 0 && _status[column] == (isUpper ? ColumnStatus.Upper : ColumnStatus.Lower))
        {
            _status[column] = ColumnStatus.Free;
        }
    }

    /// <summary>Takes the relaxed row away; the other rows keep their numbers. The objective row is lost.</summary>
    /// <returns>False, and nothing happens, if its slack is nonbasic: then the dictionary is written in terms of it.</returns>
    /// <remarks>No row can be added afterwards.</remarks>
    public bool TryDropRelaxed()
    {
        int row = Array.IndexOf(_basic, _relaxed, 0, RowCount);
        if (row < 0)
        {
            return false;
        }

        int last = RowCount - 1;
        _t.AsSpan(last * _columns, _columns).CopyTo(_t.AsSpan(row * _columns, _columns));
        _value[row] = _value[last];
        _basic[row] = _basic[last];
        if (_basic[row] < _columns)
        {
            _place[_basic[row]] = ~row;
        }

        RowCount = last;
        _relaxed = -1;
        return true;
    }
}
