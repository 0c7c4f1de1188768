using System.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <content>Reading the current point, a ray and the multipliers, in the structural variables without reflection.</content>
internal sealed partial class SimplexDictionary
{
    /// <summary>The current point, each structural variable times the denominator.</summary>
    public BigInteger[] ReadPoint()
    {
        BigInteger[] point = new BigInteger[ColumnCount];
        for (int i = 0; i < _rows.Count; i++)
        {
            if (_basic[i] < ColumnCount)
            {
                point[_basic[i]] = _rows[i][ColumnCount];
            }
        }

        for (int k = 0; k < ColumnCount; k++)
        {
            if (_reflected[k])
            {
                point[k] = ((_program.Widths[k] ?? BigInteger.Zero) * Denominator) - point[k];
            }
        }

        return point;
    }

    /// <summary>The direction in which the structural variables move when the variable of a column grows, times the
    /// denominator.</summary>
    public BigInteger[] ReadRay(int column)
    {
        BigInteger[] ray = new BigInteger[ColumnCount];
        if (_nonbasic[column] < ColumnCount)
        {
            ray[_nonbasic[column]] = Denominator;
        }

        for (int i = 0; i < _rows.Count; i++)
        {
            if (_basic[i] < ColumnCount)
            {
                ray[_basic[i]] = _rows[i][column];
            }
        }

        for (int k = 0; k < ColumnCount; k++)
        {
            if (_reflected[k])
            {
                ray[k] = -ray[k];
            }
        }

        return ray;
    }

    /// <summary>The multipliers that bring the objective of the moment to a constant, times the denominator.</summary>
    /// <remarks>Precondition: the objective is at its maximum.</remarks>
    public (BigInteger[] Rows, BigInteger[] Origins, BigInteger[] Widths) ReadMultipliers()
    {
        BigInteger[] rows = new BigInteger[_program.Rows.Length];
        BigInteger[] origins = new BigInteger[ColumnCount];
        BigInteger[] widths = new BigInteger[ColumnCount];
        for (int j = 0; j < ColumnCount; j++)
        {
            int variable = _nonbasic[j];
            BigInteger multiplier = -Objective[j];
            if (variable >= ColumnCount)
            {
                rows[variable - ColumnCount] = multiplier;
            }
            else
            {
                // A negative multiplier is one of a fixed variable: there w' = -(0 - w').
                bool atWidth = _reflected[variable] != (multiplier.Sign < 0);
                (atWidth ? widths : origins)[variable] = BigInteger.Abs(multiplier);
            }
        }

        return (rows, origins, widths);
    }
}
