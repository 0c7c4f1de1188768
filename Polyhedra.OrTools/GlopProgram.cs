using Google.OrTools.LinearSolver;
using Polyhedra.Core.LinearProgramming;

namespace Polyhedra.OrTools;

/// <summary>A rounded linear program in GLOP's hands, for one objective after the other.</summary>
internal sealed class GlopProgram : IDisposable
{
    private readonly Solver _solver;

    /// <summary>Hands the feasible set over.</summary>
    /// <param name="program">The program; its objective is not looked at.</param>
    /// <param name="parameters">GLOP's parameters, as the text of their protocol buffer.</param>
    public GlopProgram(RoundedLinearProgram program, string parameters)
    {
        ArgumentNullException.ThrowIfNull(program);
        _solver = new Solver("glop", Solver.OptimizationProblemType.GLOP_LINEAR_PROGRAMMING);
        _solver.SetSolverSpecificParametersAsString(parameters);
        _solver.Objective().SetMaximization();
        Variables = new Variable[program.VariableCount];
        for (int k = 0; k < Variables.Length; k++)
        {
            Variables[k] = _solver.MakeNumVar(program.Lower[k], program.Upper[k], string.Empty);
        }

        Rows = new Constraint[program.HalfSpaceCount];
        for (int i = 0; i < Rows.Length; i++)
        {
            ReadOnlySpan<double> row = program.Row(i);
            Rows[i] = _solver.MakeConstraint(-row[^1], double.PositiveInfinity, string.Empty);
            for (int k = 0; k < Variables.Length; k++)
            {
                if (row[k] != 0)
                {
                    Rows[i].SetCoefficient(Variables[k], row[k]);
                }
            }
        }
    }

    /// <summary>The variables.</summary>
    public Variable[] Variables { get; }

    /// <summary>The half-spaces.</summary>
    public Constraint[] Rows { get; }

    /// <summary>Maximises an objective, starting from the last basis if there is one.</summary>
    /// <returns>Whether GLOP says that it found the maximum.</returns>
    public bool TryMaximise(ReadOnlySpan<double> objective)
    {
        Objective target = _solver.Objective();
        for (int k = 0; k < Variables.Length; k++)
        {
            target.SetCoefficient(Variables[k], objective[k]);
        }

        return _solver.Solve() == Solver.ResultStatus.OPTIMAL;
    }

    /// <inheritdoc/>
    public void Dispose() => _solver.Dispose();
}
