using System.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>A dictionary of the simplex method in integers: every basic variable, and the objective of the moment, as an
/// affine function of the d nonbasic variables, which are all 0 at the current point.</summary>
/// <remarks>
/// <para>Variables are numbered: the structural ones 0..d-1, then the slack of half-space i as d + i. A structural variable
/// that moves to its upper bound is <em>reflected</em>, w' = width - w, so that nonbasic always means 0 and a bound flip is a
/// change of sign in one column; a free variable is reflected as w' = -w.</para>
/// <para>Invariants: with the positive integer <see cref="Denominator"/>, Denominator * basic[i] = rows[i][d] + sum over columns j of
/// rows[i][j] * nonbasic[j]. Up to sign every entry is a minor of the (reflected) integer program and the denominator is the
/// minor of the basis, so the divisions in <see cref="Pivot"/> leave no remainder and no number is longer than Hadamard's
/// bound (Edmonds 1967; Bareiss 1968). At every call between pivots the constants of the rows are feasible: at least 0 and, for a
/// structural variable with a width, at most width * Denominator.</para>
/// <para>Cost: a pivot is two multiplications and a division for each of rows * d entries.</para>
/// </remarks>
internal sealed partial class SimplexDictionary
{
    private readonly IntegerProgram _program;
    private readonly List<BigInteger[]> _rows = [];
    private readonly List<int> _basic = [];
    private readonly int[] _nonbasic;
    private readonly bool[] _reflected;

    /// <summary>The dictionary in which every structural variable is nonbasic and no half-space has entered.</summary>
    public SimplexDictionary(IntegerProgram program)
    {
        _program = program;
        _nonbasic = [.. Enumerable.Range(0, program.VariableCount)];
        _reflected = new bool[program.VariableCount];
        Denominator = BigInteger.One;
        Objective = new BigInteger[program.VariableCount + 1];
    }

    /// <summary>The common denominator; positive.</summary>
    public BigInteger Denominator { get; private set; }

    /// <summary>The objective of the moment over the denominator: d coefficients, then its value.</summary>
    public BigInteger[] Objective { get; set; }

    /// <summary>The number of columns, d.</summary>
    public int ColumnCount => _nonbasic.Length;

    /// <summary>The number of half-spaces that have entered.</summary>
    public int RowCount => _rows.Count;

    /// <summary>The variable of a column.</summary>
    public int NonbasicVariable(int column) => _nonbasic[column];

    /// <summary>The variable of a row.</summary>
    public int BasicVariable(int row) => _basic[row];

    /// <summary>A row: d coefficients, then the constant.</summary>
    public BigInteger[] Row(int row) => _rows[row];

    /// <summary>Whether a variable is unbounded in both directions.</summary>
    public bool IsFree(int variable) => variable < ColumnCount && _program.Free[variable];

    /// <summary>The upper bound of a variable, or null; slacks have none.</summary>
    public BigInteger? Width(int variable) => variable < ColumnCount ? _program.Widths[variable] : null;

    /// <summary>An affine form of the structural variables as a row of this dictionary.</summary>
    /// <param name="form">d coefficients, then the constant.</param>
    public BigInteger[] Express(BigInteger[] form)
    {
        int d = ColumnCount;
        BigInteger[] result = new BigInteger[d + 1];
        BigInteger constant = form[d];

        // First in terms of the reflected variables, then the basic ones are substituted.
        BigInteger[] coefficients = form[..d];
        for (int k = 0; k < d; k++)
        {
            if (_reflected[k])
            {
                constant += coefficients[k] * (_program.Widths[k] ?? BigInteger.Zero);
                coefficients[k] = -coefficients[k];
            }
        }

        result[d] = constant * Denominator;
        for (int j = 0; j < d; j++)
        {
            if (_nonbasic[j] < d)
            {
                result[j] = coefficients[_nonbasic[j]] * Denominator;
            }
        }

        for (int i = 0; i < _rows.Count; i++)
        {
            if (_basic[i] < d && !coefficients[_basic[i]].IsZero)
            {
                BigInteger coefficient = coefficients[_basic[i]];
                for (int j = 0; j <= d; j++)
                {
                    result[j] += coefficient * _rows[i][j];
                }
            }
        }

        return result;
    }

    /// <summary>Lets a slack enter as a basic variable.</summary>
    /// <param name="row">Its row, from <see cref="Express"/> and every pivot since.</param>
    /// <param name="variable">Its number.</param>
    public void AddRow(BigInteger[] row, int variable)
    {
        _rows.Add(row);
        _basic.Add(variable);
    }
}
