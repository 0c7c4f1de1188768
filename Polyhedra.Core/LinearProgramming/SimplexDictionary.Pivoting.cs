using System.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <content>The three moves: reflect a nonbasic variable, reflect a basic variable, exchange one for the other.</content>
internal sealed partial class SimplexDictionary
{
    /// <summary>Measures the nonbasic variable of a column from its other bound (a free one: in the other direction), and puts
    /// it at 0 there.</summary>
    public void ReflectNonbasic(int column)
    {
        BigInteger width = Width(_nonbasic[column]) ?? BigInteger.Zero;
        foreach (BigInteger[] row in _rows)
        {
            ReflectEntry(row, column, width);
        }

        ReflectEntry(Objective, column, width);
        _reflected[_nonbasic[column]] = !_reflected[_nonbasic[column]];
    }

    /// <summary>Measures the basic variable of a row from its upper bound.</summary>
    /// <remarks>Precondition: it is structural and has a width.</remarks>
    public void ReflectBasic(int row)
    {
        BigInteger[] entries = _rows[row];
        for (int j = 0; j < entries.Length; j++)
        {
            entries[j] = -entries[j];
        }

        int variable = _basic[row];
        entries[ColumnCount] += Denominator * Width(variable)!.Value;
        _reflected[variable] = !_reflected[variable];
    }

    /// <summary>Exchanges the basic variable of a row with the nonbasic variable of a column.</summary>
    /// <remarks>Precondition: the entry there, p, is not zero. The new denominator is |p|. With s the sign of p, the solved
    /// row is |p| * entering = s * (Denominator * leaving - the rest of the row); put into another row with entry f at the column it
    /// gives (|p| * entry - s * f * pivot entry) / Denominator, exactly.</remarks>
    public void Pivot(int row, int column)
    {
        BigInteger[] pivotRow = _rows[row];
        bool positive = pivotRow[column].Sign > 0;
        BigInteger previous = Denominator;
        BigInteger next = BigInteger.Abs(pivotRow[column]);
        if (positive)
        {
            for (int j = 0; j < pivotRow.Length; j++)
            {
                pivotRow[j] = -pivotRow[j];
            }
        }

        // From here on pivotRow holds s * (- row): what the entering variable is, but for the pivot column.
        for (int i = 0; i < _rows.Count; i++)
        {
            if (i != row)
            {
                Substitute(_rows[i], pivotRow, column, previous, next, positive);
            }
        }

        Substitute(Objective, pivotRow, column, previous, next, positive);
        pivotRow[column] = positive ? previous : -previous;
        Denominator = next;
        (_basic[row], _nonbasic[column]) = (_nonbasic[column], _basic[row]);
    }

    private static void ReflectEntry(BigInteger[] row, int column, BigInteger width)
    {
        if (row[column].IsZero)
        {
            return;
        }

        if (!width.IsZero)
        {
            row[^1] += row[column] * width;
        }

        row[column] = -row[column];
    }

    // Inner loop of the exact simplex method. Keeps: row over `next` afterwards is the same form as row over `previous` before.
    private static void Substitute(
        BigInteger[] row, BigInteger[] solved, int column, BigInteger previous, BigInteger next, bool positive)
    {
        BigInteger factor = row[column];
        if (factor.IsZero)
        {
            Rescale(row, previous, next);
            return;
        }

        bool divide = !previous.IsOne;
        for (int j = 0; j < row.Length; j++)
        {
            BigInteger value = next * row[j];
            if (!solved[j].IsZero)
            {
                value += factor * solved[j];
            }

            row[j] = divide ? value / previous : value;
        }

        row[column] = positive ? factor : -factor;
    }

    private static void Rescale(BigInteger[] row, BigInteger previous, BigInteger next)
    {
        if (previous == next)
        {
            return;
        }

        for (int j = 0; j < row.Length; j++)
        {
            if (!row[j].IsZero)
            {
                row[j] = row[j] * next / previous;
            }
        }
    }
}
